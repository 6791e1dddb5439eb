import { asks } from '../servers/load.mjs';
import { kitProxy, logIns } from '../servers/kit-proxy.mjs';
import { ratios } from '../lib/figures.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const windowMs = 300;
/** So that sealing, which Node does beside the main thread, is not waited for one by one. */
const inFlight = 16;
const answer = JSON.stringify({
  status_code: 200,
  request_id: 'request-id-test-bench',
  member_id: 'member-test-bench',
});

/** The proxy's own work, without sockets and with an upstream that answers at once, beside reading a request and writing an answer. */
export async function inProcess() {
  const proxy = kitProxy({
    baseUrl: 'http://127.0.0.1:1',
    fetch: async () => new Response(answer, { headers: { 'content-type': 'application/json' } }),
  });
  const cookies = await logIns(proxy);
  const requestOf = (cookie) => {
    const { path, ...init } = asks.accepted(cookie);
    return new Request(`https://app.example.com${path}`, init);
  };
  const contenders = {
    'Request and Response alone': async (cookie) => {
      await requestOf(cookie).arrayBuffer();
      return new Response(answer, { headers: { 'content-type': 'application/json' } }).text();
    },
    kit: async (cookie) => (await proxy.fetch(requestOf(cookie), { remoteAddress: '127.0.0.1' })).text(),
  };
  const seen = Object.fromEntries(Object.keys(contenders).map((name) => [name, { cpu: [] }]));
  for (let round = 0; round < rounds + 2; round += 1) {
    for (const [name, act] of Object.entries(contenders)) {
      const cpu = await cpuOf(act, cookies);
      if (round >= 2) seen[name].cpu.push(cpu);
    }
  }
  await proxy.close();
  return ratios(seen, 'Request and Response alone');
}

/** Microseconds of CPU, of all threads, for one request. */
async function cpuOf(act, cookies) {
  const before = process.cpuUsage();
  const started = performance.now();
  let count = 0;
  const worker = async (number) => {
    for (; performance.now() < started + windowMs; count += 1) await act(cookies[number]);
  };
  await Promise.all(Array.from({ length: inFlight }, (_, number) => worker(number)));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}
