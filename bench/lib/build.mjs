import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export const benchRoot = fileURLToPath(new URL('..', import.meta.url));
export const kit = fileURLToPath(new URL('../../dist', import.meta.url));

/** The built package, met as a consumer meets it; React and the rest come once, from the bench's own folder. */
export const kitAlias = [
  { find: /^sms-otp-kit$/, replacement: join(kit, 'index.js') },
  { find: /^sms-otp-kit\/styles\.css$/, replacement: join(kit, 'styles.css') },
  { find: /^sms-otp-kit\/country-picker\.css$/, replacement: join(kit, 'country-picker-styles.css') },
  { find: /^sms-otp-kit\/locales\/(.+)$/, replacement: join(kit, 'locale/$1.js') },
  { find: /^sms-otp-kit\/(.+)$/, replacement: join(kit, '$1/index.js') },
];

const dedupe = ['react', 'react-dom', '@tanstack/react-query', 'libphonenumber-js'];

export async function buildPage() {
  await build({
    configFile: false,
    root: join(benchRoot, 'page'),
    base: './',
    logLevel: 'error',
    resolve: { alias: kitAlias, dedupe },
    build: { outDir: join(benchRoot, '.out/page'), emptyOutDir: true, chunkSizeWarningLimit: 5000 },
  });
}

export async function buildServerRender() {
  await build({
    configFile: false,
    root: join(benchRoot, 'page'),
    logLevel: 'error',
    resolve: { alias: kitAlias, dedupe },
    ssr: { noExternal: true },
    build: { ssr: 'server-render.tsx', outDir: join(benchRoot, '.out/ssr'), emptyOutDir: true },
  });
  return import(join(benchRoot, '.out/ssr/server-render.js'));
}

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.webp': 'image/webp' };

/** An isolated page has a clock of 5 µs; any other one of 100 µs, which is what a bare input takes to mount. */
const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'credentialless' };

/** @returns {Promise<{ url: string, close: () => void }>} */
export async function servePage() {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      const file = await readFile(join(benchRoot, '.out/page', path === '/' ? 'index.html' : path));
      response.writeHead(200, { ...isolated, 'content-type': types[extname(path)] ?? 'text/html' }).end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
