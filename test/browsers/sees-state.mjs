import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for what is expected, five seconds at most: keys reach the page when the browser likes, and the numbering rules load.
 * @param {{ evaluate: (read: Function) => Promise<Record<string, unknown>> }} browser
 * @param {() => Record<string, unknown>} state runs in the page
 * @param {Record<string, unknown>} expected
 */
export async function seesState(browser, state, expected) {
  let found = {};
  for (let tries = 0; tries < 100; tries += 1) {
    found = await browser.evaluate(state);
    if (Object.entries(expected).every(([name, value]) => JSON.stringify(found[name]) === JSON.stringify(value)))
      return;
    await wait(50);
  }
  const picked = Object.fromEntries(Object.keys(expected).map((name) => [name, found[name]]));
  assert.deepEqual(picked, expected);
}
