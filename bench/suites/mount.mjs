import { costs, openBench } from '../lib/browser.mjs';
import { ratios, table } from '../lib/figures.mjs';
import { keep } from '../lib/report.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 9);
const cycles = 200;

/** Mounting, growth from 1 to 100 fields, and what 200 mounts and unmounts leave behind. */
export default async function mount() {
  const bench = await openBench();
  const result = {};
  for (const family of ['otp', 'phone']) {
    const first = await bench.page();
    const names = await first.page.evaluate((which) => globalThis.bench.names(which), family);
    await first.close();
    const results = Object.fromEntries(
      names.map((name) => [name, { mountOne: [], mountHundred: [], nodes: [], heapKeptKB: [] }]),
    );
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) {
        const figures = await oneRound(bench, family, name);
        for (const [figure, value] of Object.entries(figures)) results[name][figure].push(value);
      }
    }
    result[family] = ratios(results, 'bare');
    process.stdout.write(`\n${family}\n${table(result[family], ['nodes', 'heapKeptKB'])}\n`);
  }
  await bench.close();
  await keep('mount', { browser: bench.version, rounds, cycles, ...result });
}

async function oneRound(bench, family, name) {
  const { page, cdp, close } = await bench.page();
  const call = (count) =>
    page.evaluate(([which, field, n]) => globalThis.bench.mount(which, field, n), [family, name, count]);
  const clear = () => page.evaluate(() => globalThis.bench.unmount());
  const ones = [];
  let nodes = 0;
  for (let warm = 0; warm < 15; warm += 1) {
    const done = await call(1);
    nodes = done.nodes;
    if (warm >= 5) ones.push(done.milliseconds);
    await clear();
  }
  const hundred = (await call(100)).milliseconds;
  await clear();
  const heap = async () => {
    await page.evaluate(() => globalThis.gc());
    await page.waitForTimeout(50);
    await page.evaluate(() => globalThis.gc());
    return (await costs(cdp)).heap / 1024;
  };
  const before = await heap();
  for (let cycle = 0; cycle < cycles / 10; cycle += 1) {
    await page.evaluate(
      ([which, field]) => {
        for (let n = 0; n < 10; n += 1) {
          globalThis.bench.mount(which, field, 1);
          globalThis.bench.unmount();
        }
      },
      [family, name],
    );
  }
  const after = await heap();
  await close();
  return {
    mountOne: ones.toSorted((a, b) => a - b)[Math.floor(ones.length / 2)],
    mountHundred: hundred,
    nodes,
    heapKeptKB: Math.max(0, after - before),
  };
}
