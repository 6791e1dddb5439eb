import { readdirSync } from 'node:fs';
import { aptInstall, ensureInstalled, ensureNode, onPath, stop } from '../../.ci/prepare.mjs';
import { openFirefox } from './firefox.mjs';
import { servePages } from './serve-pages.mjs';
import { openWebKit } from './webkit.mjs';

ensureNode();
ensureInstalled();
const needed = { 'firefox-esr': 'firefox-esr', WebKitWebDriver: 'webkit2gtk-driver', Xvfb: 'xvfb' };
const missing = Object.entries(needed).filter(([program]) => !onPath(program));
if (missing.length > 0) {
  aptInstall(missing.map(([, name]) => name));
  const left = missing.filter(([program]) => !onPath(program)).map(([, name]) => name);
  if (left.length > 0)
    stop(`These tests need Firefox ESR and WebKitGTK: install ${left.join(', ')} (Debian packages).`);
}

// Each file names a page and what is done to it; the page is of the same name.
const folder = new URL('.', import.meta.url);
const suites = readdirSync(folder).filter((name) => name.endsWith('.check.mjs'));
const pages = await servePages();
let passed = 0;
let failed = 0;
for (const open of [openFirefox, openWebKit]) {
  const browser = await open();
  process.stdout.write(`\n${browser.name}\n`);
  try {
    for (const suite of suites) {
      const { page, checks } = await import(new URL(suite, folder).href);
      for (const [title, check] of Object.entries(checks)) {
        try {
          await browser.goto(`${pages.url}${page}`);
          await check(browser);
          passed += 1;
          process.stdout.write(`  ok      ${title}\n`);
        } catch (error) {
          failed += 1;
          process.stdout.write(`  FAILED  ${title}\n          ${String(error).replaceAll('\n', '\n          ')}\n`);
        }
      }
    }
  } finally {
    await browser.close();
  }
}
await pages.close();
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
