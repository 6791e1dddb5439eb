import { ensureInstalled, ensureNode, run, stop } from '../.ci/prepare.mjs';

const suites = ['bundle', 'otp', 'phone', 'mount', 'ssr', 'proxy'];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !suites.includes(name));
if (unknown.length > 0) stop(`No such bench: ${unknown.join(', ')}. There are: ${suites.join(', ')}.`);

ensureNode();
ensureInstalled();
ensureInstalled('bench');
if (!run('npx', ['vite', 'build', '--logLevel', 'warn'])) stop('The build failed, so nothing was measured.');

for (const name of wanted.length > 0 ? wanted : suites) {
  process.stdout.write(`\n# ${name}\n`);
  const { default: measure } = await import(`./suites/${name}.mjs`);
  await measure();
}
