import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeStytch, rightCode } from './support/fake-stytch.js';
import {
  Browser,
  enrolled,
  freshNumber,
  loggingIn,
  primaryLogin,
  type ProxyServer,
  startProxy,
} from './support/proxy-server.js';

let stytch: FakeStytch;
let server: ProxyServer;

beforeAll(async () => {
  stytch = await new FakeStytch().listen();
  server = await startProxy(stytch.url, {
    limits: { send: { ip: [], prefix: [], organization: [] }, authenticate: { ip: [] } },
  });
});
afterAll(async () => {
  await server.close();
  await stytch.close();
});
beforeEach(() => stytch.reset());

describe('a login', () => {
  it('takes a new member from the number to a session cookie, and enrolls the member', async () => {
    const login = primaryLogin();
    const browser = await loggingIn(server, login);
    const number = freshNumber();

    expect((await browser.challenge()).body).toMatchObject({
      state: 'pending',
      has_phone_number: false,
      code_sent: false,
    });
    const sent = await browser.send({ mfa_phone_number: number, locale: 'pt-BR' });
    expect(sent).toMatchObject({
      status: 200,
      body: {
        status_code: 200,
        request_id: 'request-id-test-upstream',
        code_expires_in_seconds: 120,
        resend_in_seconds: 30,
        masked_phone_number: `••• ••• ${number.slice(-4)}`,
      },
    });
    expect(stytch.hits[0]).toMatchObject({
      path: '/v1/b2b/otps/sms/send',
      body: {
        organization_id: login.organization_id,
        member_id: login.member_id,
        mfa_phone_number: number,
        locale: 'pt-br',
        intermediate_session_token: login.intermediate_session_token,
      },
    });
    expect((await browser.challenge()).body).toMatchObject({
      state: 'pending',
      has_phone_number: true,
      masked_phone_number: `••• ••• ${number.slice(-4)}`,
      phone_verified: false,
      code_sent: true,
    });

    const done = await browser.authenticate(rightCode);
    expect(done).toMatchObject({ status: 200, body: { status_code: 200, request_id: 'request-id-test-upstream' } });
    expect(stytch.hitsOf('/authenticate')[0]!.body).toEqual({
      organization_id: login.organization_id,
      member_id: login.member_id,
      intermediate_session_token: login.intermediate_session_token,
      code: rightCode,
      session_duration_minutes: 60,
      set_mfa_enrollment: 'enroll',
    });
    expect(done.cookies).toEqual([
      '__Host-sms_otp_login=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
      '__Host-sms_otp_session=CANARY-session-token; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
    expect((await browser.challenge()).body).toMatchObject({ state: 'authenticated' });
  });

  it('starts at the code when Stytch has texted by itself, and waits before another', async () => {
    const number = freshNumber();
    const login = primaryLogin(
      { mfa_phone_number: number, mfa_phone_number_verified: true },
      { mfa_required: { member_options: { mfa_phone_number: number }, secondary_auth_initiated: 'sms_otp' } },
    );
    const { setCookies, challenge } = await server.proxy.startChallenge(login);
    expect(challenge).toEqual({
      state: 'pending',
      has_phone_number: true,
      masked_phone_number: `••• ••• ${number.slice(-4)}`,
      phone_verified: true,
      code_sent: true,
      code_sent_seconds_ago: 0,
      resend_in_seconds: 30,
      expires_in_seconds: 600,
      mfa_policy: 'REQUIRED_FOR_ALL',
    });
    const browser = new Browser(server.url).accept(setCookies);
    const resent = await browser.send();
    expect(resent).toMatchObject({ status: 429, body: { error_type: 'rate_limited' } });
    expect(stytch.hits).toEqual([]);
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    expect(stytch.hits[0]!.body).not.toHaveProperty('set_mfa_enrollment');
  });

  it('sets the session cookie at once when no second factor is asked for', async () => {
    const { setCookies, challenge } = await server.proxy.startChallenge({
      session_token: 'a-session-token',
      member_authenticated: true,
      member_session: { last_accessed_at: '2026-11-24T09:00:00Z', expires_at: '2026-11-24T09:30:00Z' },
      mfa_required: null,
    });
    expect(challenge).toMatchObject({ state: 'authenticated' });
    expect(setCookies).toEqual([
      '__Host-sms_otp_login=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
      '__Host-sms_otp_session=a-session-token; Max-Age=1800; Path=/; HttpOnly; Secure; SameSite=Lax',
    ]);
  });

  it('never names a member from the body, the query or a header', async () => {
    const login = enrolled();
    const browser = await loggingIn(server, login);
    const other = {
      organization_id: 'organization-test-b',
      member_id: 'member-test-of-somebody-else',
      intermediate_session_token: 'ist-of-somebody-else',
      session_token: 'session-of-somebody-else',
      session_jwt: 'jwt.of.somebody-else',
      session_duration_minutes: 527_040,
      session_custom_claims: { admin: true },
      set_mfa_enrollment: 'unenroll',
      set_default_mfa: true,
    };
    const query = '?member_id=member-test-of-somebody-else';
    const sent = await browser.post(`/send${query}`, other, { 'x-stytch-member-id': 'member-test-of-somebody-else' });
    const done = await browser.post(`/authenticate${query}`, { ...other, code: rightCode });
    expect([sent.status, done.status]).toEqual([200, 200]);
    const { organization_id, member_id, intermediate_session_token } = login;
    const identity = { organization_id, member_id, intermediate_session_token };
    expect(stytch.hits.map((hit) => hit.body)).toEqual([
      identity,
      { ...identity, code: rightCode, session_duration_minutes: 60 },
    ]);
  });

  it('is refused without a login cookie, and Stytch hears nothing of it', async () => {
    const stranger = new Browser(server.url);
    const forged = new Browser(server.url).accept(['__Host-sms_otp_login=eyJhbGciOiJkaXIifQ..a.b.c']);
    for (const browser of [stranger, forged]) {
      for (const reply of [
        await browser.send({
          organization_id: 'organization-test-a',
          member_id: 'member-test-a',
          mfa_phone_number: freshNumber(),
        }),
        await browser.authenticate(rightCode),
      ]) {
        expect(reply).toMatchObject({
          status: 401,
          body: { error_type: 'session_expired', status_code: 401 },
          cookies: [],
        });
      }
      expect((await browser.challenge()).body).toEqual({ state: 'none', has_phone_number: false, code_sent: false });
    }
    expect(stytch.hits).toEqual([]);
  });
});
