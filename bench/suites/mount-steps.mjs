import { costs, pressKey } from '../lib/browser.mjs';
import { ratios, table } from '../lib/figures.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const again = 10;

/** CPU of the page's thread from the first line of mounting to a screen that can be used: on a fresh page, and ten times after. */
export async function measureSteps(bench) {
  const first = await bench.page();
  const names = await first.page.evaluate(() => globalThis.bench.stepNames());
  await first.close();
  const results = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      results[name] ??= {};
      for (const [figure, value] of Object.entries(await oneRound(bench, name)))
        (results[name][figure] ??= []).push(value);
    }
  }
  const rows = ratios(results, 'bare');
  process.stdout.write(`\nwhole steps\n${table(rows, ['nodes', 'heapKeptKB', 'keyCommits'])}\n`);
  return rows;
}

async function oneRound(bench, name) {
  const { page, cdp, close } = await bench.page();
  await page.evaluate((which) => globalThis.bench.prepareStep(which), name);
  await page.waitForTimeout(200);
  const mount = () => page.evaluate(() => globalThis.bench.mountStep());
  const unmount = () => page.evaluate(() => globalThis.bench.unmountStep());
  const heap = async () => {
    await page.evaluate(() => globalThis.gc());
    await page.waitForTimeout(50);
    await page.evaluate(() => globalThis.gc());
    return (await costs(cdp)).heap / 1024;
  };
  const start = await costs(cdp);
  const { nodes } = await mount();
  const once = await costs(cdp);
  await unmount();
  const heapBefore = await heap();
  const before = await costs(cdp);
  for (let turn = 0; turn < again; turn += 1) {
    await mount();
    await unmount();
  }
  const after = await costs(cdp);
  const heapAfter = await heap();
  await mount();
  const keys = await keysIn(page, cdp);
  await close();
  return {
    firstCpu: (once.cpu - start.cpu) * 1000,
    againCpu: ((after.cpu - before.cpu) / again) * 1000,
    nodes,
    heapKeptKB: Math.max(0, heapAfter - heapBefore),
    ...keys,
  };
}

/** A key in the mounted step's field. Five digits, because the sixth sends the code in some of them. */
async function keysIn(page, cdp) {
  if (!(await page.evaluate(() => globalThis.bench.focusStep()))) return {};
  const typeAndErase = async () => {
    for (const key of '12345') await pressKey(cdp, key);
    for (let erased = 0; erased < 5; erased += 1) await pressKey(cdp, 'Backspace');
  };
  const commits = () => page.evaluate(() => globalThis.bench.commits());
  for (let warm = 0; warm < 4; warm += 1) await typeAndErase();
  const [before, commitsBefore] = [await costs(cdp), await commits()];
  for (let turn = 0; turn < again; turn += 1) await typeAndErase();
  const [after, commitsAfter] = [await costs(cdp), await commits()];
  const perKey = (value) => value / (again * 10);
  return {
    keyScript: perKey(after.script - before.script) * 1e6,
    keyCpu: perKey(after.cpu - before.cpu) * 1e6,
    keyCommits: perKey(commitsAfter - commitsBefore),
  };
}
