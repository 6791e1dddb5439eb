import { costs, openBench } from '../lib/browser.mjs';
import { buildServerRender } from '../lib/build.mjs';
import { ratios, table } from '../lib/figures.mjs';
import { keep } from '../lib/report.mjs';
import { measureSteps } from './mount-steps.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const cycles = 200;

/** Mounting, hydrating, growth from 1 to 100 fields, and what 200 mounts and unmounts leave behind; then whole steps. */
export default async function mount() {
  process.env.NODE_ENV = 'production';
  const { names, renderOnce } = await buildServerRender();
  const bench = await openBench();
  const result = { browser: bench.version, rounds, cycles };
  for (const family of ['otp', 'phone']) {
    const results = {};
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names(family)) {
        results[name] ??= {};
        const figures = await oneRound(bench, family, name, serverMarkup(renderOnce, family, name));
        for (const [figure, value] of Object.entries(figures)) (results[name][figure] ??= []).push(value);
      }
    }
    result[family] = ratios(results, 'bare');
    process.stdout.write(`\n${family}\n${table(result[family], ['nodes', 'heapKeptKB', 'growth'])}\n`);
  }
  result.steps = await measureSteps(bench);
  await bench.close();
  await keep('mount', result);
}

function serverMarkup(renderOnce, family, name) {
  try {
    return renderOnce(family, name);
  } catch {
    return null;
  }
}

async function oneRound(bench, family, name, markup) {
  const { page, cdp, close } = await bench.page();
  const call = (count) =>
    page.evaluate(([which, field, n]) => globalThis.bench.mount(which, field, n), [family, name, count]);
  const clear = () => page.evaluate(() => globalThis.bench.unmount());
  /** Five to warm up, ten that count. */
  const repeated = async (act) => {
    const times = [];
    for (let turn = 0; turn < 15; turn += 1) {
      times.push(await act());
      await clear();
    }
    return times.slice(5).toSorted((a, b) => a - b)[5];
  };

  let nodes = 0;
  const mountOne = await repeated(async () => {
    const done = await call(1);
    nodes = done.nodes;
    return done.milliseconds;
  });
  const hydrate =
    markup &&
    (await repeated(() =>
      page.evaluate(([which, field, html]) => globalThis.bench.hydrate(which, field, html), [family, name, markup]),
    ));
  const mountHundred = (await call(100)).milliseconds;
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
    mountOne,
    ...(hydrate ? { hydrate } : {}),
    mountHundred,
    growth: mountHundred / mountOne,
    nodes,
    heapKeptKB: Math.max(0, after - before),
  };
}
