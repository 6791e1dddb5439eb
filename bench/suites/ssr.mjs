import { buildServerRender } from '../lib/build.mjs';
import { ratios, table } from '../lib/figures.mjs';
import { keep } from '../lib/report.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 9);
const windowMs = 150;

/** Renders a second of `renderToString`, in windows taken in turn. A peer that cannot render on a server is left out and named. */
export default async function ssr() {
  process.env.NODE_ENV = 'production';
  const { loadSteps, names, renderOnce } = await buildServerRender();
  const result = { failed: await loadSteps() };
  for (const family of ['otp', 'phone', 'step']) {
    const able = names(family).filter((name) => {
      try {
        if (renderOnce(family, name).includes('<input')) return true;
        result.failed[name] = 'renders no field on a server';
      } catch (error) {
        result.failed[name] = String(error).slice(0, 200);
      }
      return false;
    });
    const results = Object.fromEntries(able.map((name) => [name, { render: [], perSecond: [], bytes: [] }]));
    // The first is for the engine to compile what it will run.
    for (let round = -1; round < rounds; round += 1) {
      for (const name of able) {
        const figures = oneWindow(() => renderOnce(family, name));
        if (round < 0) continue;
        for (const [figure, value] of Object.entries(figures)) results[name][figure].push(value);
      }
    }
    result[family] = ratios(results, 'bare');
    process.stdout.write(`\n${family}\n${table(result[family], ['bytes', 'perSecond'])}\n`);
  }
  process.stdout.write(`\nNot rendered: ${JSON.stringify(result.failed)}\n`);
  await keep('ssr', { rounds, ...result });
}

/** @param {() => string} render */
function oneWindow(render) {
  const started = performance.now();
  let count = 0;
  let bytes = 0;
  while (performance.now() < started + windowMs) {
    bytes = render().length;
    count += 1;
  }
  const milliseconds = (performance.now() - started) / count;
  return { render: milliseconds, perSecond: 1000 / milliseconds, bytes };
}
