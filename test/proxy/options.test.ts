import {
  createSmsOtpProxy,
  createStytchClient,
  type ResolvedMember,
  type SmsOtpProxyOptions,
  type StytchClientOptions,
} from 'sms-otp-kit/proxy';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Behaviour, json, rightCode, stytchError, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import {
  Browser,
  cookieSecret,
  enrolled,
  freshNumber,
  loggingIn,
  origin,
  primaryLogin,
} from './support/proxy-server.js';

const fixture = proxyFixture();
afterEach(() => void vi.unstubAllGlobals().unstubAllEnvs());

const stytch = { otps: { sms: { send: async () => ({}), authenticate: async () => ({}) } } };

describe('options that are missing or unsafe', () => {
  const cases: [string, object, RegExp][] = [
    ['no Stytch', { stytch: undefined }, /`stytch` is missing.*createStytchClient/u],
    ['half a Stytch', { stytch: { otps: { sms: { send: async () => ({}) } } } }, /`stytch`/u],
    ['no secret', { cookieSecret: undefined }, /`cookieSecret` is missing or shorter than 32/u],
    ['a short secret', { cookieSecret: 'x'.repeat(31) }, /openssl rand/u],
    ['a list with a short secret', { cookieSecret: [cookieSecret, 'x'] }, /`cookieSecret`/u],
    ['an empty list of secrets', { cookieSecret: [] }, /`cookieSecret`/u],
    ['no origins', { allowedOrigins: [] }, /`allowedOrigins` must list/u],
    ['any origin', { allowedOrigins: ['*'] }, /`allowedOrigins`/u],
    ['an origin with a path', { allowedOrigins: ['https://app.example.com/'] }, /trailing slash/u],
    ['a null origin', { allowedOrigins: ['null'] }, /`allowedOrigins`/u],
    ['origins that are no list', { allowedOrigins: origin }, /`allowedOrigins`/u],
    ['one name for two cookies', { cookies: { login: 'x', session: 'x' } }, /`cookies`/u],
    ['the name of the other cookie', { cookies: { login: 'sms_otp_session' } }, /`cookies`/u],
    ['a cookie name with a space', { cookies: { session: 'a b' } }, /`cookies`/u],
    ['a domain with a dot in front', { cookies: { sessionDomain: '.example.com' } }, /`sessionDomain`/u],
    ['a domain with an attribute behind it', { cookies: { sessionDomain: 'example.com; Path=/x' } }, /`cookies`/u],
    ['a calling code for a country', { allowedCountries: ['+1'] }, /ISO codes/u],
    ['a country in small letters', { homeCountries: ['us'] }, /ISO codes/u],
    ['a session of four minutes', { session: { durationMinutes: 4 } }, /5 to 527040/u],
    ['a session of two years', { session: { durationMinutes: 1_000_000 } }, /5 to 527040/u],
    ['an endless deadline', { deadlineSeconds: Infinity }, /`deadlineSeconds`/u],
    ['half a trusted proxy', { clientIp: 0.5 }, /`clientIp`/u],
    ['eleven trusted proxies', { clientIp: 11 }, /`clientIp`/u],
    ['room for ten keys', { maxKeys: 10 }, /`maxKeys`/u],
    ['a Redis without a client', { redis: {} }, /`redis` needs a `client`/u],
    ['a Redis address', { redis: { client: 'redis://localhost' } }, /`redis`/u],
    ['no instance', { redis: { client: {}, instances: 0 } }, /`redis`/u],
    ['an endless wait for Redis', { redis: { client: {}, timeoutMs: 60_000 } }, /`redis`/u],
    ['a window over 24 days', { limits: { send: { member: [{ count: 5, seconds: 2_592_000 }] } } }, /24 days/u],
    ['a window of no time', { limits: { send: { ip: [{ count: 5, seconds: 0 }] } } }, /`limits`/u],
    ['a count of none', { limits: { authenticate: { ip: [{ count: 0, seconds: 60 }] } } }, /`limits`/u],
    ['a cool-down of half a second', { limits: { cooldownSeconds: [0.5] } }, /`limits`/u],
    ['no tries', { limits: { authenticate: { triesPerCode: 0 } } }, /`limits`/u],
  ];
  it.each(cases)('%s: is an error at construction that says what, why and what to do', (_what, wrong, message) => {
    const options = { stytch, cookieSecret, allowedOrigins: [origin], ...wrong } as SmsOtpProxyOptions;
    expect(() => createSmsOtpProxy(options)).toThrow(message);
    expect(() => createSmsOtpProxy(options)).toThrow(/^createSmsOtpProxy: .*(Pass|Leave|Mount)/u);
  });

  it('all of them: the first one is named', () => {
    expect(() => createSmsOtpProxy(undefined as never)).toThrow('`stytch` is missing');
  });

  const project: StytchClientOptions = { projectId: 'project-test-1', secret: 'secret-1' };
  const clientCases: [string, object, RegExp][] = [
    ['no project', { projectId: undefined }, /`projectId` is missing/u],
    ['something else for a project', { projectId: 'secret-test-1' }, /`projectId`/u],
    ['no secret', { secret: '' }, /`secret` is missing/u],
    ['a secret with a typographic quote', { secret: '“abc”' }, /`secret`/u],
    ['an address that is none', { baseUrl: 'stytch' }, /`baseUrl`/u],
    ['another protocol', { baseUrl: 'ftp://stytch.com' }, /`baseUrl`/u],
    [
      'a test project on the live address',
      { baseUrl: 'https://api.stytch.com' },
      /test project is unknown.*Leave it out/u,
    ],
    [
      'a live project on the test address',
      { projectId: 'project-live-1', baseUrl: 'https://test.stytch.com/' },
      /live project is unknown.*Leave it out/u,
    ],
    ['a timeout that is no number', { timeoutSeconds: Number('8s') }, /`timeoutSeconds`/u],
    ['no time at all', { timeoutSeconds: 0 }, /`timeoutSeconds`/u],
    ['an endless timeout', { timeoutSeconds: Infinity }, /`timeoutSeconds`/u],
    ['a live project over http', { projectId: 'project-live-1', baseUrl: 'http://10.0.0.1' }, /live project.*http/u],
  ];
  it.each(clientCases)('of the Stytch client, %s: too, and the secret is not in it', (_what, wrong, message) => {
    const options = { ...project, ...wrong };
    expect(() => createStytchClient(options)).toThrow(message);
    expect(() => createStytchClient(options)).not.toThrow('secret-1');
  });

  it('a secret that a bundler would put into the browser: is an error too, and is not in it (P59)', () => {
    vi.stubEnv('VITE_STYTCH_SECRET', 'secret-1');
    expect(() => createStytchClient(project)).toThrow(/VITE_STYTCH_SECRET.*give the project a new secret/u);
    expect(() => createStytchClient(project)).not.toThrow('secret-1');
    const options = { stytch, cookieSecret, allowedOrigins: [origin] };
    vi.stubEnv('NEXT_PUBLIC_COOKIE_SECRET', cookieSecret);
    expect(() => createSmsOtpProxy(options)).toThrow(/NEXT_PUBLIC_COOKIE_SECRET.*forge a login/u);
    expect(() => createSmsOtpProxy(options)).not.toThrow(cookieSecret);
    vi.stubEnv('NEXT_PUBLIC_COOKIE_SECRET', 'another');
    expect(() => createSmsOtpProxy(options)).not.toThrow();
    vi.stubEnv('VITE_STYTCH_SECRET', 'another-1');
    vi.stubEnv('STYTCH_SECRET', 'secret-1');
    expect(() => createStytchClient(project)).not.toThrow();
  });

  it('the code for browsers: has nothing of the server in it (P59)', async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: false,
        lib: { entry: join(import.meta.dirname, '../../src/index.ts'), formats: ['es'] },
        rolldownOptions: { external: [/^react/u, /^@tanstack/u] },
      },
    });
    const code = [built].flat().flatMap((output) => ('output' in output ? output.output : []));
    const text = code.map((file) => ('code' in file ? file.code : '')).join('\n');
    expect(text).toContain('createHttpBackend');
    expect(text).not.toMatch(
      /authorization|Basic |cookieSecret|createStytchClient|createSmsOtpProxy|rate-limiter|node:/u,
    );
  }, 30_000);

  it('a browser: is no place for either', () => {
    vi.stubGlobal('document', {});
    expect(() => createStytchClient(project)).toThrow('runs in a browser');
    expect(() => createSmsOtpProxy({ stytch, cookieSecret, allowedOrigins: [origin] })).toThrow('runs in a browser');
  });

  it.each([
    ['project-test-1', 'https://test.stytch.com'],
    ['project-live-1', 'https://api.stytch.com'],
  ])('a client of %s without an address calls %s', async (projectId, address) => {
    const called: string[] = [];
    const client = createStytchClient({
      ...project,
      projectId,
      fetch: async (url) => {
        called.push(url);
        return Response.json({ status_code: 200 });
      },
    });
    await client.otps.sms.send({ organization_id: 'o', member_id: 'm' });
    await client.organizations.members.get({ organization_id: 'o/../x', member_id: 'm?&' });
    expect(called).toEqual([
      `${address}/v1/b2b/otps/sms/send`,
      `${address}/v1/b2b/organizations/o%2F..%2Fx/member?member_id=m%3F%26`,
    ]);
  });
});

