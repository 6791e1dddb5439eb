import { ratios, table } from '../lib/figures.mjs';
import { keep } from '../lib/report.mjs';
import { asks, start, startRedis, window } from '../servers/load.mjs';
import { inProcess } from './in-process.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const windowMs = 700;
const soakSeconds = Number(process.env.BENCH_SOAK_SECONDS ?? 30);
const figures = ['rps', 'p50', 'p95', 'p99', 'cpu'];

/** Windows of each contender in turn, so that what else the machine does hits all of them; the first two rounds warm up. */
async function interleave(contenders, load) {
  const seen = {};
  for (let round = 0; round < rounds + 2; round += 1) {
    for (const { name, server, ask, status } of contenders) {
      const measured = await window(server, ask, { ...load, milliseconds: windowMs, ...(status ? { status } : {}) });
      if (round < 2) continue;
      seen[name] ??= {};
      for (const figure of figures) (seen[name][figure] ??= []).push(measured[figure]);
    }
  }
  return seen;
}

async function hop(upstreamMs, inFlight) {
  const upstream = await start('upstream', { UPSTREAM_MS: String(upstreamMs) });
  const env = { UPSTREAM_PORT: upstream.port };
  const pass = await start('pass-through', env);
  const byFetch = await start('kit', env);
  const byUndici = await start('kit', { ...env, TRANSPORT: 'undici' });
  const seen = await interleave(
    [
      { name: 'direct', server: upstream, ask: asks.bare },
      { name: 'pass-through, 10 lines', server: pass, ask: asks.bare },
      { name: 'kit', server: byFetch, ask: asks.accepted },
      { name: 'kit on undici.request', server: byUndici, ask: asks.accepted },
    ],
    { inFlight },
  );
  await Promise.all([upstream, pass, byFetch, byUndici].map((server) => server.stop()));
  return ratios(seen, 'pass-through, 10 lines');
}

async function refusals() {
  const upstream = await start('upstream');
  const kit = await start('kit', { UPSTREAM_PORT: upstream.port });
  const limited = await start('kit', { UPSTREAM_PORT: upstream.port, LIMITED: '1' });
  // The limits of this address are used up by the first few.
  for (let turn = 0; turn < 30; turn += 1) {
    const answer = await limited.pool.request(asks.accepted(limited.cookies[turn]));
    await answer.body.dump();
  }
  const seen = await interleave(
    [
      { name: 'accepted', server: kit, ask: asks.accepted },
      { name: 'over a limit', server: limited, ask: asks.accepted, status: 429 },
      { name: 'bad number', server: kit, ask: asks['bad number'], status: 422 },
      { name: 'no login', server: kit, ask: asks['no login'], status: 401 },
      { name: 'another origin', server: kit, ask: asks['another origin'], status: 403 },
    ],
    { inFlight: 32 },
  );
  await Promise.all([upstream, kit, limited].map((server) => server.stop()));
  return ratios(seen, 'accepted');
}

async function sharedLimits() {
  const redis = await startRedis();
  if (!redis) return null;
  const upstream = await start('upstream', { UPSTREAM_MS: '80' });
  const memory = await start('kit', { UPSTREAM_PORT: upstream.port });
  const shared = await start('kit', { UPSTREAM_PORT: upstream.port, REDIS_PORT: redis.port });
  const seen = await interleave(
    [
      { name: 'limits in memory', server: memory, ask: asks.accepted },
      { name: 'limits in Redis', server: shared, ask: asks.accepted },
    ],
    { inFlight: 8 },
  );
  await Promise.all([upstream, memory, shared].map((server) => server.stop()));
  redis.stop();
  return ratios(seen, 'limits in memory');
}

/** Memory and delay over time at seven tenths of what it can do, and whether each accepted request was one upstream call. */
async function soak() {
  const upstream = await start('upstream', { UPSTREAM_MS: '5' });
  const kit = await start('kit', { UPSTREAM_PORT: upstream.port });
  await window(kit, asks.accepted, { inFlight: 16, milliseconds: 1500 });
  const most = await window(kit, asks.accepted, { inFlight: 16, milliseconds: 1500 });
  const warmHits = await hitsOf(upstream);
  const perSecond = 0.7 * most.rps;
  const megabytes = [];
  const delayP99Ms = [];
  let requests = 0;
  for (let part = 0; part < 6; part += 1) {
    const load = { inFlight: 16, milliseconds: (soakSeconds * 1000) / 6, perSecond };
    const measured = await window(kit, asks.accepted, load);
    requests += measured.requests;
    megabytes.push(Math.round(measured.usage.memory / 2 ** 20));
    delayP99Ms.push(Math.round(measured.usage.delayP99Ms));
  }
  const upstreamHits = (await hitsOf(upstream)) - warmHits;
  await Promise.all([upstream, kit].map((server) => server.stop()));
  return { seconds: soakSeconds, perSecond: Math.round(perSecond), requests, upstreamHits, megabytes, delayP99Ms };
}

async function hitsOf(upstream) {
  const answer = await upstream.pool.request({ path: '/hits', method: 'GET' });
  return Number(await answer.body.text());
}

export default async function measure() {
  const result = {
    rounds,
    realistic: await hop(80, 8),
    crowded: await hop(80, 64),
    saturated: await hop(0, 32),
    inProcess: await inProcess(),
    refusals: await refusals(),
    redis: await sharedLimits(),
    soak: await soak(),
  };
  const print = (title, rows) => process.stdout.write(`\n${title}\n\n${rows ? table(rows) : 'no redis-server here'}\n`);
  print('80 ms upstream, 8 in flight', result.realistic);
  print('80 ms upstream, 64 in flight', result.crowded);
  print('0 ms upstream, 32 in flight', result.saturated);
  print('in one process, no sockets', result.inProcess);
  print('refused requests, 0 ms upstream, 32 in flight', result.refusals);
  print('limits shared, 80 ms upstream, 8 in flight', result.redis);
  process.stdout.write(`\nsoak: ${JSON.stringify(result.soak)}\n`);
  await keep('proxy', result);
}
