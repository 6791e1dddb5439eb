import { buildServerRender } from '../lib/build.mjs';
import { ratios, table } from '../lib/figures.mjs';
import { keep } from '../lib/report.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 9);

/** Time of one `renderToString`, in windows of 150 ms taken in turn. A peer that cannot render on a server is left out and named. */
export default async function ssr() {
  process.env.NODE_ENV = 'production';
  const { names, renderOnce } = await buildServerRender();
  const result = { failed: {} };
  for (const family of ['otp', 'phone']) {
    const able = names(family).filter((name) => {
      try {
        renderOnce(family, name);
        return true;
      } catch (error) {
        result.failed[name] = String(error).slice(0, 200);
        return false;
      }
    });
    const results = Object.fromEntries(able.map((name) => [name, { render: [], bytes: [] }]));
    for (let round = 0; round < rounds; round += 1) {
      for (const name of able) {
        const end = performance.now() + 150;
        const started = performance.now();
        let count = 0;
        let bytes = 0;
        while (performance.now() < end) {
          bytes = renderOnce(family, name).length;
          count += 1;
        }
        results[name].render.push((performance.now() - started) / count);
        results[name].bytes.push(bytes);
      }
    }
    result[family] = ratios(results, 'bare');
    process.stdout.write(`\n${family}\n${table(result[family], ['bytes'])}\n`);
  }
  await keep('ssr', { rounds, ...result });
}
