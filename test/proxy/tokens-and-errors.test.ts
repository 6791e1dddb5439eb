import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { smsOtpErrorCodes } from 'sms-otp-kit';
import goAuthenticateResponse from '../fixtures/go-authenticate-response.json' with { type: 'json' };
import goSendResponse from '../fixtures/go-send-response.json' with { type: 'json' };
import { FakeStytch, json, rightCode, stytchError, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { roomy } from './support/proxy-limits.js';
import { Browser, cookieSecret, enrolled, freshNumber, loggingIn, primaryLogin } from './support/proxy-server.js';

const fixture = proxyFixture();

describe('tokens and answers', () => {
  it('keeps tokens in HttpOnly cookies of the host alone, and out of every body (P18)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    const sent = await browser.send();
    const done = await browser.authenticate(rightCode);
    const [cleared, session] = done.cookies;
    expect(sent.cookies).toHaveLength(1);
    for (const cookie of [sent.cookies[0]!, cleared!, session!]) {
      expect(cookie).toMatch(/^__Host-[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/u);
    }
    expect(sent.cookies[0]).toMatch(/^__Host-sms_otp_login=eyJ/u);
    const visible = [sent, done].map(({ text, headers }) => text + JSON.stringify([...headers]));
    const withoutCookies = visible.join('').replaceAll(/\["set-cookie","[^"]*"\]/gu, '');
    expect(withoutCookies + JSON.stringify(fixture.events)).not.toContain('CANARY');

    const local = await fixture.another({ cookies: { secure: false, sameSite: 'Strict', login: 'l', session: 's' } });
    const plain = await loggingIn(local, enrolled());
    expect((await plain.authenticate(rightCode)).cookies).toEqual([
      'l=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict',
      's=CANARY-session-token; Max-Age=3600; Path=/; HttpOnly; SameSite=Strict',
    ]);
  });

  it('lets hosts of one domain share the session cookie when asked to, and never the login cookie', async () => {
    const server = await fixture.another({ cookies: { sessionDomain: 'example.com' } });
    const browser = await loggingIn(server, enrolled());
    expect((await browser.authenticate(rightCode)).cookies).toEqual([
      '__Host-sms_otp_login=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
      '__Secure-sms_otp_session=CANARY-session-token; Max-Age=3600; Domain=example.com; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
    expect((await browser.challenge()).body).toMatchObject({ state: 'authenticated' });
  });

  it('answers with an error when a session token does not fit a cookie, instead of one that browsers drop (P19)', async () => {
    for (const session_token of ['x'.repeat(4090), 'with;semicolon', 'with space', 'line\r\nbreak', '', 42]) {
      fixture.stytch.behave = (_hit, response) => json(response, 200, { status_code: 200, session_token });
      const browser = await fixture.loggingIn(enrolled());
      const reply = await browser.authenticate(rightCode);
      expect(reply).toMatchObject({ status: 503, body: { error_type: 'outcome_unknown' }, cookies: [] });
    }
    expect(fixture.events.some((event) => event.type === 'upstream_failed')).toBe(true);
    const long = primaryLogin({}, { intermediate_session_token: 'x'.repeat(4096) });
    await expect(fixture.server.proxy.startChallenge(long)).rejects.toThrow('misconfigured');
  });

  it('clears the login cookie in the answer that sets the session, for as long as Stytch says (P20)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    fixture.stytch.behave = (_hit, response) =>
      json(response, 200, {
        status_code: 200,
        session_token: 'opaque',
        // A clock years away from ours: only the distance counts.
        member_session: { started_at: '2031-01-01T00:00:00Z', expires_at: '2031-01-01T08:00:00Z' },
      });
    const { cookies } = await browser.authenticate(rightCode);
    expect(cookies[0]).toContain('__Host-sms_otp_login=; Max-Age=0');
    expect(cookies[1]).toContain('__Host-sms_otp_session=opaque; Max-Age=28800');
    expect([...browser.cookies.keys()]).toEqual(['__Host-sms_otp_session']);
  });

  it('builds bodies from an allow list: no leaf of an upstream answer comes through (P21)', async () => {
    const browser = await fixture.loggingIn();
    const sent = await browser.send({ mfa_phone_number: freshNumber() });
    expect(Object.keys(sent.body).toSorted()).toEqual([
      'code_expires_in_seconds',
      'masked_phone_number',
      'request_id',
      'resend_in_seconds',
      'status_code',
    ]);
    const done = await browser.authenticate(rightCode);
    expect(Object.keys(done.body).toSorted()).toEqual(['request_id', 'status_code']);
    for (const reply of [sent, done])
      expect(reply.text).not.toMatch(/CANARY|member-test|organization-test|2015550123/u);

    for (const [path, recorded] of [
      ['/send', goSendResponse],
      ['/authenticate', goAuthenticateResponse],
    ] as const) {
      const leaves: string[] = [];
      const seeded = seed({ ...recorded, brand_new: { nested: ['x'] } }, leaves);
      fixture.stytch.behave = (_hit, response) => json(response, 200, { ...seeded, status_code: 200, request_id: 'r' });
      const reply = await (await fixture.loggingIn(enrolled())).post(path, { code: rightCode });
      expect(reply.status).toBe(200);
      expect(leaves.length).toBeGreaterThan(12);
      for (const leaf of leaves) expect(reply.text).not.toContain(leaf);
    }
  });

  it('shows the last four digits of a number at most (P22)', async () => {
    const browser = await fixture.loggingIn(enrolled('+12015550123'));
    const texts = [(await browser.challenge()).text, (await browser.send()).text];
    for (const text of texts) {
      expect(text).toContain('••• ••• 0123');
      expect(text).not.toContain('50123');
    }
  });

  it('gives every answer the headers that keep it from caches, frames and other origins (P23)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    const replies = [
      await browser.send(),
      await browser.authenticate('1'),
      await browser.challenge(),
      await browser.request('/nowhere'),
      await fixture.stranger().send(),
    ];
    for (const { headers } of replies) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
        vary: 'Sec-Fetch-Site, Origin',
      });
    }
  });
});

