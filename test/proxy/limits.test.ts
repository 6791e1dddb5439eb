import type { SmsOtpLimitOptions } from 'sms-otp-kit/proxy';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rightCode, stytchError, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { roomy } from './support/proxy-limits.js';
import {
  type Browser,
  enrolled,
  freshNumber,
  loggingIn,
  primaryLogin,
  type ProxyServer,
  type Reply,
} from './support/proxy-server.js';

const fixture = proxyFixture();
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Two in a minute of one thing, and of everything else as many as come. */
const two = [{ count: 2, seconds: 60 }];
const endless: SmsOtpLimitOptions = {
  cooldownSeconds: [],
  send: { member: [], phone: [], prefix: [], country: [], organization: [], project: [], ip: [] },
  authenticate: { ip: [], session: [], triesPerCode: 1000, freeFailures: 1000, failuresUntilLock: 2000 },
};

const realNow = performance.now.bind(performance);

/** Moves what limits count by; sockets, their timers and the clock on the wall stay as they are. */
function pass(seconds: number): void {
  const ahead = performance.now() - realNow() + seconds * 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => realNow() + ahead);
}

function expectOver(reply: Reply, seconds: number): void {
  expect(reply).toMatchObject({ status: 429, body: { error_type: 'rate_limited' }, cookies: [] });
  const header = reply.headers.get('retry-after')!;
  expect(header).toMatch(/^[1-9]\d*$/u);
  expect(reply.body['retry_after_seconds']).toBe(Number(header));
  expect(Number(header)).toBeLessThanOrEqual(seconds);
}

const ofOrganization = (organization_id: string): object => {
  const login = enrolled();
  return { ...login, organization_id, member: { ...(login['member'] as object), organization_id } };
};
const sameLine = (): string => '+12015550100';
const sameRange = (): string => `+1202555${String(Math.floor(Math.random() * 9000) + 1000)}`;

