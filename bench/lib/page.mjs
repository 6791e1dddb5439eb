import { goals, isMet } from './goals.mjs';
import { besideUs, bytesTable, count, figuresTable, markdown, ratio, strayed } from './tables.mjs';

export const suites = ['bundle', 'otp', 'phone', 'mount', 'ssr', 'proxy'];

/** Names in the results, as a reader knows them: words, the package whose version is put behind them, further words. @type {Record<string, string[]>} */
const known = {
  bare: ['bare input'],
  'sms-otp-kit': ['**sms-otp-kit**', 'sms-otp-kit'],
  'sms-otp-kit, US and CA': ['**sms-otp-kit**', 'sms-otp-kit', ', its default countries'],
  'sms-otp-kit, English': ['**sms-otp-kit**', 'sms-otp-kit', ', English'],
  'sms-otp-kit, three languages': ['**sms-otp-kit**', 'sms-otp-kit', ', three languages'],
  'input-otp': ['input-otp', 'input-otp'],
  radix: ['Radix one-time-password-field', '@radix-ui/react-one-time-password-field'],
  'base-ui': ['Base UI otp-field', '@base-ui/react'],
  ark: ['Ark pin-input', '@ark-ui/react'],
  mantine: ['Mantine PinInput', '@mantine/core'],
  'intl-tel-input': ['intl-tel-input', 'intl-tel-input'],
  'react-phone-number-input': ['react-phone-number-input', 'react-phone-number-input'],
  'react-international-phone': ['react-international-phone', 'react-international-phone', ', which validates nothing'],
  'two fields by hand': ['input-otp and react-phone-number-input, nothing else'],
  'two fields by hand, i18next': ['the same with i18next and react-i18next'],
  'Stytch B2B UI': ['Stytch B2B UI', '@stytch/react'],
  'Firebase UI': ['Firebase UI', '@firebase-oss/ui-react'],
  'Amplify Authenticator': ['Amplify Authenticator', '@aws-amplify/ui-react'],
  SuperTokens: ['SuperTokens', 'supertokens-auth-react'],
  'Ory Elements': ['Ory Elements', '@ory/elements-react'],
};

/** @param {{ machine: { versions: Record<string, string> } }} result */
function labels({ machine }) {
  return (name) => {
    const [label, from, more = ''] = known[name] ?? [name];
    return from ? `${label} ${machine.versions[from]}${more}` : label;
  };
}

const stepLabels = (result) => (name) => (name === 'bare' ? 'a form by hand that does nothing' : labels(result)(name));

const cell = (figure) => (row) => strayed(row[figure]);
const counts = (figure) => (row) => count(row[figure]);

/** A bare input has next to no style to work out: apart, a ratio to it would say nothing. */
function rendering(row, rows) {
  const sum = ({ style, layout }) => style.median + layout.median;
  return ratio(sum(row) / sum(rows[0]));
}