describe('errors', () => {
  const upstream: [string, number, number, string][] = [
    ['otp_code_not_found', 404, 404, 'code_incorrect'],
    ['invalid_code', 400, 422, 'code_format'],
    ['intermediate_session_not_found', 404, 401, 'session_expired'],
    ['session_not_found', 404, 401, 'session_expired'],
    ['duplicate_member_phone_number', 400, 422, 'phone_taken'],
    ['unsubscribed_phone_number', 400, 422, 'phone_unsubscribed'],
    ['downstream_carrier_error', 400, 422, 'delivery_failed'],
    ['invalid_phone_number_country_code', 400, 422, 'phone_country_not_allowed'],
    ['operation_restricted_by_organization_mfa_methods', 400, 403, 'not_allowed'],
    ['user_lock_limit_reached', 429, 429, 'locked'],
    ['too_many_requests', 429, 429, 'rate_limited'],
    ['bad_request', 400, 400, 'invalid_request'],
    ['unauthorized_credentials', 401, 503, 'misconfigured'],
    ['something_new', 400, 503, 'unavailable'],
    ['internal_server_error', 500, 503, 'outcome_unknown'],
  ];
  it.each(upstream)(
    'passes %s (%i) on as one of its own codes, with no word of Stytch (P24)',
    async (type, from, to, code) => {
      fixture.stytch.behave = stytchError(type, from);
      const browser = await fixture.loggingIn(enrolled());
      for (const reply of [await browser.authenticate(rightCode), await browser.send()]) {
        expect([reply.status, reply.body['error_type']]).toEqual([to, code]);
        expect(smsOtpErrorCodes).toContain(reply.body['error_type']);
        expect(reply.text).not.toMatch(/CANARY|stytch\.com/u);
      }
    },
  );

  it('tells nobody which members exist: without a login all look alike, in answer and in time (P25)', async () => {
    const stranger = fixture.stranger();
    const bodies = [
      { organization_id: 'organization-test-a', member_id: 'member-test-1', mfa_phone_number: '+12015550123' },
      { organization_id: 'organization-test-b', member_id: 'member-test-none' },
    ];
    const times: number[][] = [[], []];
    const seen = new Set<string>();
    for (let turn = 0; turn < 400; turn += 1) {
      const startedMs = performance.now();
      const reply = await stranger.send(bodies[turn % 2]);
      times[turn % 2]!.push(performance.now() - startedMs);
      const { date: _, ...headers } = Object.fromEntries(reply.headers);
      seen.add(JSON.stringify([reply.status, headers, { ...reply.body, request_id: '' }]));
    }
    expect(seen.size).toBe(1);
    expect(Math.abs(areaUnderCurve(times[0]!, times[1]!) - 0.5)).toBeLessThan(0.1);
    expect(fixture.stytch.hits).toEqual([]);
  });

  it('with a login, members that Stytch does not know, has deleted or has elsewhere get one answer (P25)', async () => {
    const seen = new Set<string>();
    for (const type of [
      'member_not_found',
      'organization_not_found',
      'member_does_not_exist_in_organization',
      'action_available_only_for_active_members',
    ]) {
      fixture.stytch.behave = stytchError(type, 404);
      const reply = await (await fixture.loggingIn(enrolled())).send();
      seen.add(`${reply.status} ${reply.body['error_type']} ${reply.body['error_message']}`);
    }
    expect([...seen]).toEqual(['403 not_allowed not allowed']);
  });

  it('turns a bad project secret, a new error, a page or a redirect into 503 and an event, never into a wrong code (P26)', async () => {
    const faults: [FakeStytch['behave'], string][] = [
      [stytchError('unauthorized_credentials', 401), 'misconfigured'],
      [stytchError('a_new_error', 401), 'unavailable'],
      [
        (_hit, response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>CANARY</h1>'),
        'unavailable',
      ],
      [(_hit, response) => response.writeHead(302, { location: 'https://evil.example.com' }).end(), 'misconfigured'],
    ];
    const browser = await fixture.loggingIn(enrolled());
    const server = await fixture.another({
      limits: { ...roomy, authenticate: { ip: [], session: [], triesPerCode: 1 } },
    });
    const sameMember = await loggingIn(server, enrolled());
    for (const [fault, code] of faults) {
      fixture.stytch.behave = fault;
      expect(await browser.authenticate(rightCode)).toMatchObject({
        status: 503,
        body: { error_type: code },
        cookies: [],
      });
      expect((await sameMember.authenticate(rightCode)).status).toBe(503);
    }
    fixture.stytch.behave = succeed;
    expect((await sameMember.authenticate(rightCode)).status).toBe(200);
    const types = fixture.events.map((event) => event.type);
    expect(types.filter((type) => type === 'upstream_misconfigured')).toHaveLength(2);
    expect(types.filter((type) => type === 'upstream_failed')).toHaveLength(2);
  });

  it('tells an old code from a wrong one only to a login that a code was sent for (P27)', async () => {
    fixture.stytch.behave = stytchError('unable_to_auth_otp_code', 401);
    const never = await fixture.loggingIn(enrolled());
    expect(await never.authenticate('111111')).toMatchObject({ status: 404, body: { error_type: 'code_incorrect' } });
    const number = freshNumber();
    const asked = await fixture.loggingIn({
      ...enrolled(number),
      mfa_required: { member_options: { mfa_phone_number: number }, secondary_auth_initiated: 'sms_otp' },
    });
    expect(await asked.authenticate('111111')).toMatchObject({ status: 401, body: { error_type: 'code_expired' } });
  });

  it('answers a used code or a dead login as such and changes nothing (P45)', async () => {
    const login = enrolled();
    const browser = await fixture.loggingIn(login);
    const replay = new Browser(fixture.server.url);
    for (const [name, value] of browser.cookies) replay.cookies.set(name, value);
    await browser.send();
    replay.cookies.set('__Host-sms_otp_login', browser.cookies.get('__Host-sms_otp_login')!);
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    fixture.stytch.behave = stytchError('unable_to_auth_otp_code', 401);
    const used = await replay.authenticate(rightCode);
    expect(used).toMatchObject({ status: 401, body: { error_type: 'code_expired' }, cookies: [] });
    fixture.stytch.behave = stytchError('intermediate_session_not_found', 404);
    const reply = await replay.authenticate(rightCode);
    expect(reply).toMatchObject({ status: 401, body: { error_type: 'session_expired' } });
    expect(reply.cookies).toEqual(['__Host-sms_otp_login=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax']);
  });
});

describe('the sealed cookie', () => {
  it('opens with an older secret of the list, and not with one that is gone', async () => {
    const older = await fixture.loggingIn(enrolled());
    const newer = 'CANARY-another-secret-of-the-tests-9876543210';
    const rotated = await fixture.another({ cookieSecret: [newer, cookieSecret] });
    const moved = new Browser(rotated.url);
    moved.cookies.set('__Host-sms_otp_login', older.cookies.get('__Host-sms_otp_login')!);
    expect((await moved.send()).status).toBe(200);
    const gone = await fixture.another({ cookieSecret: newer });
    const resealed = new Browser(gone.url);
    for (const [name, value] of moved.cookies) resealed.cookies.set(name, value);
    expect((await resealed.challenge()).body).toMatchObject({ state: 'pending' });
    resealed.cookies.set('__Host-sms_otp_login', older.cookies.get('__Host-sms_otp_login')!);
    expect((await resealed.challenge()).body).toMatchObject({ state: 'none' });
  });

  it('shows nothing of what is inside, and no change of a character passes', async () => {
    const number = '+12015550123';
    const browser = await fixture.loggingIn(enrolled(number));
    const sealed = browser.cookies.get('__Host-sms_otp_login')!;
    const readable = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(inspect([sealed, readable])).not.toMatch(/CANARY|2015550123|member-test/u);
    for (let at = 0; at < sealed.length; at += 17) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      browser.cookies.set('__Host-sms_otp_login', changed);
      expect((await browser.challenge()).body).toMatchObject({ state: 'none' });
    }
  });
});

/** The same shape with a word of its own in each leaf, which is also added to `leaves`. */
function seed(value: object, leaves: string[]): object {
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (typeof inner === 'object' && inner !== null) return [key, seed(inner as object, leaves)];
    leaves.push(`CANARY-${leaves.length}-`);
    return [key, leaves.at(-1)];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** Chance that a time of one list is over one of the other: 0.5 when they cannot be told apart. */
function areaUnderCurve(some: readonly number[], others: readonly number[]): number {
  let wins = 0;
  for (const a of some) for (const b of others) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (some.length * others.length);
}
