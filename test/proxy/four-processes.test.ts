import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from './support/bundle.js';
import { FakeStytch } from './support/fake-stytch.js';
import { Browser, enrolled, loggingIn, type ProxyServer, type Reply, startProxy } from './support/proxy-server.js';
import { type ProxyWorker, startWorker } from './support/proxy-worker.js';
import { RedisServer } from './support/redis-server.js';

let stytch: FakeStytch;
let redis: RedisServer;
let workers: ProxyWorker[] = [];
/** Only seals cookies, which all processes open. */
let sealing: ProxyServer;

beforeAll(async () => {
  stytch = await new FakeStytch().listen();
  redis = await RedisServer.start();
  sealing = await startProxy(stytch.url);
  const file = await bundle('support/proxy-process.ts');
  const env = { STYTCH_URL: stytch.url, REDIS_PORT: String(redis.port), INSTANCES: '4' };
  workers = await Promise.all(
    ['ioredis', 'ioredis', 'node-redis', 'node-redis'].map((kind) => startWorker(file, { ...env, REDIS_KIND: kind })),
  );
}, 60_000);
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await sealing.close();
  await redis.close();
  await stytch.close();
});
beforeEach(() => stytch.reset());

/** Logins of one member, spread over the processes, so that no limit of one login is in the way. */
async function spread(count: number): Promise<Browser[]> {
  const login = enrolled();
  const places = Array.from({ length: count }, (_, turn) => workers[turn % workers.length]!.url);
  return Promise.all(
    places.map(async (url, turn) => {
      const sealed = await loggingIn(sealing, {
        ...login,
        intermediate_session_token: `ist-${login.member_id}-${turn}`,
      });
      return sealed.movedTo(url);
    }),
  );
}

function guess(browsers: Browser[]): Promise<Reply[]> {
  return Promise.all(browsers.map((browser) => browser.authenticate('000000')));
}

/** Requests that reached Stytch, for each member in the order they came. */
function hitsOfEach(): number[] {
  const counts = new Map<unknown, number>();
  for (const { body } of stytch.hits) counts.set(body['member_id'], (counts.get(body['member_id']) ?? 0) + 1);
  return [...counts.values()];
}

describe('four processes that share a Redis', () => {
  it('count tries as one, also while Redis is killed and comes back empty', async () => {
    const [early, late] = [await spread(200), await spread(200)];
    const replies = await guess(early.slice(0, 80));
    expect(hitsOfEach()).toEqual([5]);

    await redis.kill();
    replies.push(...(await guess([...early.slice(80, 120), ...late.slice(0, 80)])));
    // Whoever is heard of for the first time gets a fourth of the limit from each process.
    expect(hitsOfEach()).toEqual([5, 4]);

    await redis.start();
    for (let round = 0; round < 4; round += 1) {
      await pause(600);
      const turn = 20 * round;
      replies.push(...(await guess([...early.slice(120 + turn, 140 + turn), ...late.slice(80 + turn, 100 + turn)])));
    }
    for (const worker of workers) expect(worker.events).toContain('limiter_recovered');
    expect(Math.max(...hitsOfEach())).toBeLessThanOrEqual(5);
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([404, 429]));
  }, 30_000);

  it('send one SMS for a hundred requests', async () => {
    const replies = await Promise.all((await spread(100)).map((browser) => browser.send()));
    expect(stytch.hits).toHaveLength(1);
    expect(replies.filter(({ status }) => status !== 200 && status !== 429)).toEqual([]);
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
