import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createStytchClient, type StytchLike } from 'sms-otp-kit/proxy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectNoSecret, expectNoSecretIn, watchOutput } from './support/canaries.js';
import { rightCode, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { enrolled, freshNumber, loggingIn, type Reply } from './support/proxy-server.js';
import { freePort } from './support/redis-server.js';
import { type UpstreamFault, upstreamFaults } from './support/upstream-faults.js';

const fixture = proxyFixture();
const project = { projectId: 'project-test-1', secret: 'CANARY-project-secret' };
/** Far over the deadline of a call, far under a second one. */
const boundMs = 4000;

function client(more: Partial<Parameters<typeof createStytchClient>[0]> = {}): Required<StytchLike> {
  return createStytchClient({ ...project, baseUrl: fixture.stytch.url, timeoutSeconds: 0.6, ...more });
}

type Cookies = 'none' | 'login' | 'session';

/** What a member, the network and Stytch see of one request, and of the one after it, when Stytch is well again. */
interface Seen {
  status: number;
  code: string | undefined;
  cookies: Cookies;
  retryAfter: string | null;
  next: number;
}

// The wait goes on after what may have been sent.
const unknownSend: Seen = { status: 504, code: 'outcome_unknown', cookies: 'login', retryAfter: '30', next: 429 };
const unknownTry: Seen = { status: 504, code: 'outcome_unknown', cookies: 'none', retryAfter: null, next: 200 };
const badSend: Seen = { ...unknownSend, status: 503 };
const badTry: Seen = { ...unknownTry, status: 503 };
const refused = (status: number, code: string, retryAfter: string | null = null): Seen => ({
  status,
  code,
  cookies: 'none',
  retryAfter,
  next: 200,
});
const sent: Seen = { status: 200, code: undefined, cookies: 'login', retryAfter: null, next: 429 };
const verified: Seen = { status: 200, code: undefined, cookies: 'session', retryAfter: null, next: 200 };

const rows: [UpstreamFault, Seen, Seen][] = [
  ['none', sent, verified],
  ['a black hole (row 3, row 4)', unknownSend, unknownTry],
  ['an answer after a third of a second (row 5)', sent, verified],
  ['a reset before the answer (row 6)', unknownSend, unknownTry],
  ['headers and then silence (row 8)', unknownSend, unknownTry],
  ['half an answer (P48, row 9)', badSend, badTry],
  ['an answer byte by byte (row 10)', sent, verified],
  ['a 500 of Stytch (row 11)', badSend, badTry],
  ['a 502 page (row 11)', badSend, badTry],
  ['a 503 with Retry-After (row 11)', { ...badSend, retryAfter: '77' }, { ...badTry, retryAfter: '77' }],
  ['a 502 page with Retry-After (row 11)', { ...badSend, retryAfter: '77' }, { ...badTry, retryAfter: '77' }],
  ['a 403 page', refused(503, 'unavailable'), refused(503, 'unavailable')],
  ['a 200 with an error in it (row 12)', badSend, badTry],
  ['an empty 200 (P48, row 12)', badSend, badTry],
  ['a list (row 12)', badSend, badTry],
  ['a 204', badSend, badTry],
  ['a login page with 200 (P48)', badSend, badTry],
  ['a success without a session token (P48, row 13)', sent, badTry],
  ['a 307 elsewhere (P48, row 14)', refused(503, 'misconfigured'), refused(503, 'misconfigured')],
  ['a 302 elsewhere (row 14)', refused(503, 'misconfigured'), refused(503, 'misconfigured')],
  ['a bad project secret (row 15)', refused(503, 'misconfigured'), refused(503, 'misconfigured')],
  ['a wrong code (row 16)', refused(404, 'code_incorrect'), refused(404, 'code_incorrect')],
  ['an old code (row 16)', refused(401, 'code_expired'), refused(404, 'code_incorrect')],
  ['a 429 with Retry-After (P47, row 17)', refused(429, 'rate_limited', '12'), refused(429, 'rate_limited', '12')],
  ['a 429 without (P47, row 17)', refused(429, 'rate_limited', '60'), refused(429, 'rate_limited', '60')],
  ['a 429 for a day (P47)', refused(429, 'rate_limited', '3600'), refused(429, 'rate_limited', '3600')],
  ['a 429 page with Retry-After (P47)', refused(429, 'rate_limited', '12'), refused(429, 'rate_limited', '12')],
  ['a lock (row 18)', refused(429, 'locked'), refused(429, 'locked')],
  ['ten megabytes (row 19)', badSend, badTry],
  ['a gzip bomb (P48, row 19)', badSend, badTry],
];

describe.each([
  ['a send', '/send', 1],
  ['an authenticate', '/authenticate', 2],
] as const)('%s that meets', (_what, path, column) => {
  it.each(rows)('%s', async (...row) => {
    const [name, expected] = [row[0], row[column]];
    const number = freshNumber();
    // What comes in the end has its time on a busy machine too; only what never comes is given up soon.
    const stytch = client(expected.status === 200 ? { timeoutSeconds: 8 } : {});
    const server = await fixture.another({ stytch });
    const browser = await loggingIn(server, enrolled(number));
    const output = watchOutput();
    const body = { code: rightCode };
    fixture.stytch.behave = upstreamFaults[name];
    const startedMs = performance.now();
    const reply = await browser.post(path, body);
    expect(performance.now() - startedMs).toBeLessThan(boundMs);
    expect(fixture.stytch.hits).toHaveLength(1);
    expectNoSecret(reply, server, number);
    const told = server.events.map(({ type }) => type).filter((type) => type.startsWith('upstream_'));
    expect(told).toEqual(operatorsHearOf(reply));
    const error = await thrownBy(stytch, path, number);
    // No socket waits for an answer that nobody reads.
    await expect.poll(() => fixture.stytch.waiting).toBe(0);

    fixture.stytch.behave = succeed;
    const next = await browser.post(path, body);
    output.restore();
    expectNoSecretIn(error);
    expect(output.text()).toBe('');
    expect({
      status: reply.status,
      code: reply.body['error_type'],
      cookies: cookiesOf(reply.cookies),
      retryAfter: reply.headers.get('retry-after'),
      next: next.status,
    }).toEqual(expected);
  });
});

/** The event that each answer of a server at fault leaves, and no other answer does. */
function operatorsHearOf({ status, body }: Reply): string[] {
  if (body['error_type'] === 'misconfigured') return ['upstream_misconfigured'];
  return status >= 500 ? ['upstream_failed'] : [];
}

function cookiesOf(cookies: readonly string[]): Cookies {
  if (cookies.some((cookie) => cookie.startsWith('__Host-sms_otp_session='))) return 'session';
  return cookies.length === 0 ? 'none' : 'login';
}

/** By the client alone, as a host may use it and log what it throws. */
async function thrownBy(stytch: StytchLike, path: string, number: string): Promise<unknown> {
  const { sms } = stytch.otps;
  const proof = { organization_id: 'o', member_id: 'm', intermediate_session_token: 'CANARY-ist' };
  try {
    if (path === '/send') await sms.send({ ...proof, mfa_phone_number: number });
    else await sms.authenticate({ ...proof, code: rightCode });
    return null;
  } catch (error) {
    return error;
  }
}

describe('a Stytch that cannot be reached', () => {
  const failures: [string, () => Promise<StytchLike>][] = [
    ['nobody listens (row 1)', async () => client({ baseUrl: `http://127.0.0.1:${await freePort()}` })],
    [
      'its name is not found (row 2)',
      async () =>
        client({
          fetch: async () => {
            const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
            throw new TypeError('fetch failed', { cause });
          },
        }),
    ],
    ['its certificate is not trusted (row 21)', async () => client({ baseUrl: await selfSignedServer() })],
  ];

  it.each(failures)('has got and counted nothing, and may be tried again at once, when %s', async (_why, make) => {
    const number = freshNumber();
    const server = await fixture.another({ stytch: await make() });
    const browser = await loggingIn(server, enrolled(number));
    for (const path of ['/send', '/send', '/authenticate', '/authenticate']) {
      const startedMs = performance.now();
      const reply = await browser.post(path, { code: rightCode });
      expect(performance.now() - startedMs).toBeLessThan(2100);
      expect(reply).toMatchObject({
        status: 503,
        body: { error_type: 'unavailable', retry_after_seconds: 1 },
        cookies: [],
      });
      expectNoSecret(reply, server, number);
    }
    expect(fixture.stytch.hits).toEqual([]);
  });
});

describe('a call whose answer is lost', () => {
  const lost: UpstreamFault[] = [
    'a black hole (row 3, row 4)',
    'a reset before the answer (row 6)',
    'half an answer (P48, row 9)',
    'a 500 of Stytch (row 11)',
    'a 502 page (row 11)',
  ];

  it('is a send that is never repeated: what it may have cost is asked for once, and the wait runs (P39)', async () => {
    for (const fault of lost) {
      const server = await fixture.another({ stytch: client() });
      const login = enrolled();
      fixture.stytch.reset();
      fixture.stytch.behave = upstreamFaults[fault];
      const reply = await (await loggingIn(server, login)).send();
      expect(reply.body).toMatchObject({ error_type: 'outcome_unknown', retry_after_seconds: 30 });
      fixture.stytch.behave = succeed;
      // By another login of the member, so that it is the server who remembers.
      expect(await (await loggingIn(server, login)).send()).toMatchObject({ status: 429 });
      expect(fixture.stytch.hits).toHaveLength(1);
    }
  });

  it('is an authenticate that is never repeated: its try counts, no cookie is set, and the login can be asked about (P41)', async () => {
    for (const fault of lost) {
      const server = await fixture.another({ stytch: client(), limits: { authenticate: { triesPerCode: 1 } } });
      const browser = await loggingIn(server, enrolled());
      fixture.stytch.reset();
      fixture.stytch.behave = upstreamFaults[fault];
      const reply = await browser.authenticate(rightCode);
      expect([reply.body['error_type'], reply.cookies]).toEqual(['outcome_unknown', []]);
      fixture.stytch.behave = succeed;
      expect((await browser.challenge()).body).toMatchObject({ state: 'pending' });
      expect(await browser.authenticate(rightCode)).toMatchObject({ status: 429 });
      expect(fixture.stytch.hits).toHaveLength(1);
    }
  });

  it('is given up 8 seconds after it began, and its socket is closed (P38, row 3, row 4)', async () => {
    fixture.stytch.behave = upstreamFaults['a black hole (row 3, row 4)'];
    const startedMs = performance.now();
    const replies = ['/send', '/authenticate'].map(async (path) => {
      const reply = await (await fixture.loggingIn(enrolled())).post(path, { code: rightCode });
      const seconds = (performance.now() - startedMs) / 1000;
      expect(seconds).toBeGreaterThan(7.9);
      expect(seconds).toBeLessThan(9.6);
      return [reply.status, reply.body['error_type']];
    });
    for (const reply of await Promise.all(replies)) expect(reply).toEqual([504, 'outcome_unknown']);
    await expect.poll(() => fixture.stytch.waiting).toBe(0);
    expect(fixture.stytch.hits).toHaveLength(2);
  }, 15_000);
});

describe('a connection that is kept', () => {
  it.each(['/send', '/authenticate'])(
    'and closed when it is used again costs %s one hit at most (row 7)',
    async (path) => {
      const server = await fixture.another({ stytch: client() });
      const [warm, cold] = [await loggingIn(server, enrolled()), await loggingIn(server, enrolled())];
      await warm.post(path, { code: rightCode });
      fixture.stytch.hits.length = 0;
      fixture.stytch.behave = (_hit, response) => response.socket?.destroy();
      expect(await cold.post(path, { code: rightCode })).toMatchObject({ status: 504 });
      expect(fixture.stytch.hits).toHaveLength(1);
    },
  );

  it('and closed while it is idle is noticed (row 7)', async () => {
    fixture.stytch.behave = (hit, response) => {
      response.on('finish', () => response.socket?.destroy());
      succeed(hit, response);
    };
    const server = await fixture.another({ stytch: client() });
    for (let turn = 0; turn < 10; turn += 1) {
      const reply: { status: number } = await (await loggingIn(server, enrolled())).send();
      expect([200, 504]).toContain(reply.status);
      expect(fixture.stytch.hits.length).toBeLessThanOrEqual(turn + 1);
    }
  });
});

describe('more calls at once than a process may hold', () => {
  it('are refused at once instead of queued, and a call that is over makes room (P47)', async () => {
    const server = await fixture.another({ stytch: client({ timeoutSeconds: 3 }), deadlineSeconds: 3 });
    fixture.stytch.behave = () => undefined;
    const browsers = await Promise.all(Array.from({ length: 70 }, () => loggingIn(server, enrolled())));
    const replies = browsers.map((browser) => browser.send());
    let over = 0;
    for (const reply of replies) void reply.then(({ status }) => (over += status === 503 ? 1 : 0));
    await expect.poll(() => [fixture.stytch.waiting, over], { timeout: 2500 }).toEqual([64, 6]);
    fixture.stytch.dropWaiting();
    const refusals = (await Promise.all(replies)).filter(({ status }) => status === 503);
    expect(refusals).toHaveLength(6);
    for (const { body, cookies } of refusals) {
      expect([body['error_type'], body['retry_after_seconds'], cookies]).toEqual(['unavailable', 1, []]);
    }
    fixture.stytch.behave = succeed;
    expect((await (await loggingIn(server, enrolled())).send()).status).toBe(200);
  });
});

async function selfSignedServer(): Promise<string> {
  const pem = readFileSync(join(import.meta.dirname, '../fixtures/self-signed.pem'));
  const server = createTlsServer({ key: pem, cert: pem }, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}
