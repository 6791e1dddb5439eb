import { Redis } from 'ioredis';
import type { RedisOptions } from 'sms-otp-kit/proxy';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeStytch, rightCode, stytchError } from './support/fake-stytch.js';
import { roomy } from './support/proxy-limits.js';
import {
  type Browser,
  enrolled,
  freshNumber,
  loggingIn,
  primaryLogin,
  type ProxyServer,
  startProxy,
} from './support/proxy-server.js';
import { connectIoredis, connectNodeRedis, type TestClient } from './support/redis-clients.js';
import { RedisServer } from './support/redis-server.js';

let stytch: FakeStytch;
let redis: RedisServer;

beforeAll(async () => {
  stytch = await new FakeStytch().listen();
  redis = await RedisServer.start();
});
afterAll(async () => {
  await redis.close();
  await stytch.close();
});
beforeEach(() => stytch.reset());

/** Browsers of one member who logged in that many times, so that no limit of one login is in the way. */
async function logins(server: ProxyServer, count: number): Promise<Browser[]> {
  const login = enrolled();
  return Promise.all(
    Array.from({ length: count }, (_, turn) =>
      loggingIn(server, { ...login, intermediate_session_token: `ist-${login.member_id}-${turn}` }),
    ),
  );
}

const kinds = [
  ['ioredis', connectIoredis],
  ['node-redis', connectNodeRedis],
] as const;