it('a timeout of any fraction of a second: lets the call go out', async () => {
  for (const timeoutSeconds of [8.05, 16.1, 8.123_456]) {
    const client = createStytchClient({
      projectId: 'project-test-1',
      secret: 'secret-1',
      baseUrl: fixture.stytch.url,
      timeoutSeconds,
    });
    await client.otps.sms.send({ organization_id: 'o', member_id: 'm' });
  }
  expect(fixture.stytch.hits).toHaveLength(3);
});

describe('resolveMember', () => {
  const ids = { organization_id: 'organization-test-own', member_id: 'member-test-own' };

  it('says alone who it is: no cookie of ours is believed, and none holds a token', async () => {
    const number = freshNumber();
    let resolved: ResolvedMember | null = {
      ...ids,
      intermediate_session_token: 'CANARY-own-ist',
      mfa_phone_number: number,
    };
    const server = await fixture.another({ resolveMember: async () => resolved });
    const browser = await fixture.loggingIn(enrolled());
    const moved = browser.movedTo(server.url).accept(['__Host-sms_otp_session=somebody']);
    expect((await moved.send()).status).toBe(200);
    expect(fixture.stytch.hits[0]!.body).toEqual({
      ...ids,
      intermediate_session_token: 'CANARY-own-ist',
      mfa_phone_number: number,
    });
    expect((await moved.challenge()).body).toMatchObject({ state: 'pending', code_sent: true, phone_verified: false });

    // Our own cookie now tells what happened since; without the host's store it proves nothing.
    const elsewhere = moved.movedTo(fixture.server.url);
    elsewhere.cookies.delete('__Host-sms_otp_session');
    expect((await elsewhere.send()).status).toBe(401);
    expect(fixture.stytch.hits).toHaveLength(1);

    resolved = null;
    expect(await moved.send()).toMatchObject({ status: 401, body: { error_type: 'session_expired' } });
    expect((await moved.challenge()).body).toMatchObject({ state: 'none' });
  });

  it('may know that Stytch has texted, the policy and a verified number, and steps up a session', async () => {
    const member: ResolvedMember = {
      ...ids,
      session_token: 'own-session',
      mfa_phone_number: freshNumber(),
      mfa_phone_number_verified: true,
      mfa_policy: 'OPTIONAL',
      code_sent: true,
    };
    const contexts: unknown[] = [];
    const server = await fixture.another({
      resolveMember: () => member,
      session: { enrollment: ({ request: _, ...context }) => void contexts.push(context) },
    });
    const browser = new Browser(server.url);
    expect((await browser.challenge()).body).toMatchObject({
      state: 'pending',
      phone_verified: true,
      code_sent: true,
      mfa_policy: 'OPTIONAL',
    });
    expect(await browser.send({ mfa_phone_number: freshNumber() })).toMatchObject({
      status: 422,
      body: { error_type: 'phone_mismatch' },
    });
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    expect(fixture.stytch.hits[0]!.body).toMatchObject({ ...ids, session_token: 'own-session' });
    expect(contexts).toEqual([{ ...ids, phoneAdded: false, stepUp: true, mfaPolicy: 'OPTIONAL' }]);
  });

  it.each([{}, { intermediate_session_token: '' }])('names nobody without a token, such as %o', async (token) => {
    const server = await fixture.another({ resolveMember: () => ({ ...ids, ...token }) });
    const browser = new Browser(server.url);
    const expired = { status: 401, body: { error_type: 'session_expired' } };
    expect(await browser.send({ mfa_phone_number: freshNumber() })).toMatchObject(expired);
    expect(await browser.authenticate(rightCode)).toMatchObject(expired);
    expect((await browser.challenge()).body).toMatchObject({ state: 'none' });
    expect(fixture.stytch.hits).toEqual([]);
  });

  it('says alone whether it is a login or a step-up, whatever the cookie remembers', async () => {
    let token: Partial<ResolvedMember> = { intermediate_session_token: 'of-the-login' };
    const stepUps: boolean[] = [];
    const server = await fixture.another({
      resolveMember: () => ({ ...ids, member_id: 'member-test-step-up', ...token }),
      session: { enrollment: ({ stepUp }) => void stepUps.push(stepUp) },
    });
    const browser = new Browser(server.url);
    expect((await browser.send({ mfa_phone_number: freshNumber() })).status).toBe(200);
    await browser.authenticate('000000');
    // The login was finished by another factor, so our cookie is still there.
    token = { session_token: 'of-the-session' };
    await browser.authenticate('000000');
    expect(stepUps).toEqual([false, true]);
  });

  it('keeps what the cookie says of another member out', async () => {
    let member: ResolvedMember = { ...ids, session_token: 'one' };
    const server = await fixture.another({ resolveMember: () => member });
    const browser = new Browser(server.url);
    await browser.send({ mfa_phone_number: freshNumber() });
    member = { ...ids, member_id: 'member-test-next', session_token: 'two' };
    expect((await browser.challenge()).body).toMatchObject({
      state: 'pending',
      has_phone_number: false,
      code_sent: false,
    });
  });
});

