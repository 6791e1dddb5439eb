import { chromium } from 'playwright-core';
import { findBrowser } from '../../test/support/find-browser.mjs';
import { buildPage, servePage } from './build.mjs';

/** A fresh page per round: nothing of one contender's heap, styles or compiled code is left for the next. */
export async function openBench() {
  await buildPage();
  const server = await servePage();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--js-flags=--expose-gc'],
  });
  return {
    version: browser.version(),
    async page() {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(server.url);
      await page.waitForFunction(() => 'bench' in globalThis);
      const cdp = await context.newCDPSession(page);
      await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
      return { page, cdp, close: () => context.close() };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Seconds of thread time since the page began. @param {import('playwright-core').CDPSession} cdp */
export async function costs(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    script: of('ScriptDuration'),
    style: of('RecalcStyleDuration'),
    layout: of('LayoutDuration'),
    cpu: of('TaskDuration'),
    heap: of('JSHeapUsedSize'),
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  };
}

/** @param {import('playwright-core').CDPSession} cdp @param {string} key */
export function pressKey(cdp, key) {
  const special = { Backspace: { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 } }[key];
  const event = special ?? { key, code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0), text: key };
  return Promise.all([
    cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event }),
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined }),
  ]);
}