describe.each(kinds)('limits in Redis by %s', (_kind, connect) => {
  let store: TestClient;
  let server: ProxyServer;

  beforeEach(async () => {
    store = await connect(redis.port);
    await store.command('FLUSHALL');
    server = await startProxy(stytch.url, { limits: roomy, redis: patient() });
  });
  afterEach(async () => {
    store.close();
    await server.close();
  });

  /** A busy test machine is no Redis that is away. */
  const patient = (): RedisOptions => ({ client: store.client, instances: 4, timeoutMs: 1000 });
  const degraded = (): string[] => server.events.map(({ type }) => type).filter((type) => type.startsWith('limiter_'));

  it('are held under keyed hashes that expire, and hold no number, member or address (P37)', async () => {
    const number = freshNumber();
    const login = primaryLogin();
    const browser = await loggingIn(server, login);
    expect((await browser.send({ mfa_phone_number: number })).status).toBe(200);
    expect((await browser.authenticate('000000')).status).toBe(404);
    const keys = (await store.command('KEYS', '*')) as string[];
    expect(keys.length).toBeGreaterThan(8);
    for (const key of keys) {
      expect(key).toMatch(/^smsotp:[a-z-]+:\d+:[\w-]{22}$/u);
      const milliseconds = Number(await store.command('PTTL', key));
      expect(milliseconds).toBeGreaterThan(0);
      expect(milliseconds).toBeLessThanOrEqual(24 * 86_400_000);
    }
    expect(keys.join()).not.toMatch(/member-test|organization-test|\+1|127\.0\.0\.1|CANARY/u);
    expect(keys.join()).not.toContain(number.slice(2));
  });

  it('are not filled by a login that makes up numbers', async () => {
    const attacker = await loggingIn(server, primaryLogin());
    for (let turn = 0; turn < 50; turn += 1) await attacker.send({ mfa_phone_number: freshNumber() });
    // Two windows of the number that was texted.
    expect(await store.command('KEYS', 'smsotp:send-phone*')).toHaveLength(2);
    expect(stytch.hits).toHaveLength(1);
  });

  it('are the same ones for every proxy', async () => {
    const second = await startProxy(stytch.url, { limits: roomy, redis: patient() });
    const [one, two] = await logins(server, 2);
    expect((await one!.send()).status).toBe(200);
    expect(await two!.movedTo(second.url).send()).toMatchObject({ status: 429, body: { error_type: 'rate_limited' } });
    expect(stytch.hits).toHaveLength(1);
    await second.close();
  });

  it('are the own ones of a deployment that has a secret of its own, the daily budget too', async () => {
    const limits = { ...roomy, send: { ...roomy.send, project: [{ count: 1, seconds: 60 }] } };
    const start = (cookieSecret: string): Promise<ProxyServer> =>
      startProxy(stytch.url, { limits, cookieSecret, redis: patient() });
    const servers = [await start('S'.repeat(32)), await start('T'.repeat(32))];
    const send = async (from: ProxyServer): Promise<number> =>
      (await (await loggingIn(from, enrolled())).send()).status;
    expect([await send(servers[0]!), await send(servers[0]!), await send(servers[1]!)]).toEqual([200, 429, 200]);
    await Promise.all(servers.map((each) => each.close()));
  });

  it('let a code have a full set of tries when it is new, and a member when a code was right', async () => {
    const browsers = await logins(server, 8);
    const statuses: number[] = [];
    for (const browser of browsers.slice(0, 6)) statuses.push((await browser.authenticate('000000')).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
    expect((await browsers[6]!.send()).status).toBe(200);
    expect((await browsers[6]!.authenticate(rightCode)).status).toBe(200);
    expect(await store.command('KEYS', 'smsotp:verify-[lcw]*')).toEqual([]);
  });

  it('pass over to the counters of the process when Redis does not answer, and back, in time and without an error (P49, row 24)', async () => {
    await server.close();
    server = await startProxy(stytch.url, { limits: roomy, redis: { client: store.client, instances: 4 } });
    const [first, second, third] = await logins(server, 3);
    await first!.authenticate('000000');
    redis.freeze();
    const startedMs = performance.now();
    const frozen = await second!.authenticate('000000');
    const waitedMs = performance.now() - startedMs;
    expect(frozen.status).toBe(404);
    // 50 ms and what a busy machine adds; ioredis and node-redis alone would wait for seconds.
    expect(waitedMs).toBeLessThan(1500);
    for (let turn = 0; turn < 5; turn += 1) expect((await third!.challenge()).status).toBe(200);
    const member = await loggingIn(server, enrolled());
    expect((await member.send()).status).toBe(200);
    expect(degraded()).toContain('limiter_degraded');
    redis.thaw();
    await recovered(server);
    expect(degraded().slice(0, 2)).toEqual(['limiter_degraded', 'limiter_recovered']);
  });

  it('go on while Redis dies, no slower by more than one wait for it, and never above a limit (row 23)', async () => {
    await server.close();
    server = await startProxy(stytch.url, { limits: roomy, redis: { ...patient(), instances: 1 } });
    const [before, after] = [await logins(server, 8), await logins(server, 40)];
    for (const browser of before) await browser.authenticate('000000');
    await redis.kill();
    const waits: number[] = [];
    const statuses = new Set<number>();
    for (const browser of [...before, ...after]) {
      const startedMs = performance.now();
      statuses.add((await browser.authenticate('000000')).status);
      waits.push(performance.now() - startedMs);
    }
    expect(statuses).toEqual(new Set([404, 429]));
    // What was used up in Redis stays used up, and a member who is new has the whole limit of the only process.
    expect(stytch.hits).toHaveLength(5 + 5);
    expect(waits.filter((milliseconds) => milliseconds > 900).length).toBeLessThan(2);
    await redis.start();
  });

  it('keep the wait of a member after many wrong codes while Redis is away', async () => {
    await server.close();
    const authenticate = { ip: [], session: [], triesPerCode: 1000, freeFailures: 6, waitSeconds: 600 };
    server = await startProxy(stytch.url, { limits: { ...roomy, authenticate }, redis: patient() });
    const [browser] = await logins(server, 1);
    for (let turn = 0; turn < 6; turn += 1) expect((await browser!.authenticate('000000')).status).toBe(404);
    expect((await browser!.authenticate('000000')).status).toBe(429);
    await redis.kill();
    expect((await browser!.authenticate(rightCode)).status).toBe(429);
    expect(stytch.hits).toHaveLength(6);
    await redis.start();
  });

  it('are used again without a restart, and nothing that was counted meanwhile is written late (P50, row 25)', async () => {
    await (await loggingIn(server, enrolled())).send();
    await redis.kill();
    for (let turn = 0; turn < 5; turn += 1) {
      expect((await (await loggingIn(server, enrolled())).send()).status).toBe(200);
    }
    await redis.start();
    await expect.poll(async () => store.command('PING').catch(() => null), { timeout: 5000 }).toBe('PONG');
    expect(await store.command('KEYS', '*')).toEqual([]);
    const backMs = performance.now();
    await recovered(server);
    expect(performance.now() - backMs).toBeLessThan(3000);
    // The send that found Redis again may have counted itself in the process a moment before.
    expect((await (await loggingIn(server, enrolled())).send()).status).toBe(200);
    expect(((await store.command('KEYS', 'smsotp:send-cooldown*')) as string[]).length).toBeGreaterThan(0);
    expect(degraded()).toEqual(['limiter_degraded', 'limiter_recovered']);
  });

  it.each([
    ['READONLY', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
    ['OOM', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
  ])('go on when Redis answers %s (row 26)', async (_error, breaks, mends) => {
    await store.command(...breaks);
    const browser = await loggingIn(server, enrolled());
    expect((await browser.send()).status).toBe(200);
    expect((await browser.send()).status).toBe(429);
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    expect(degraded()).toContain('limiter_degraded');
    await store.command(...mends);
    await recovered(server);
  });

  it('load their script again when Redis has forgotten it (row 26)', async () => {
    await (await loggingIn(server, enrolled())).send();
    await store.command('SCRIPT', 'FLUSH');
    const browser = await loggingIn(server, enrolled());
    expect((await browser.send()).status).toBe(200);
    expect((await browser.send()).status).toBe(429);
    expect(degraded()).toEqual([]);
  });

  it('give one fresh window when Redis was emptied, and no more (P51, row 27)', async () => {
    const browsers = await logins(server, 24);
    const hits: number[] = [];
    for (const from of [0, 8, 16]) {
      if (from === 8) await store.command('FLUSHALL');
      await Promise.all(browsers.slice(from, from + 8).map((browser) => browser.authenticate('000000')));
      hits.push(stytch.hits.length);
    }
    expect(hits).toEqual([5, 10, 10]);
  });

  it('never go below zero by a refund that comes after Redis was emptied', async () => {
    const [browser] = await logins(server, 1);
    stytch.behave = async (hit, response, request) => {
      await store.command('FLUSHALL');
      stytchError('unauthorized_credentials', 401)(hit, response, request);
    };
    expect((await browser!.authenticate(rightCode)).status).toBe(503);
    const keys = (await store.command('KEYS', '*')) as string[];
    const values = await Promise.all(keys.map(async (key) => Number(await store.command('GET', key))));
    expect(values.filter((value) => value < 0)).toEqual([]);
  });
});

describe('a Redis that was never there', () => {
  it.each<[string, object]>([
    ['is not there', new Redis({ port: 1, enableOfflineQueue: false, retryStrategy: () => null }).on('error', ignore)],
    ['answers that it has moved', clientThatFails(new Error('MOVED 3999 127.0.0.1:6381'))],
    ['is a client that is not connected', { ...clientThatFails(new Error('not reached')), status: 'connecting' }],
    ['never answers', clientThatFails(null)],
  ])('%s: the proxy counts by itself, and says so once (row 22)', async (_what, client) => {
    const server = await startProxy(stytch.url, { limits: roomy, redis: { client, instances: 1 } });
    const browser = await loggingIn(server, enrolled());
    expect((await browser.send()).status).toBe(200);
    expect((await browser.send()).status).toBe(429);
    expect((await browser.authenticate('000000')).status).toBe(404);
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    const types = server.events.map(({ type }) => type).filter((type) => type.startsWith('limiter_'));
    expect(types).toEqual(['limiter_degraded']);
    await server.close();
  });

  it('leaves of everything a trickle', async () => {
    const client = clientThatFails(new Error('gone'));
    const limits = { ...roomy, send: { ...roomy.send, withoutRedis: [{ count: 2, seconds: 60 }] } };
    const server = await startProxy(stytch.url, { limits, redis: { client, instances: 1 } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await (await loggingIn(server, enrolled())).send()).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(server.events.at(-1)).toMatchObject({ type: 'rate_limited', limit: 'without-redis-send' });
    await server.close();
  });
});

function ignore(): void {}

/** In the shape of ioredis; `null` is silence. */
function clientThatFails(failure: Error | null): object {
  const fail = (): Promise<never> => (failure ? Promise.reject(failure) : new Promise(() => undefined));
  const chain = { set: () => chain, pttl: () => chain, get: () => chain, exec: fail };
  return { status: 'ready', defineCommand: () => undefined, rlflxIncr: fail, del: fail, multi: () => chain };
}

/** A probe a second goes to Redis after it failed. */
async function recovered(server: ProxyServer): Promise<void> {
  await expect
    .poll(
      async () => {
        await (await loggingIn(server, enrolled())).send();
        return server.events.some(({ type }) => type === 'limiter_recovered');
      },
      { timeout: 8000, interval: 200 },
    )
    .toBe(true);
}
