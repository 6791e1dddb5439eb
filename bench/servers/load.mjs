import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';

/** @param {string} name @param {Record<string, string>} env */
export async function start(name, env = {}) {
  const child = fork(fileURLToPath(new URL(`./${name}.mjs`, import.meta.url)), { env: { ...process.env, ...env } });
  const [{ port, cookies = [] }] = await once(child, 'message');
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 64, pipelining: 1 });
  return {
    port: String(port),
    pool,
    cookies,
    async usage() {
      child.send('usage');
      const [usage] = await once(child, 'message');
      return usage;
    },
    async stop() {
      await pool.close();
      child.kill();
    },
  };
}

const path = '/v1/b2b/otps/sms/send';
const plain = { 'content-type': 'application/json' };
const ofBrowser = { ...plain, 'sec-fetch-site': 'same-origin', origin: 'https://app.example.com' };

/** What is asked of the kit; each is a request a second after the other, on connections that are kept. */
export const asks = {
  bare: () => ({ path, method: 'POST', headers: plain, body: '{"locale":"en"}' }),
  accepted: (cookie) => ({ path: '/send', method: 'POST', headers: { ...ofBrowser, cookie }, body: '{"locale":"en"}' }),
  'bad number': (cookie) => ({
    path: '/send',
    method: 'POST',
    headers: { ...ofBrowser, cookie },
    body: '{"mfa_phone_number":"call me"}',
  }),
  'no login': () => ({ path: '/send', method: 'POST', headers: ofBrowser, body: '{"locale":"en"}' }),
  'another origin': (cookie) => ({
    path: '/send',
    method: 'POST',
    headers: { ...plain, 'sec-fetch-site': 'cross-site', cookie },
    body: '{"locale":"en"}',
  }),
};

/**
 * One window of load.
 * @param {{ inFlight: number, milliseconds: number, status?: number, perSecond?: number }} load `perSecond` holds it below what
 *   the server could do
 * @returns requests a second, latencies in milliseconds, and the server's CPU for each request in microseconds
 */
export async function window(server, ask, { inFlight, milliseconds, status = 200, perSecond = Infinity }) {
  const { pool, cookies } = server;
  const latencies = [];
  const before = await server.usage();
  const startedMs = performance.now();
  const worker = async (number) => {
    for (let turn = 0; performance.now() - startedMs < milliseconds; turn += 1) {
      const dueMs = startedMs + ((turn * inFlight + number) * 1000) / perSecond;
      if (dueMs > performance.now()) await new Promise((resolve) => setTimeout(resolve, dueMs - performance.now()));
      const sentMs = performance.now();
      const answer = await pool.request(ask(cookies[number % cookies.length]));
      await answer.body.dump();
      if (answer.statusCode !== status) throw new Error(`expected ${status}, got ${answer.statusCode}`);
      latencies.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, number) => worker(number)));
  const seconds = (performance.now() - startedMs) / 1000;
  const after = await server.usage();
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  return {
    rps: sorted.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    cpu: (after.cpuMicroseconds - before.cpuMicroseconds) / sorted.length,
    requests: sorted.length,
    usage: after,
  };
}

/** A Redis of this run, or null when there is no redis-server. */
export async function startRedis() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = /** @type {any} */ (probe.address());
  await new Promise((resolve) => probe.close(resolve));
  const child = spawn('redis-server', [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ]);
  const ready = await Promise.race([
    once(child, 'error').then(() => false),
    (async () => {
      for await (const part of child.stdout) if (String(part).includes('Ready to accept')) return true;
      return false;
    })(),
  ]);
  return ready ? { port: String(port), stop: () => child.kill() } : null;
}
