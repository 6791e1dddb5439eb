import { serve } from '@hono/node-server';
import { Pool } from 'undici';
import { createSmsOtpProxy, createStytchClient } from '../../dist/proxy/index.js';

/** The proxy of the kit, with everything on. Limits are asked for each request; `LIMITED` lets one member use them up. */
const { UPSTREAM_PORT = '', TRANSPORT = 'fetch', LIMITED = '', REDIS_PORT = '' } = process.env;
const baseUrl = `http://127.0.0.1:${UPSTREAM_PORT}`;
const many = [{ count: 1_000_000_000, seconds: 600 }];
const send = { member: many, phone: many, prefix: many, country: many, organization: many, project: many, ip: many };

const pool = new Pool(baseUrl, { connections: 64 });
/** Node's `undici.request` in place of its `fetch`: the `fetch` option of the client takes any transport. */
async function undiciFetch(url, { method, headers, body, signal }) {
  const answer = await pool.request({ path: new URL(url).pathname, method, headers, body, signal });
  return new Response(await answer.body.arrayBuffer(), { status: answer.statusCode, headers: answer.headers });
}

const proxy = createSmsOtpProxy({
  stytch: createStytchClient({
    projectId: 'project-test-bench',
    secret: 'secret-test-bench',
    baseUrl,
    ...(TRANSPORT === 'undici' ? { fetch: undiciFetch } : {}),
  }),
  cookieSecret: 'a-secret-of-the-benchmark-of-32-characters',
  allowedOrigins: ['https://app.example.com'],
  limits: LIMITED ? {} : { cooldownSeconds: [], send },
  ...(REDIS_PORT ? { redis: { client: await redisClient(), timeoutMs: 1000 } } : {}),
});

async function redisClient() {
  const { Redis } = await import('../../node_modules/ioredis/built/index.js');
  return new Redis({ port: Number(REDIS_PORT) });
}

/** One login for each request in flight: two sends of one member at a moment are one. */
async function logIn(number) {
  const ids = { organization_id: 'organization-test-bench', member_id: `member-test-${number}` };
  const phone = `+1201${2_000_000 + number * 10_007}`;
  const { setCookies } = await proxy.startChallenge({
    ...ids,
    intermediate_session_token: `ist-${number}`,
    member: { ...ids, mfa_phone_number: phone, mfa_phone_number_verified: true },
    mfa_required: {},
  });
  return setCookies[0].split(';')[0];
}
const cookies = await Promise.all(Array.from({ length: 256 }, (_, number) => logIn(number)));

const server = serve({
  fetch: (request, { incoming }) => proxy.fetch(request, { remoteAddress: incoming.socket.remoteAddress }),
  port: 0,
  hostname: '127.0.0.1',
});
server.on('listening', () => process.send?.({ port: server.address().port, cookies }));
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }));
