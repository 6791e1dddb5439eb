import { costs, openBench, pressKey } from '../lib/browser.mjs';
import { ratios, table } from '../lib/figures.mjs';
import { keep } from '../lib/report.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const repeats = 12;

/**
 * What a key costs in a controlled field, beside a bare controlled input.
 * @param {'otp' | 'phone'} family @param {string} typed
 */
export async function measureKeys(family, typed) {
  const bench = await openBench();
  const first = await bench.page();
  const names = await first.page.evaluate((which) => globalThis.bench.names(which), family);
  await first.close();

  const results = Object.fromEntries(
    names.map((name) => [name, { script: [], style: [], layout: [], cpu: [], commits: [] }]),
  );
  const lost = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const figures = await oneRound(bench, family, name, typed);
      for (const [figure, value] of Object.entries(figures)) results[name][figure].push(value);
    }
  }
  for (const name of names) lost[name] = await keysLost(bench, family, name, typed);
  await bench.close();

  const rows = ratios(results, 'bare');
  process.stdout.write(
    `\n${table(rows, ['commits'])}\n\nKeys lost with no gap between them: ${JSON.stringify(lost)}\n`,
  );
  await keep(family, {
    browser: bench.version,
    rounds,
    keysPerRound: repeats * typed.length * 2,
    rows,
    keysLost: lost,
  });
}

async function oneRound(bench, family, name, typed) {
  const { page, cdp, close } = await bench.page();
  await page.evaluate(([which, field]) => globalThis.bench.mount(which, field, 1), [family, name]);
  await page.waitForTimeout(300);
  await page.evaluate(() => globalThis.bench.focus());
  const typeAndErase = async () => {
    for (const key of typed) await pressKey(cdp, key);
    for (let erased = 0; erased < typed.length; erased += 1) await pressKey(cdp, 'Backspace');
  };
  for (let warm = 0; warm < 4; warm += 1) await typeAndErase();
  const before = await costs(cdp);
  const commitsBefore = await page.evaluate(() => globalThis.bench.commits());
  for (let repeat = 0; repeat < repeats; repeat += 1) await typeAndErase();
  const after = await costs(cdp);
  const commits = (await page.evaluate(() => globalThis.bench.commits())) - commitsBefore;
  await close();
  const keys = repeats * typed.length * 2;
  const perKey = (figure) => ((after[figure] - before[figure]) / keys) * 1e6;
  return {
    script: perKey('script'),
    style: perKey('style'),
    layout: perKey('layout'),
    cpu: perKey('cpu'),
    commits: commits / keys,
  };
}

/** All keys are sent before the first answer is awaited. */
async function keysLost(bench, family, name, typed) {
  const { page, cdp, close } = await bench.page();
  await page.evaluate(([which, field]) => globalThis.bench.mount(which, field, 1), [family, name]);
  await page.waitForTimeout(300);
  await page.evaluate(() => globalThis.bench.focus());
  await Promise.all([...typed].map((key) => pressKey(cdp, key)));
  await page.waitForTimeout(300);
  const value = await page.evaluate(() => globalThis.bench.value());
  await close();
  const digits = value.replaceAll(/\D/gu, '');
  return digits.endsWith(typed)
    ? 0
    : typed.length - [...typed].filter((digit, index) => digits.at(index - typed.length) === digit).length;
}
