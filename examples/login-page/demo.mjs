import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, ensureNode, root, run, stop } from '../../.ci/prepare.mjs';

ensureNode();
ensureInstalled();
if (isOlder('dist/index.js', ['src', 'package.json', 'vite.config.ts']) && !run('npm', ['run', '--silent', 'build']))
  stop('Building the package failed; the message is above.');
await buildPage();
const { start } = await import(pathToFileURL(join(root, 'examples/login-page/dist/server/main.js')).href);
await start({ port: process.env['PORT'], write: (text) => process.stdout.write(text) }).catch((error) =>
  stop(error.message),
);

async function buildPage() {
  const sources = ['examples/login-page/web', 'examples/login-page/server', 'dist/index.js'];
  if (!isOlder('examples/login-page/dist/server/main.js', sources)) return;
  const { build } = await import('vite');
  const configFile = join(root, 'examples/login-page/vite.config.mjs');
  await build({ configFile, logLevel: 'warn' });
  await build({ configFile, logLevel: 'warn', mode: 'server' });
}

/** @param {string} target @param {string[]} sources */
function isOlder(target, sources) {
  const built = modified(join(root, target));
  return sources.some((source) => modified(join(root, source)) > built);
}

/** The newest change in a file or folder; 0 when there is none. @param {string} path @returns {number} */
function modified(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => modified(join(path, name))));
}
