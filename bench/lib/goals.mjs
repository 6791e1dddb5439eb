/** The goals that the kit was built to, each with where its figure stands in the results. */

const find = (rows, name) => rows?.find(({ contender }) => contender === name);
const ours = (rows) => find(rows, 'sms-otp-kit');
const door = (name) => (results) => find(results.bundle.doors, name);

const bytes = (goal, limit, of) => ({ goal, limit, unit: 'kB', value: (results) => of(results) / 1000 });
const times = (goal, limit, of) => ({ goal, limit, unit: 'x', value: of });
/** A rate: more is better. */
const atLeast = (goal, limit, of) => ({ goal, limit, unit: 'x', isFloor: true, value: of });
const counted = (goal, limit, unit, of) => ({ goal, limit, unit, value: of });

const undici = (rows, figure) => find(rows, 'kit on undici.request')[figure].ratio;
const byFetch = (rows, figure) => find(rows, 'kit')[figure].ratio;
const refused = (results) =>
  Math.min(...results.proxy.refusals.filter(({ contender }) => contender !== 'accepted').map(({ rps }) => rps.ratio));

export const goals = {
  Bytes: [
    bytes('`OtpInput` alone, gzip', 5, (results) => door('`.` OtpInput')(results).first.gzip),
    bytes('hooks alone: send and authenticate', 4, (r) => door('`./hooks` send and authenticate')(r).first.gzip),
    bytes(
      'hooks alone: with the whole machine of the step',
      4,
      (r) => door('`./hooks` the whole machine')(r).first.gzip,
    ),
    bytes('`PhoneEntry`, first load', 8, (results) => door('`.` PhoneEntry')(results).first.gzip),
    bytes('`PhoneEntry`, rules of numbers, later', 41, (results) => door('`.` PhoneEntry')(results).lazy.gzip),
    bytes('the whole step in three languages', 20, (r) => door('`.` the whole step in three languages')(r).first.gzip),
    bytes('`styles.css`', 4, (results) => door('`./styles.css`')(results).css.gzip),
  ],
  'A key, beside a bare input': [
    times('code field, script', 1.8, (results) => ours(results.otp.rows).script.ratio),
    times('code field, all CPU', 1.4, (results) => ours(results.otp.rows).cpu.ratio),
    counted('code field, React commits', 1.2, '', (results) => ours(results.otp.rows).commits.median),
    times('number field, script', 2, (results) => ours(results.phone.rows).script.ratio),
    times('number field, all CPU', 1.5, (results) => ours(results.phone.rows).cpu.ratio),
    counted('number field, React commits', 1, '', (results) => ours(results.phone.rows).commits.median),
    counted('keys lost with no gap between them', 0, '', (results) =>
      Math.max(results.otp.keysLost['sms-otp-kit'], results.phone.keysLost['sms-otp-kit']),
    ),
  ],
  'Mount and server, beside a bare input': [
    times('code field, mount', 2, (results) => ours(results.mount.otp).mountOne.ratio),
    times('number field with all its countries, mount', 5, (results) => ours(results.mount.phone).mountOne.ratio),
    times('code field, render on a server', 4, (results) => ours(results.ssr.otp).render.ratio),
  ],
  'Proxy, beside a pass-through of ten lines': [
    times('80 ms upstream, 8 in flight: p50 on `undici.request`', 1.05, (r) => undici(r.proxy.realistic, 'p50')),
    times('80 ms upstream, 8 in flight: p50 on `fetch`', 1.08, (r) => byFetch(r.proxy.realistic, 'p50')),
    times('80 ms upstream, 8 in flight: p99', 1.5, (r) =>
      Math.max(undici(r.proxy.realistic, 'p99'), byFetch(r.proxy.realistic, 'p99')),
    ),
    atLeast('80 ms upstream, 64 in flight: requests/s on `undici.request`', 0.75, (r) =>
      undici(r.proxy.crowded, 'rps'),
    ),
    atLeast('no wait upstream, 32 in flight: requests/s on `undici.request`', 0.45, (r) =>
      undici(r.proxy.saturated, 'rps'),
    ),
    atLeast('no wait upstream, 32 in flight: requests/s on `fetch`', 0.2, (r) => byFetch(r.proxy.saturated, 'rps')),
    times('in one process, beside a bare `Request` and `Response`: CPU', 2, (r) => byFetch(r.proxy.inProcess, 'cpu')),
    atLeast('refused requests/s, beside accepted ones', 2, refused),
    times('limits in Redis, beside limits in memory: p50', 1.2, (r) =>
      r.proxy.redis ? find(r.proxy.redis, 'limits in Redis').p50.ratio : Number.NaN,
    ),
    counted(
      'growth of memory over the soak',
      10,
      'MB',
      (r) => r.proxy.soak.megabytes.at(-1) - r.proxy.soak.megabytes[0],
    ),
    counted('delay of the event loop under the soak, p99', 50, 'ms', (r) => Math.max(...r.proxy.soak.delayP99Ms)),
    counted('accepted requests that were not one upstream call each', 0, '', (r) =>
      Math.abs(r.proxy.soak.requests - r.proxy.soak.upstreamHits),
    ),
  ],
};

/** @param {{ limit: number, isFloor?: boolean }} goal @param {number} value */
export function isMet({ limit, isFloor = false }, value) {
  // As it is written: 1.804x is 1.80x.
  const shown = Math.round(value * 100) / 100;
  return isFloor ? shown >= limit : shown <= limit;
}
