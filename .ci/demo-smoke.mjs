import { spawn } from 'node:child_process';
import { root } from './prepare.mjs';

/** Starts `npm run demo` as a stranger would, asks for the page, and stops it. */
const demo = spawn(process.execPath, ['examples/login-page/demo.mjs'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, PORT: '' },
});
const deadline = setTimeout(() => finish(1, 'The demo did not say it was ready within 120 s.'), 120_000);

let printed = '';
demo.stdout.on('data', (chunk) => {
  printed += chunk;
  const address = /Ready: (http:\/\/\S+)/u.exec(printed)?.[1];
  if (address) void check(address);
});
demo.on('exit', (code) => finish(1, `The demo ended by itself with ${code}.`));

/** @param {string} address */
async function check(address) {
  demo.stdout.removeAllListeners('data');
  demo.stdout.resume();
  const page = await fetch(address);
  const html = await page.text();
  const ok = page.status === 200 && html.includes('<div id="root"');
  finish(ok ? 0 : 1, ok ? `${address} answers.` : `${address} answered ${page.status} without the page.`);
}

/** @param {number} code @param {string} message */
function finish(code, message) {
  clearTimeout(deadline);
  demo.removeAllListeners('exit');
  demo.kill('SIGINT');
  process.stdout.write(`${message}\n`);
  process.exit(code);
}
