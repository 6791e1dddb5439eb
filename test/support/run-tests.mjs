import { aptInstall, ensureInstalled, ensureNode, onPath, run, stop } from '../../.ci/prepare.mjs';
import { findBrowser } from './find-browser.mjs';

ensureNode();
ensureInstalled();
ensureInstalled('test/react-18');
ensureInstalled('test/runtimes');
ensureBrowser();
ensureRedis();

const args = process.argv.slice(2);
if (!run('npm', ['run', '--silent', 'build'])) stop('The build failed, so nothing was tested.');
process.exit(run('npx', ['vitest', 'run', ...args], { STORYBOOK_DISABLE_TELEMETRY: '1' }) ? 0 : 1);

function ensureBrowser() {
  if (findBrowser()) return;
  process.stdout.write('No Chromium or Chrome found: trying Playwright’s download…\n');
  if (run('npx', ['playwright', 'install', 'chromium'])) return;
  if (aptInstall(['chromium']) && findBrowser()) return;
  stop('The tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to its executable.');
}

function ensureRedis() {
  if (onPath('redis-server') || (aptInstall(['redis-server']) && onPath('redis-server'))) return;
  stop(
    'The tests of the shared limits need redis-server on the PATH: install it (Debian: apt-get install redis-server, macOS: brew install redis).',
  );
}
