import { serve } from '@hono/node-server';
import { Pool } from 'undici';
import { kitProxy, logIns } from './kit-proxy.mjs';
import { tellUsage } from './usage.mjs';

const { UPSTREAM_PORT = '', TRANSPORT = 'fetch', LIMITED = '', REDIS_PORT = '' } = process.env;
const baseUrl = `http://127.0.0.1:${UPSTREAM_PORT}`;

const pool = new Pool(baseUrl, { connections: 64 });
/** Node's `undici.request` in place of its `fetch`: the `fetch` option of the client takes any transport. */
async function undiciFetch(url, { method, headers, body, signal }) {
  const answer = await pool.request({ path: new URL(url).pathname, method, headers, body, signal });
  return new Response(await answer.body.arrayBuffer(), { status: answer.statusCode, headers: answer.headers });
}

async function redisClient() {
  const { Redis } = await import('../../node_modules/ioredis/built/index.js');
  return new Redis({ port: Number(REDIS_PORT) });
}

const proxy = kitProxy({
  baseUrl,
  isLimited: LIMITED !== '',
  ...(TRANSPORT === 'undici' ? { fetch: undiciFetch } : {}),
  ...(REDIS_PORT ? { redis: await redisClient() } : {}),
});
const cookies = await logIns(proxy);

const server = serve({
  fetch: (request, { incoming }) => proxy.fetch(request, { remoteAddress: incoming.socket.remoteAddress }),
  port: 0,
  hostname: '127.0.0.1',
});
server.on('listening', () => process.send?.({ port: server.address().port, cookies }));
tellUsage();