/** @param {Record<string, any>} results by suite @returns {Record<string, string>} by the name between the markers */
export function sections(results) {
  const { bundle, otp, phone, mount, ssr, proxy } = results;
  const keys = (result) =>
    figuresTable(
      result.rows,
      [
        ['script', cell('script')],
        ['style and layout', rendering],
        ['all CPU', cell('cpu')],
        ['the kit’s CPU to it', besideUs('cpu')],
        ['React commits', counts('commits')],
        ['keys lost', (row) => String(result.keysLost[row.contender])],
      ],
      labels(result),
    );
  const mounts = (rows) =>
    figuresTable(
      rows,
      [
        ['mount', cell('mountOne')],
        ['hydrate', cell('hydrate')],
        ['100 at once', cell('mountHundred')],
        ['100 at once, beside one', (row) => `${count(row.growth)}x`],
        ['the kit’s mount to it', besideUs('mountOne')],
        ['elements', counts('nodes')],
        ['kB kept after 200', counts('heapKeptKB')],
      ],
      labels(mount),
    );
  const renders = (rows, label = labels(ssr)) =>
    figuresTable(
      rows,
      [
        ['time', cell('render')],
        ['renders a second', (row) => ratio(row.perSecond.ratio)],
        ['the kit’s time to it', besideUs('render')],
        ['bytes of HTML', counts('bytes')],
      ],
      label,
    );
  const load = (rows) =>
    rows
      ? figuresTable(
          rows,
          [
            ['requests/s', cell('rps')],
            ['p50', cell('p50')],
            ['p95', cell('p95')],
            ['p99', cell('p99')],
            ['CPU a request', cell('cpu')],
          ],
          (name) => name,
        )
      : 'Not measured: there was no redis-server.';
  return {
    runs: runs(results),
    goals: goalsTable(results),
    'bytes-doors': bytesTable(bundle.doors),
    'bytes-code': bytesTable(bundle.otp, labels(bundle)),
    'bytes-number': bytesTable(bundle.phone, labels(bundle)),
    'bytes-step': bytesTable(bundle.step, labels(bundle)),
    'keys-code': keys(otp),
    'keys-number': keys(phone),
    'mount-code': mounts(mount.otp),
    'mount-number': mounts(mount.phone),
    'mount-step': figuresTable(
      mount.steps,
      [
        ['first mount', cell('firstCpu')],
        ['the kit’s to it', besideUs('firstCpu')],
        ['later mounts', cell('againCpu')],
        ['the kit’s to it', besideUs('againCpu')],
        ['elements', counts('nodes')],
        ['kB kept after 10', counts('heapKeptKB')],
      ],
      stepLabels(mount),
    ),
    'keys-step': figuresTable(
      mount.steps,
      [
        ['script', cell('keyScript')],
        ['all CPU', cell('keyCpu')],
        ['the kit’s CPU to it', besideUs('keyCpu')],
        ['React commits', counts('keyCommits')],
      ],
      stepLabels(mount),
    ),
    'server-code': renders(ssr.otp),
    'server-number': renders(ssr.phone),
    'server-step': renders(ssr.step, stepLabels(ssr)),
    'proxy-realistic': load(proxy.realistic),
    'proxy-crowded': load(proxy.crowded),
    'proxy-saturated': load(proxy.saturated),
    'proxy-process': figuresTable(proxy.inProcess, [['CPU a request', cell('cpu')]], (name) => name),
    'proxy-refused': load(proxy.refusals),
    'proxy-redis': load(proxy.redis),
    'proxy-soak': soak(proxy.soak),
  };
}

function runs(results) {
  const row = (suite) => {
    const { machine, browser, rounds } = results[suite];
    const { date, cpu, cores, memoryGiB, node, load, commit } = machine;
    const where = `${cores} × ${cpu}, ${memoryGiB} GiB`;
    return [suite, date, commit, where, node, browser ?? '–', String(rounds ?? '–'), load[0].toFixed(1)];
  };
  return markdown(
    ['suite', 'day', 'commit', 'machine', 'Node', 'Chromium', 'rounds', 'load before it'],
    suites.map(row),
  );
}

function goalsTable(results) {
  const shown = (value, unit) => `${Math.round(value * 100) / 100}${unit === 'x' ? 'x' : unit && ` ${unit}`}`;
  const row = (goal) => {
    const value = goal.value(results);
    const limit = `${goal.isFloor ? 'at least' : 'at most'} ${shown(goal.limit, goal.unit)}`;
    if (Number.isNaN(value)) return [goal.goal, limit, '–', 'not measured'];
    return [goal.goal, limit, shown(value, goal.unit), isMet(goal, value) ? 'met' : '**not met**'];
  };
  return Object.entries(goals)
    .map(([group, list]) => markdown([group, 'goal', 'measured', ''], list.map(row)))
    .join('\n\n');
}

function soak({ seconds, perSecond, requests, upstreamHits, megabytes, delayP99Ms }) {
  return [
    `${seconds} s at ${perSecond} requests/s, seven tenths of what it could do: ${requests.toLocaleString('en-US')} requests, ${upstreamHits.toLocaleString('en-US')} upstream calls.`,
    `Memory at the end of each sixth: ${megabytes.join(', ')} MB. Delay of the event loop, p99 of each sixth: ${delayP99Ms.join(', ')} ms.`,
  ].join('\n');
}

/** @param {string} page @param {Record<string, string>} tables @returns the page with what stands between each pair of markers replaced */
export function fill(page, tables) {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${name}: ${begin} … ${end}`);
    return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
  }, page);
}