describe('session', () => {
  it('fixes length, claims, enrolment and default of what Stytch is asked for', async () => {
    const server = await fixture.another({
      session: {
        durationMinutes: 480,
        customClaims: async ({ member_id }) => ({ member_id }),
        enrollment: 'enroll',
        setDefaultMfa: true,
      },
    });
    const login = enrolled();
    expect((await (await loggingIn(server, login)).authenticate(rightCode)).status).toBe(200);
    expect(fixture.stytch.hits[0]!.body).toMatchObject({
      session_duration_minutes: 480,
      session_custom_claims: { member_id: login.member_id },
      set_mfa_enrollment: 'enroll',
      set_default_mfa: true,
    });
  });

  it.each([
    ['never enrolls when it is told so', { enrollment: undefined }, undefined],
    ['unenrolls only by the server’s own decision', { enrollment: () => 'unenroll' as const }, 'unenroll'],
  ])('%s', async (_what, session, asked) => {
    const server = await fixture.another({ session });
    const browser = await loggingIn(server, primaryLogin());
    await browser.send({ mfa_phone_number: freshNumber() });
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    expect(fixture.stytch.hitsOf('/authenticate')[0]!.body['set_mfa_enrollment']).toBe(asked);
  });

  it('lasts as long as asked for when Stytch does not say', async () => {
    fixture.stytch.behave = (_hit, response) => json(response, 200, { status_code: 200, session_token: 'opaque' });
    const server = await fixture.another({ session: { durationMinutes: 30 } });
    const { cookies } = await (await loggingIn(server, enrolled())).authenticate(rightCode);
    expect(cookies[1]).toContain('Max-Age=1800');
  });
});

