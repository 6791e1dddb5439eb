import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createStytchClient, type StytchLike } from 'sms-otp-kit/proxy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectNoSecret, expectNoSecretIn, watchOutput } from './support/canaries.js';
import { rightCode, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { enrolled, freshNumber, loggingIn } from './support/proxy-server.js';
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
  ['a black hole', unknownSend, unknownTry],
  ['an answer after a third of a second', sent, verified],
  ['a reset before the answer', unknownSend, unknownTry],
  ['headers and then silence', unknownSend, unknownTry],
  ['half an answer', badSend, badTry],
  ['an answer byte by byte', sent, verified],
  ['a 500 of Stytch', badSend, badTry],
  ['a 502 page', badSend, badTry],
  ['a 503 with Retry-After', { ...badSend, retryAfter: '77' }, { ...badTry, retryAfter: '77' }],
  ['a 403 page', refused(503, 'unavailable'), refused(503, 'unavailable')],
  ['a 200 with an error in it', badSend, badTry],
  ['an empty 200', badSend, badTry],
  ['a list', badSend, badTry],
  ['a 204', badSend, badTry],
  ['a login page with 200', badSend, badTry],
  ['a success without a session token', sent, badTry],
  ['a 307 elsewhere', refused(503, 'misconfigured'), refused(503, 'misconfigured')],
  ['a 302 elsewhere', refused(503, 'misconfigured'), refused(503, 'misconfigured')],
  ['a bad project secret', refused(503, 'misconfigured'), refused(503, 'misconfigured')],
  ['a wrong code', refused(404, 'code_incorrect'), refused(404, 'code_incorrect')],
  ['an old code', refused(401, 'code_expired'), refused(404, 'code_incorrect')],
  ['a 429 with Retry-After', refused(429, 'rate_limited', '12'), refused(429, 'rate_limited', '12')],
  ['a 429 without', refused(429, 'rate_limited', '60'), refused(429, 'rate_limited', '60')],
  ['a 429 for a day', refused(429, 'rate_limited', '3600'), refused(429, 'rate_limited', '3600')],
  ['a lock', refused(429, 'locked'), refused(429, 'locked')],
  ['ten megabytes', badSend, badTry],
  ['a gzip bomb', badSend, badTry],
];

describe.each(rows)('Stytch with %s', (name, send, authenticate) => {
  it.each([
    ['a send', '/send', send],
    ['an authenticate', '/authenticate', authenticate],
  ] as const)('on %s', async (_what, path, expected) => {
    const number = freshNumber();
    const server = await fixture.another({ stytch: client() });
    const browser = await loggingIn(server, enrolled(number));
    const output = watchOutput();
    const body = { code: rightCode };
    fixture.stytch.behave = upstreamFaults[name];
    const startedMs = performance.now();
    const reply = await browser.post(path, body);
    expect(performance.now() - startedMs).toBeLessThan(boundMs);
    expect(fixture.stytch.hits).toHaveLength(1);
    expectNoSecret(reply, server, number);
    const error = await thrownByClient(path, number);
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

function cookiesOf(cookies: readonly string[]): Cookies {
  if (cookies.some((cookie) => cookie.startsWith('__Host-sms_otp_session='))) return 'session';
  return cookies.length === 0 ? 'none' : 'login';
}

/** By the client alone, as a host may use it and log what it throws. */
async function thrownByClient(path: string, number: string): Promise<unknown> {
  const { sms } = client().otps;
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
    ['nobody listens', async () => client({ baseUrl: `http://127.0.0.1:${await freePort()}` })],
    [
      'its name is not found',
      async () =>
        client({
          fetch: async () => {
            const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
            throw new TypeError('fetch failed', { cause });
          },
        }),
    ],
    ['its certificate is not trusted', async () => client({ baseUrl: await selfSignedServer() })],
  ];

  it.each(failures)(
    'because %s: nothing was sent, nothing is counted, and it may be tried again at once',
    async (_why, make) => {
      const number = freshNumber();
      const server = await fixture.another({ stytch: await make() });
      const browser = await loggingIn(server, enrolled(number));
      for (const path of ['/send', '/send', '/authenticate', '/authenticate']) {
        const startedMs = performance.now();
        const reply = await browser.post(path, { code: rightCode });
        expect(performance.now() - startedMs).toBeLessThan(boundMs);
        expect(reply).toMatchObject({ status: 503, body: { error_type: 'unavailable' }, cookies: [] });
        expectNoSecret(reply, server, number);
      }
      expect(fixture.stytch.hits).toEqual([]);
    },
  );
});

describe('a connection that is kept', () => {
  it.each(['/send', '/authenticate'])('and is closed when it is used again costs %s one hit at most', async (path) => {
    const server = await fixture.another({ stytch: client() });
    const [warm, cold] = [await loggingIn(server, enrolled()), await loggingIn(server, enrolled())];
    await warm.post(path, { code: rightCode });
    fixture.stytch.hits.length = 0;
    fixture.stytch.behave = (_hit, response) => response.socket?.destroy();
    expect(await cold.post(path, { code: rightCode })).toMatchObject({ status: 504 });
    expect(fixture.stytch.hits).toHaveLength(1);
  });

  it('and is closed while it is idle is noticed', async () => {
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
  it('are refused at once instead of queued, and a call that is over makes room', async () => {
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
