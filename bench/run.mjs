import { ensureInstalled, ensureNode, run, stop } from '../.ci/prepare.mjs';
import { suites } from './lib/page.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.includes(name));
if (unknown.length > 0) stop(`No such bench: ${unknown.join(', ')}. There are: ${suites.join(', ')}.`);

ensureNode();
ensureInstalled();
ensureInstalled('bench');
if (!run('npx', ['vite', 'build', '--logLevel', 'warn'])) stop('The build failed, so nothing was measured.');

// Only now: what it needs may have been installed a moment ago.
const { machine } = await import('./lib/report.mjs');
const { versions, ...where } = await machine();
process.stdout.write(`\n${JSON.stringify(where)}\n${JSON.stringify(versions)}\n`);
const startedMs = performance.now();
for (const name of wanted.length > 0 ? wanted : suites) {
  process.stdout.write(`\n# ${name}\n`);
  const { default: measure } = await import(`./suites/${name}.mjs`);
  await measure();
}
const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
process.stdout.write(
  `\n${minutes} minutes. Kept in bench/results; \`npm run bench:report\` writes docs/performance.md from there.\n`,
);