const unverified = (): object => primaryLogin({ mfa_phone_number: '+12015550123', mfa_phone_number_verified: false });

const behave = (verified: boolean, number = '+12015550123'): void => {
  fixture.stytch.behave = (hit, response) => {
    if (hit.method === 'POST') succeed(hit, response);
    else
      json(response, 200, {
        status_code: 200,
        member: {
          organization_id: 'o',
          member_id: 'm',
          mfa_phone_number: number,
          mfa_phone_number_verified: verified,
        },
      });
  };
};

describe('a number that is linked and not verified', () => {
  it('is replaced, and the change is logged', async () => {
    behave(false);
    const server = await fixture.another({});
    const reply = await (await loggingIn(server, unverified())).send({ mfa_phone_number: '+12015550145' });
    expect(reply.status).toBe(200);
    expect(fixture.stytch.hits.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'POST']);
    expect(fixture.stytch.hits[2]!.body['mfa_phone_number']).toBe('+12015550145');
    expect(server.events.map(({ type }) => type)).toContain('phone_number_changed');
  });

  it('stays when it was verified meanwhile, or when Stytch has the new one already', async () => {
    behave(true);
    const late = await (await fixture.loggingIn(unverified())).send({ mfa_phone_number: '+12015550145' });
    expect(late).toMatchObject({ status: 422, body: { error_type: 'phone_mismatch' } });
    behave(false, '+12015550145');
    expect((await (await fixture.loggingIn(unverified())).send({ mfa_phone_number: '+12015550145' })).status).toBe(200);
    expect(fixture.stytch.hits.filter(({ method }) => method === 'DELETE')).toEqual([]);
    expect(fixture.stytch.hits.at(-1)!.body).not.toHaveProperty('mfa_phone_number');
  });

  it.each<[string, Partial<SmsOtpProxyOptions>]>([
    ['the host forbids it', { changeUnverifiedNumber: false }],
    ['the client cannot read members', { stytch }],
  ])('stays when %s', async (_why, options) => {
    const server = await fixture.another(options);
    const reply = await (await loggingIn(server, unverified())).send({ mfa_phone_number: '+12015550145' });
    expect(reply).toMatchObject({ status: 422, body: { error_type: 'phone_mismatch' } });
  });

  it('stays when Stytch refuses to show the member, and the member is told why', async () => {
    fixture.stytch.behave = stytchError('member_not_found', 404);
    const reply = await (await fixture.loggingIn(unverified())).send({ mfa_phone_number: '+12015550145' });
    expect(reply).toMatchObject({ status: 403, body: { error_type: 'not_allowed' } });
    expect(fixture.stytch.hits.map(({ method }) => method)).toEqual(['GET']);
  });

  it('costs nothing when reading the member fails', async () => {
    fixture.stytch.behave = (_hit, response) => response.socket?.destroy();
    const browser = await fixture.loggingIn(unverified());
    for (let turn = 0; turn < 2; turn += 1) {
      const reply = await browser.send({ mfa_phone_number: '+12015550145' });
      expect(reply).toMatchObject({ status: 503, body: { error_type: 'unavailable' }, cookies: [] });
    }
    expect(fixture.stytch.hitsOf('/send')).toEqual([]);
  });
});