describe('a limit of sends', () => {
  const limits: [string, SmsOtpLimitOptions['send'], () => object, () => object][] = [
    ['send-phone', { phone: two }, () => enrolled(sameLine()), enrolled],
    ['send-prefix', { prefix: two }, () => enrolled(sameRange()), enrolled],
    [
      'send-organization',
      { organization: two },
      () => ofOrganization('organization-test-x'),
      () => ofOrganization('y'),
    ],
    ['send-country', { country: two }, () => enrolled('+447400123456'), enrolled],
  ];
  it.each(limits)(
    '%s refuses one more with its wait, calls nobody, and leaves the others alone (P28, F7)',
    async (limit, send, over, other) => {
      const server = await fixture.another({
        limits: { ...endless, send: { ...endless.send, ...send } },
        allowedCountries: ['US', 'GB'],
      });
      for (let turn = 0; turn < 2; turn += 1) expect((await (await loggingIn(server, over())).send()).status).toBe(200);
      expectOver(await (await loggingIn(server, over())).send(), 60);
      expect(server.events.at(-1)).toMatchObject({ type: 'rate_limited', limit });
      expect(fixture.stytch.hits).toHaveLength(2);
      expect((await (await loggingIn(server, other())).send()).status).toBe(200);
      pass(60);
      expect((await (await loggingIn(server, over())).send()).status).toBe(200);
    },
  );

  it('is by default twenty-five in five minutes for an address', async () => {
    const server = await fixture.another({ limits: { send: { prefix: [] } } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 26; turn += 1) statuses.push((await (await loggingIn(server, enrolled())).send()).status);
    expect(statuses).toEqual([...Array(25).fill(200), 429]);
    expect(server.events.at(-1)).toMatchObject({ type: 'rate_limited', limit: 'ip-send' });
  });

  it('is by default five in ten minutes for a number and for a member, ten in an hour for a range of numbers', async () => {
    const server = await fixture.another({ limits: { cooldownSeconds: [], send: { ip: [] } } });
    const [line, member] = ['+12035550100', enrolled()];
    const of = async (count: number, login: (turn: number) => object): Promise<unknown[]> => {
      for (let turn = 0; turn < count; turn += 1) await (await loggingIn(server, login(turn))).send();
      const { type, limit } = server.events.at(-1)!;
      return [count, type, limit ?? null];
    };
    expect(await of(5, () => enrolled(line))).toEqual([5, 'otp_sent', null]);
    expect(await of(1, () => enrolled(line))).toEqual([1, 'rate_limited', 'send-phone']);
    expect(await of(5, () => member)).toEqual([5, 'otp_sent', null]);
    expect(await of(1, () => member)).toEqual([1, 'rate_limited', 'send-member']);
    expect(await of(10, (turn) => enrolled(`+1204555010${turn}`))).toEqual([10, 'otp_sent', null]);
    expect(await of(1, () => enrolled('+12045550199'))).toEqual([1, 'rate_limited', 'send-prefix']);
  });

  it.each(['project', 'ip', 'member'] as const)('of the %s holds for whoever shares it (F7)', async (name) => {
    const server = await fixture.another({ limits: { ...endless, send: { ...endless.send, [name]: two } } });
    const login = enrolled();
    for (const status of [200, 200, 429]) {
      const browser = await loggingIn(server, name === 'member' ? login : enrolled());
      expect((await browser.send()).status).toBe(status);
    }
    expect(fixture.stytch.hits).toHaveLength(2);
  });

  it('tells the longest wait of those that are over', async () => {
    const member = [60, 600, 300].map((seconds) => ({ count: 1, seconds }));
    const server = await fixture.another({ limits: { ...endless, send: { ...endless.send, member } } });
    const browser = await loggingIn(server, enrolled());
    expect((await browser.send()).status).toBe(200);
    const over = await browser.send();
    expectOver(over, 600);
    expect(over.body['retry_after_seconds']).toBeGreaterThan(590);
  });

  it('that is the trickle without Redis counts nothing where no Redis was asked for', async () => {
    const withoutRedis = [{ count: 1, seconds: 600 }];
    const server = await fixture.another({ limits: { ...endless, send: { ...endless.send, withoutRedis } } });
    for (let turn = 0; turn < 3; turn += 1)
      expect((await (await loggingIn(server, enrolled())).send()).status).toBe(200);
  });

  it('asks for a longer wait after each, and tells it', async () => {
    const server = await fixture.another({ limits: { ...endless, cooldownSeconds: [30, 60, 120, 300, 600] } });
    const browser = await loggingIn(server, { ...enrolled(), intermediate_session_token_expires_at: null });
    const waits: unknown[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { body } = await browser.send();
      waits.push(body['resend_in_seconds']);
      expectOver(await browser.send(), Number(body['resend_in_seconds']));
      pass(Number(body['resend_in_seconds']) - 2);
      expectOver(await browser.send(), 2);
      pass(2);
    }
    expect(waits).toEqual([30, 60, 120]);
  });

  it('starts its waits anew with a right code, or a day of short sessions would end in waits that outlive the code', async () => {
    const server = await fixture.another({ limits: { ...endless, cooldownSeconds: [30, 60, 120, 300, 600] } });
    const login = enrolled();
    const automatic = { ...login, mfa_required: { member_options: null, secondary_auth_initiated: 'sms_otp' } };
    for (let turn = 0; turn < 4; turn += 1) {
      const browser = await loggingIn(server, {
        ...automatic,
        intermediate_session_token: `ist-${login.member_id}-${turn}`,
      });
      expect((await browser.challenge()).body).toMatchObject({ code_sent: true, resend_in_seconds: 30 });
      expect((await browser.authenticate(rightCode)).status).toBe(200);
      pass(60);
    }
  });

  it('that comes late gives back what the earlier ones counted (P30)', async () => {
    const server = await fixture.another({
      limits: { ...endless, cooldownSeconds: [30], send: { ...endless.send, ip: [{ count: 3, seconds: 60 }] } },
    });
    const impatient = await loggingIn(server, enrolled());
    expect((await impatient.send()).status).toBe(200);
    for (let turn = 0; turn < 10; turn += 1) expectOver(await impatient.send(), 30);
    const others = await Promise.all([1, 2, 3].map(() => loggingIn(server, enrolled())));
    const statuses = [];
    for (const other of others) statuses.push((await other.send()).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('counts the codes that Stytch sends by itself, and refuses none of them', async () => {
    const server = await fixture.another({ limits: { ...endless, send: { ...endless.send, member: two } } });
    const login = enrolled();
    const automatic = { ...login, mfa_required: { member_options: null, secondary_auth_initiated: 'sms_otp' } };
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await server.proxy.startChallenge(automatic)).challenge).toMatchObject({ code_sent: true });
    }
    expectOver(await (await loggingIn(server, login)).send(), 60);
  });

  it('has a switch that stops all sending, and codes that are out can still be used', async () => {
    let paused = false;
    const server = await fixture.another({ pauseSending: () => paused });
    const browser = await loggingIn(server, enrolled());
    expect((await browser.send()).status).toBe(200);
    paused = true;
    expect(await (await loggingIn(server, enrolled())).send()).toMatchObject({
      status: 503,
      body: { error_type: 'unavailable', retry_after_seconds: 60 },
    });
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    expect(fixture.stytch.hitsOf('/send')).toHaveLength(1);
  });

  it('cannot be used up by somebody without the first factor (P30)', async () => {
    const login = primaryLogin();
    const stranger = fixture.stranger();
    for (let turn = 0; turn < 30; turn += 1) {
      await stranger.send({ ...login, mfa_phone_number: '+12015550123' });
      await stranger.post('/authenticate', { ...login, code: '000000' });
    }
    const browser = await fixture.loggingIn(login);
    expect((await browser.send({ mfa_phone_number: '+12015550123' })).status).toBe(200);
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    expect(fixture.stytch.hits).toHaveLength(2);
  });
});

describe('counters in memory', () => {
  it('are not pushed out by a login that makes up numbers (P35)', async () => {
    const server = await fixture.another({ limits: roomy, maxKeys: 1000 });
    const victim = enrolled();
    for (let turn = 0; turn < 5; turn += 1) expect((await tryAs(server, victim, '000000')).status).toBe(404);
    const attacker = await loggingIn(server, primaryLogin());
    const statuses: number[] = [];
    for (let turn = 0; turn < 400; turn += 1) {
      statuses.push((await attacker.send({ mfa_phone_number: freshNumber() })).status);
    }
    expect(statuses).toEqual([200, ...Array(399).fill(429)]);
    expectOver(await tryAs(server, victim, rightCode), 130);
  });
});

/** Another login of the same member each time. */
async function tryAs(server: ProxyServer, login: object, code: string): Promise<Reply> {
  const browser = await loggingIn(server, { ...login, intermediate_session_token: `ist-${Math.random()}` });
  return browser.authenticate(code);
}

describe('a limit of tries', () => {
  it('is five for a code, however many logins the member has (P29)', async () => {
    const login = enrolled();
    for (let turn = 0; turn < 5; turn += 1) expect((await tryAs(fixture.server, login, '000000')).status).toBe(404);
    expectOver(await tryAs(fixture.server, login, rightCode), 130);
    expect(fixture.stytch.hits).toHaveLength(5);
  });

  it('is three in ten seconds for a login', async () => {
    const browser = await fixture.loggingIn(enrolled());
    for (const status of [404, 404, 404]) expect((await browser.authenticate('000000')).status).toBe(status);
    expectOver(await browser.authenticate('000000'), 10);
    expect(fixture.stytch.hits).toHaveLength(3);
  });

  it.each([
    ['session_expired', 'intermediate_session_not_found', 404],
    ['locked', 'user_locked_out', 429],
    ['not_allowed', 'member_not_found', 404],
  ])(
    'counts for a login and an address, and not for the member, when Stytch refuses it as %s',
    async (code, type, status) => {
      const limits = { authenticate: { ip: [{ count: 5, seconds: 60 }], triesPerCode: 1, freeFailures: 1 } };
      const server = await fixture.another({ limits });
      const login = enrolled();
      fixture.stytch.behave = stytchError(type, status);
      // The cookie of a login that is over, sent again and again.
      const replay = await loggingIn(server, login);
      const { cookieHeader } = replay;
      const codes: unknown[] = [];
      for (let turn = 0; turn < 6; turn += 1) {
        codes.push(
          (await replay.post('/authenticate', { code: '000000' }, { cookie: cookieHeader })).body['error_type'],
        );
      }
      expect(codes).toEqual([code, code, code, 'rate_limited', 'rate_limited', 'rate_limited']);
      fixture.stytch.behave = succeed;
      expect((await tryAs(server, login, rightCode)).status).toBe(200);
      expect((await tryAs(server, enrolled(), '000000')).status).toBe(404);
      expectOver(await tryAs(server, enrolled(), '000000'), 60);
      expect(fixture.stytch.hits).toHaveLength(5);
    },
  );

  it('is sixty in ten minutes for an address', async () => {
    const server = await fixture.another({ limits: { ...roomy, authenticate: { ip: two } } });
    for (const status of [404, 404, 429]) expect((await tryAs(server, enrolled(), '000000')).status).toBe(status);
  });

  it('asks for waits that double after ten wrong codes in a row, up to the longest', async () => {
    const server = await fixture.another({
      limits: {
        ...endless,
        authenticate: { ...endless.authenticate, freeFailures: 2, waitSeconds: 30, longestWaitSeconds: 100 },
      },
    });
    const login = enrolled();
    expect((await tryAs(server, login, '000000')).status).toBe(404);
    for (const seconds of [30, 60, 100, 100]) {
      expect((await tryAs(server, login, '000000')).status).toBe(404);
      const waiting = await tryAs(server, login, rightCode);
      expectOver(waiting, seconds);
      expect(waiting.body['retry_after_seconds']).toBeGreaterThan(seconds - 3);
      pass(seconds);
    }
    // The right code ends it, and the next wrong ones are free again.
    expect((await tryAs(server, login, rightCode)).status).toBe(200);
    expect((await tryAs(server, login, '000000')).status).toBe(404);
    expect((await tryAs(server, login, rightCode)).status).toBe(200);
  });

  it('asks for no wait after a try that Stytch did not judge, also of a member who has waited', async () => {
    const server = await fixture.another({
      limits: { ...endless, authenticate: { ...endless.authenticate, freeFailures: 2, waitSeconds: 30 } },
    });
    const login = enrolled();
    expect((await tryAs(server, login, '000000')).status).toBe(404);
    fixture.stytch.behave = stytchError('unauthorized_credentials', 401);
    for (let turn = 0; turn < 2; turn += 1) expect((await tryAs(server, login, rightCode)).status).toBe(503);
    fixture.stytch.behave = succeed;
    pass(20);
    expect((await tryAs(server, login, '000000')).status).toBe(404);
    // The whole of it after the next wrong one, not what is left of a wait that was given back.
    pass(20);
    expectOver(await tryAs(server, login, rightCode), 10);
    pass(10);
    expect((await tryAs(server, login, rightCode)).status).toBe(200);
  });

  it('locks a member after too many in a row, until the host unlocks', async () => {
    const server = await fixture.another({
      limits: { ...endless, authenticate: { ...endless.authenticate, freeFailures: 4, failuresUntilLock: 3 } },
    });
    const login = enrolled();
    for (let turn = 0; turn < 3; turn += 1) await tryAs(server, login, '000000');
    pass(23 * 86_400);
    const locked = await tryAs(server, login, rightCode);
    expect(locked).toMatchObject({ status: 429, body: { error_type: 'locked' } });
    expect(locked.headers.get('retry-after')).toBeNull();
    await server.proxy.unlock(login);
    expect((await tryAs(server, login, rightCode)).status).toBe(200);
    const types = server.events.map(({ type }) => type);
    expect(types.filter((type) => type === 'locked' || type === 'unlocked')).toEqual(['locked', 'unlocked']);
  });

  it('starts anew with a right code, and the count of sends does not (P31)', async () => {
    const server = await fixture.another({ limits: { ...endless, send: { ...endless.send, member: two } } });
    const login = enrolled();
    const browser = (): Promise<Browser> => loggingIn(server, login);
    await (await browser()).send();
    for (const code of ['000000', '111111', rightCode, '222222']) await (await browser()).authenticate(code);
    const failures = server.events.flatMap((event) => (event.type === 'otp_verify_failed' ? [event.failures] : []));
    expect(failures).toEqual([1, 2, 1]);
    expect((await (await browser()).send()).status).toBe(200);
    expectOver(await (await browser()).send(), 60);
  });

  it('tells the host after five wrong codes in a row, and after every five more (P60)', async () => {
    const told: unknown[] = [];
    const server = await fixture.another({ limits: endless, onRepeatedFailures: (about) => told.push(about) });
    const login = enrolled();
    const { organization_id, member_id } = login;
    for (let turn = 0; turn < 11; turn += 1) await tryAs(server, login, '000000');
    expect(told).toEqual([5, 10].map((failures) => ({ organization_id, member_id, failures })));
  });
});

describe('the clock of the host', () => {
  it.each([
    ['ten minutes ahead', 600_000],
    ['ten minutes back', -600_000],
    ['an hour ahead, as in spring', 3_600_000],
  ])('set %s gives nobody a fresh budget and locks nobody out (P52, row 29)', async (_way, milliseconds) => {
    const server = await fixture.another({ limits: { ...endless, send: { ...endless.send, member: two } } });
    const login = enrolled();
    const send = async (): Promise<number> => (await (await loggingIn(server, login)).send()).status;
    expect([await send(), await send(), await send()]).toEqual([200, 200, 429]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
    expect(await send()).toBe(429);
    expect((await (await loggingIn(server, enrolled())).send()).status).toBe(200);
  });
});

describe('a number that may not be texted', () => {
  const refused: [string, string, string][] = [
    ['Dominican Republic, +1', '+18092345678', 'phone_country_not_allowed'],
    ['Jamaica, +1', '+18765551234', 'phone_country_not_allowed'],
    ['Puerto Rico, +1', '+17872345678', 'phone_country_not_allowed'],
    ['Germany', '+4915123456789', 'phone_country_not_allowed'],
    ['universal freephone', '+80012345678', 'phone_country_not_allowed'],
    ['satellite', '+881612345678', 'phone_country_not_allowed'],
    ['international networks', '+883510012345', 'phone_country_not_allowed'],
    ['international premium', '+979123456789', 'phone_country_not_allowed'],
    ['premium rate', '+19002345678', 'phone_type_not_allowed'],
    ['toll free', '+18002345678', 'phone_type_not_allowed'],
    ['personal', '+15002345678', 'phone_type_not_allowed'],
    ['British premium rate', '+449012345678', 'phone_type_not_allowed'],
    ['British toll free', '+448001234567', 'phone_type_not_allowed'],
    ['British VoIP', '+445612345678', 'phone_type_not_allowed'],
    ['British pager', '+447640123456', 'phone_type_not_allowed'],
    ['British company-wide', '+445512345678', 'phone_type_not_allowed'],
    ['British landline', '+441212345678', 'phone_type_not_allowed'],
    ['nobody’s', '+12345', 'phone_invalid'],
    ['of no country', '+9991234567', 'phone_invalid'],
  ];
  it.each(refused)('%s: %s (P33, P34)', async (_what, number, code) => {
    const server = await fixture.another(number.startsWith('+44') ? { allowedCountries: ['GB'] } : {});
    const reply = await (await loggingIn(server)).send({ mfa_phone_number: number });
    expect(reply).toMatchObject({ status: 422, cookies: [] });
    expect(reply.body['error_type']).toBe(code);
    expect(server.events.at(-1)).toMatchObject({ type: 'phone_refused', code });
    expect(fixture.stytch.hits).toEqual([]);
  });

  it('is so by configuration: other countries, landlines', async () => {
    const server = await fixture.another({ allowedCountries: ['GB'], allowedTypes: ['FIXED_LINE'] });
    const browser = await loggingIn(server);
    expect((await browser.send({ mfa_phone_number: '+447400123456' })).body['error_type']).toBe(
      'phone_type_not_allowed',
    );
    expect((await browser.send({ mfa_phone_number: '+12015550123' })).body['error_type']).toBe(
      'phone_country_not_allowed',
    );
    expect((await browser.send({ mfa_phone_number: '+441212345678' })).status).toBe(200);
  });

  it('is one that a lookup calls VoIP, or a lookup that fails; a number that is linked is not looked up (P34)', async () => {
    const asked: string[] = [];
    const server = await fixture.another({
      limits: endless,
      lineType: async (number) => {
        asked.push(number);
        if (number.endsWith('1')) throw new Error('CANARY lookup is down');
        return number.endsWith('2') ? 'voip' : 'mobile';
      },
    });
    const reply = async (number: string): Promise<Reply> =>
      (await loggingIn(server)).send({ mfa_phone_number: number });
    expect(await reply('+12015550101')).toMatchObject({ status: 503, body: { error_type: 'unavailable' } });
    expect(await reply('+12015550102')).toMatchObject({ status: 422, body: { error_type: 'phone_type_not_allowed' } });
    expect(fixture.stytch.hits).toEqual([]);
    expect((await reply('+12015550103')).status).toBe(200);
    expect((await (await loggingIn(server, enrolled(freshNumber()))).send()).status).toBe(200);
    expect(asked).toEqual(['+12015550101', '+12015550102', '+12015550103']);
  });
});
