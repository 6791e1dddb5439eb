import puppeteer from 'puppeteer-core';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';

const keys = { selectAll: 'a', cut: 'x', copy: 'c', paste: 'v', undo: 'z' };

/** Firefox ESR over WebDriver BiDi. */
export async function openFirefox() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const executablePath = folders.map((folder) => join(folder, 'firefox-esr')).find((file) => existsSync(file));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    extraPrefsFirefox: { 'dom.events.testing.asyncClipboard': true },
  });
  const page = await browser.newPage();
  return {
    name: await browser.version(),
    goto: async (url) => {
      await page.goto(url, { waitUntil: 'load' });
      await page.waitForFunction(() => document.body.dataset['ready'] === 'yes');
    },
    evaluate: (script) => page.evaluate(`(${script})()`),
    type: async (text) => {
      for (const key of text) await page.keyboard.press(key);
    },
    press: (key) => page.keyboard.press(key),
    command: async (name) => {
      await page.keyboard.down('Control');
      await page.keyboard.press(keys[name]);
      await page.keyboard.up('Control');
    },
    click: (x, y) => page.mouse.click(x, y),
    close: () => browser.close(),
  };
}