const seen = async (clientIp: SmsOtpProxyOptions['clientIp'], forwarded: string): Promise<string | undefined> => {
  const server = await fixture.another({ clientIp: clientIp! });
  const { cookieHeader } = await loggingIn(server, enrolled());
  const headers = { 'x-forwarded-for': forwarded, 'cf-connecting-ip': '192.0.2.9', cookie: cookieHeader };
  await new Browser(server.url).post('/send', {}, headers);
  const { ip } = server.events.find(({ type }) => type === 'otp_sent')!;
  const isTold = server.events.some(({ type }) => type === 'client_ip_unknown');
  expect(isTold).toBe(ip === undefined);
  return ip;
};

describe('clientIp', () => {
  it.each<[string, SmsOtpProxyOptions['clientIp'], string, string | undefined]>([
    ['the socket, whatever a header says', 0, '203.0.113.7', '127.0.0.1'],
    ['the last hop with one trusted proxy', 1, '6.6.6.6, 203.0.113.7', '203.0.113.7'],
    ['the one before it with two', 2, '6.6.6.6, 203.0.113.7, 10.0.0.1', '203.0.113.7'],
    ['nothing when there are fewer hops than proxies', 3, '203.0.113.7', undefined],
    ['nothing when it is no address', 1, 'unknown', undefined],
    ['the /64 of an IPv6 address', 1, '2001:db8:0:7:aaaa::1', '2001:db8:0:7::/64'],
    ['the /64 of a short one', 1, '2001:DB8::1', '2001:db8:0:0::/64'],
    ['IPv4 inside IPv6', 1, '::ffff:203.0.113.7', '203.0.113.7'],
    ['the /64 of one that is short in front', 1, '::1:2:3:4:5:6:7', '0:1:2:3::/64'],
    ['an address without its zone', 1, 'fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['the /64 of the shortest', 1, '::1', '0:0:0:0::/64'],
    ['the /64 of one that is short in front by two', 1, '::1:2:3:4:5:6', '0:0:1:2::/64'],
    ['the /64 of one that ends as IPv4 does', 1, '1::ffff:203.0.113.7', '1:0:0:0::/64'],
    ['nothing when brackets are in the middle', 1, 'a[::1]', undefined],
    ['nothing when something follows brackets', 1, '[::1]2', undefined],
    ['nothing when a zone is in the middle', 1, '1%eth0::2', undefined],
    ['nothing when there is a path in it', 1, '::1]/::2', undefined],
    ['nothing when a number is too great', 1, '999.1.1.1', undefined],
    ['an address without its port', 1, '203.0.113.7:4433', '203.0.113.7'],
    ['an address in brackets without its port', 1, '[2001:db8::1]:443', '2001:db8:0:0::/64'],
    ['nothing when a port is none', 1, '203.0.113.7:', undefined],
    ['an address in brackets', 1, '[2001:db8::1]', '2001:db8:0:0::/64'],
    ['a header of the platform', (request) => request.headers.get('cf-connecting-ip'), '6.6.6.6', '192.0.2.9'],
    ['nothing when the function knows none', () => null, '6.6.6.6', undefined],
  ])('is %s (P36)', async (_what, clientIp, forwarded, ip) => {
    expect(await seen(clientIp, forwarded)).toBe(ip);
  });

  it('that is not known is told once, and nothing counts by it', async () => {
    const server = await fixture.another({
      clientIp: () => undefined,
      limits: { send: { ip: [{ count: 1, seconds: 60 }] } },
    });
    for (let turn = 0; turn < 3; turn += 1)
      expect((await (await loggingIn(server, enrolled())).send()).status).toBe(200);
    expect(server.events.filter(({ type }) => type === 'client_ip_unknown')).toHaveLength(1);
  });
});

const alive = (): Browser => fixture.stranger().accept(['__Host-sms_otp_session=alive']);

describe('a live session', () => {
  it('is stepped up by its cookie, and each address may ask about so many', async () => {
    const server = await fixture.another({ limits: { sessionLookup: { ip: [{ count: 2, seconds: 60 }] } } });
    const browser = alive().movedTo(server.url);
    expect((await browser.challenge()).body).toMatchObject({ state: 'authenticated', has_phone_number: true });
    expect((await browser.send()).status).toBe(200);
    expect(fixture.stytch.hits.at(-1)!.body).toMatchObject({ session_token: 'alive', member_id: 'member-test-a' });
    const other = alive().movedTo(server.url);
    const over = await other.challenge();
    expect(over).toMatchObject({ status: 429, body: { error_type: 'rate_limited' } });
    expect(over.body['retry_after_seconds']).toBeGreaterThan(57);
    expect(server.events.at(-1)).toMatchObject({ type: 'rate_limited', limit: 'ip-session-lookup', ip: '127.0.0.1' });
  });

  it('that Stytch cannot be asked about is an answer of its own, not a log-out', async () => {
    fixture.stytch.behave = (_hit, response) => response.writeHead(500).end();
    expect(await alive().challenge()).toMatchObject({ status: 503, cookies: [] });
  });

  it.each<[string, Behaviour, string, number | undefined, string[]]>([
    ['lost', (_hit, response) => response.socket?.destroy(), 'unavailable', undefined, ['upstream_failed']],
    ['a 500', stytchError('internal_server_error', 500), 'unavailable', undefined, ['upstream_failed']],
    [
      'a bad secret',
      stytchError('unauthorized_credentials', 401),
      'misconfigured',
      undefined,
      ['upstream_misconfigured'],
    ],
    ['a limit', stytchError('too_many_requests', 429), 'rate_limited', 60, []],
  ])(
    'whose check is %s has sent and used up nothing, and operators hear of it',
    async (_why, fault, code, wait, told) => {
      fixture.stytch.behave = fault;
      for (const path of ['/send', '/authenticate']) {
        const reply = await alive().post(path, { code: rightCode });
        expect([reply.body['error_type'], reply.body['retry_after_seconds']]).toEqual([code, wait]);
        expect(fixture.events.splice(0).map(({ type }) => type)).toEqual(told);
      }
    },
  );

  it('is believed for the screen, and never for a send, when the client cannot ask', async () => {
    const server = await fixture.another({ stytch });
    const browser = alive().movedTo(server.url);
    expect((await browser.challenge()).body).toMatchObject({ state: 'authenticated' });
    expect((await browser.send()).status).toBe(401);
  });

  it('with another factor still asked for is stepped up from the primary login', async () => {
    const { intermediate_session_token: _, ...login } = primaryLogin({}, { session_token: 'from-login' });
    const { setCookies, challenge } = await fixture.server.proxy.startChallenge(login);
    expect(challenge.state).toBe('pending');
    const browser = fixture.stranger().accept(setCookies);
    expect((await browser.send({ mfa_phone_number: freshNumber() })).status).toBe(200);
    expect(fixture.stytch.hits[0]!.body['session_token']).toBe('from-login');
  });
});

async function expiry(expires: string | null): Promise<number> {
  const login = primaryLogin({}, { intermediate_session_token_expires_at: expires });
  return Number((await fixture.server.proxy.startChallenge(login)).challenge.expires_in_seconds);
}

describe('startChallenge', () => {
  it.each<[string, object]>([
    ['nothing', {}],
    ['no member', { intermediate_session_token: 'x', mfa_required: {} }],
    ['no token', primaryLogin({}, { intermediate_session_token: '' })],
  ])('clears the cookie for a login with %s', async (_what, login) => {
    const { setCookies, challenge } = await fixture.server.proxy.startChallenge(login);
    expect(challenge.state).toBe('none');
    expect(setCookies).toEqual(['__Host-sms_otp_login=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax']);
  });

  it('ends with the intermediate session, and never later than ten minutes', async () => {
    expect(await expiry(new Date(Date.now() + 120_000).toISOString())).toBeLessThanOrEqual(120);
    for (const odd of ['2199-01-01T00:00:00Z', '1999-01-01T00:00:00Z', 'soon', null])
      expect(await expiry(odd)).toBeGreaterThan(590);
  });

  it('finds the number in the options when the member is cut from the answer', async () => {
    for (const key of ['mfa_phone_number', 'mfa_phone', 'phone_number']) {
      const login = { ...primaryLogin(), member: null, mfa_required: { member_options: { [key]: '+12015550123' } } };
      const { challenge } = await fixture.server.proxy.startChallenge(login);
      expect(challenge).toMatchObject({ has_phone_number: true, masked_phone_number: '••• ••• 0123' });
    }
  });
});
