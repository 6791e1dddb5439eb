import { sandboxAccounts } from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';
import { errorOf, logIn, pending, post, run, type Running, signIn, wrong } from './support.js';

async function codeOut(account = sandboxAccounts.enrolled) {
  const running = await run();
  const identity = await pending(running, account);
  const { code } = running.sandbox.messages.last(account.member_id)!;
  const authenticate = (more: object = {}) => running.client.otps.sms.authenticate({ ...identity, code, ...more });
  return { ...running, running, identity, code, authenticate };
}

describe('otps/sms/authenticate', () => {
  it('trades the code for an hour’s session with both factors', async () => {
    const { authenticate, sandbox, identity } = await codeOut();
    const done = await authenticate();
    expect(done).toMatchObject({
      status_code: 200,
      member_id: identity.member_id,
      member: { mfa_enrolled: true, mfa_phone_number_verified: true },
      organization: { organization_id: identity.organization_id },
    });
    expect(done.session_token).toHaveLength(44);
    expect(done).not.toHaveProperty('member_authenticated');
    expect(done).not.toHaveProperty('intermediate_session_token');
    const session = done.member_session!;
    expect(session).toMatchObject({
      member_session_id: expect.stringMatching(/^session-test-/u),
      organization_slug: 'acme',
      roles: ['stytch_member'],
    });
    expect(Date.parse(session.expires_at) - sandbox.clock.now()).toBeCloseTo(3_600_000, -4);
    expect(session.authentication_factors).toMatchObject([
      { type: 'password', delivery_method: 'knowledge', sequence_order: 'PRIMARY' },
      {
        type: 'otp',
        delivery_method: 'sms',
        sequence_order: 'SECONDARY',
        phone_number_factor: { phone_id: expect.stringMatching(/^phone-number-test-/u), phone_number: '+12015550123' },
      },
    ]);
  });

  it('uses up the code and the intermediate session', async () => {
    const { authenticate, client, identity, running } = await codeOut();
    await authenticate();
    expect(await errorOf(authenticate())).toBe('404 intermediate_session_not_found');
    expect(await errorOf(client.otps.sms.send(identity))).toBe('404 intermediate_session_not_found');
    const { code } = running.sandbox.messages.list()[0]!;
    const again = await pending(running, sandboxAccounts.enrolled);
    expect(await errorOf(client.otps.sms.authenticate({ ...again, code }))).toBe('401 unable_to_auth_otp_code');
  });

  it('gives one session to two requests with one code', async () => {
    const { authenticate } = await codeOut();
    const results = await Promise.allSettled([authenticate(), authenticate(), authenticate()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('lets a wrong code be followed by the right one', async () => {
    const { authenticate, code } = await codeOut();
    expect(await errorOf(authenticate({ code: wrong(code) }))).toBe('404 otp_code_not_found');
    await authenticate();
  });

  it('keeps a code for two minutes and the login for ten', async () => {
    const { authenticate, sandbox, client, identity } = await codeOut();
    sandbox.clock.advance(119_000);
    expect(await errorOf(authenticate({ code: wrong(sandbox.messages.last()!.code) }))).toBe('404 otp_code_not_found');
    sandbox.clock.advance(1000);
    expect(await errorOf(authenticate())).toBe('401 unable_to_auth_otp_code');
    sandbox.clock.advance(479_000);
    await client.otps.sms.send(identity);
    sandbox.clock.advance(1000);
    expect(await errorOf(authenticate())).toBe('404 intermediate_session_not_found');
  });

  it.each([
    ['no code', { code: undefined }, '400 invalid_code'],
    ['five digits', { code: '12345' }, '400 invalid_code'],
    ['letters', { code: 'abcdef' }, '400 invalid_code'],
    ['no proof', { intermediate_session_token: undefined }, '400 no_session_arguments'],
    ['two proofs', { session_token: 'x' }, '400 too_many_session_arguments'],
    ['an unknown session', { intermediate_session_token: undefined, session_token: 'x' }, '404 session_not_found'],
    ['no JWT', { intermediate_session_token: undefined, session_jwt: 'x.y.z' }, '400 unable_to_parse_session_jwt'],
    ['a session of 4 minutes', { session_duration_minutes: 4 }, '400 invalid_session_duration_minutes'],
    ['a session of 367 days', { session_duration_minutes: 527_041 }, '400 invalid_session_duration_minutes'],
    ['half a minute', { session_duration_minutes: 5.5 }, '400 invalid_session_duration_minutes'],
    ['an unknown enrollment', { set_mfa_enrollment: 'maybe' }, '400 bad_request'],
    ['text as claims', { session_custom_claims: 'x' }, '400 bad_request'],
    ['text as a number', { session_duration_minutes: '60' }, '400 bad_request'],
    ['text as a boolean', { set_default_mfa: 'yes' }, '400 bad_request'],
    ['another member', { member_id: sandboxAccounts.spanish.member_id }, '400 member_session_member_id_mismatch'],
  ])('refuses %s and keeps the code', async (_case, more, error) => {
    const { authenticate } = await codeOut();
    expect(await errorOf(authenticate(more))).toBe(error);
    await authenticate();
  });

  it('counts ten wrong codes in a row, then locks the member for an hour', async () => {
    const { authenticate, client, sandbox, code, identity, running } = await codeOut();
    for (let attempt = 1; attempt < 10; attempt += 1) {
      expect(await errorOf(authenticate({ code: wrong(code) }))).toBe('404 otp_code_not_found');
    }
    expect(await errorOf(authenticate({ code: wrong(code) }))).toBe('429 user_lock_limit_reached');
    expect(await errorOf(authenticate())).toBe('429 user_lock_limit_reached');
    expect(await errorOf(client.otps.sms.send(identity))).toBe('429 user_lock_limit_reached');
    expect(await errorOf(logIn(client, sandboxAccounts.enrolled))).toBe('429 user_lock_limit_reached');
    const { organization_id, member_id } = identity;
    const { member } = await client.organizations.members.get({ organization_id, member_id });
    expect(member.is_locked).toBe(true);
    expect(Date.parse(member.lock_expires_at!) - Date.parse(member.lock_created_at!)).toBe(3_600_000);
    sandbox.clock.advance(3_600_000);
    const { member: free } = await signIn(running, sandboxAccounts.enrolled);
    expect(free).toMatchObject({ is_locked: false });
    expect(free).not.toHaveProperty('lock_expires_at');
  });

  it('starts counting anew after a session, not after another login', async () => {
    const running = await run();
    const fail = async (times: number) => {
      const identity = await pending(running, sandboxAccounts.enrolled);
      const code = wrong(running.sandbox.messages.last()!.code);
      const errors: string[] = [];
      for (let attempt = 0; attempt < times; attempt += 1) {
        errors.push(await errorOf(running.client.otps.sms.authenticate({ ...identity, code })));
      }
      return errors.at(-1);
    };
    expect(await fail(9)).toBe('404 otp_code_not_found');
    await signIn(running, sandboxAccounts.enrolled);
    expect(await fail(5)).toBe('404 otp_code_not_found');
    expect(await fail(5)).toBe('429 user_lock_limit_reached');
  });

  it('limits the tries of one member in a minute', async () => {
    const running = await run({ limits: { authenticatesPerMinute: 1 } });
    const identity = await pending(running, sandboxAccounts.enrolled);
    const { code } = running.sandbox.messages.last()!;
    const authenticate = (given: string) => running.client.otps.sms.authenticate({ ...identity, code: given });
    expect(await errorOf(authenticate(wrong(code)))).toBe('404 otp_code_not_found');
    expect(await errorOf(authenticate(code))).toBe('429 too_many_requests');
    running.sandbox.clock.advance(60_000);
    await authenticate(code);
  });

  it('steps up a live session, and keeps its end unless a length is given', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const { organization_id, member_id } = sandboxAccounts.optional;
    const { session_token, session_jwt, member_session } = await logIn(client, sandboxAccounts.optional);
    await client.otps.sms.send({ organization_id, member_id, session_token, mfa_phone_number: '+12015550177' });
    const stepUp = (more: object) =>
      client.otps.sms.authenticate({ organization_id, member_id, code: sandbox.messages.last()!.code, ...more });
    const first = await stepUp({ session_jwt });
    expect(first.member_session).toMatchObject({
      member_session_id: member_session!.member_session_id,
      expires_at: member_session!.expires_at,
    });
    expect(first.session_token).toBe(session_token);
    expect(first.member_session!.authentication_factors).toHaveLength(2);
    await client.otps.sms.send({ organization_id, member_id, session_token });
    const second = await stepUp({ session_token, session_duration_minutes: 527_040 });
    expect(second.member_session!.authentication_factors).toHaveLength(2);
    expect(Date.parse(second.member_session!.expires_at) - sandbox.clock.now()).toBeCloseTo(527_040 * 60_000, -4);
  });
});

async function optionalMember(): Promise<(more?: object) => Promise<boolean>> {
  const running: Running = await run();
  const { organization_id, member_id } = sandboxAccounts.optional;
  const { session_token } = await logIn(running.client, sandboxAccounts.optional);
  const mfa_phone_number = '+12015550177';
  return async (more = {}) => {
    const { sms } = running.client.otps;
    await sms.send({ organization_id, member_id, session_token, mfa_phone_number });
    const { code } = running.sandbox.messages.last()!;
    const { member } = await sms.authenticate({ organization_id, member_id, session_token, code, ...more });
    return member.mfa_enrolled;
  };
}

describe('enrollment', () => {
  it('is the member’s choice where the policy is OPTIONAL', async () => {
    const authenticate = await optionalMember();
    expect(await authenticate()).toBe(false);
    expect(await authenticate({ set_mfa_enrollment: 'enroll' })).toBe(true);
    expect(await authenticate()).toBe(true);
    expect(await authenticate({ set_mfa_enrollment: 'unenroll' })).toBe(false);
  });

  it('cannot be undone where the policy is REQUIRED_FOR_ALL', async () => {
    const { authenticate } = await codeOut();
    const { member } = await authenticate({ set_mfa_enrollment: 'unenroll' });
    expect(member.mfa_enrolled).toBe(true);
  });

  it('makes SMS the default factor on request', async () => {
    const running = await run({
      seed: {
        members: [
          { ...sandboxAccounts.enrolled, totp_registration_id: 'member-totp-test-1', mfa_phone_number_verified: true },
        ],
      },
    });
    const { client, sandbox } = running;
    const identity = await pending(running, sandboxAccounts.enrolled);
    expect(sandbox.messages.list()).toEqual([]);
    await client.otps.sms.send(identity);
    const { code } = sandbox.messages.last()!;
    const { member } = await client.otps.sms.authenticate({ ...identity, code, set_default_mfa: true });
    expect(member.default_mfa_method).toBe('sms_otp');
  });
});

const claims = (session_custom_claims: Record<string, unknown>) => ({
  session_duration_minutes: 60,
  session_custom_claims,
});

describe('custom claims', () => {
  it('are merged key by key, and null deletes', async () => {
    const running = await run();
    const { client } = running;
    const { session_token } = await signIn(running, sandboxAccounts.enrolled, {
      ...claims({ plan: 'pro', flags: { a: 1, b: { c: 2 } }, old: true }),
    });
    const more = claims({ flags: { a: null, b: { d: 3 } }, old: null, list: [1] });
    const { member_session, session_jwt } = await client.sessions.authenticate({ session_token, ...more });
    const merged = { plan: 'pro', flags: { b: { c: 2, d: 3 } }, list: [1] };
    expect(member_session.custom_claims).toEqual(merged);
    const { custom_claims } = await client.sessions.authenticateJwtLocal({ session_jwt });
    expect(custom_claims).toMatchObject(merged);
  });

  it('are ignored without a session length, as documented', async () => {
    const { authenticate } = await codeOut();
    const { member_session } = await authenticate({ session_custom_claims: { plan: 'pro' } });
    expect(member_session).not.toHaveProperty('custom_claims');
  });

  it.each([
    ['a reserved name', { sub: 'somebody' }, '400 reserved_claims_in_custom_claims'],
    ['a name of Stytch', { 'https://stytch.com/session': {} }, '400 stytch_claims_in_custom_claims'],
    ['more than 4 kB', { text: 'é'.repeat(2050) }, '400 custom_claims_too_large'],
  ])('refuse %s, and the code stays good', async (_case, session_custom_claims, error) => {
    const { authenticate } = await codeOut();
    expect(await errorOf(authenticate(claims(session_custom_claims)))).toBe(error);
    await authenticate();
  });

  it('refuse to grow over 4 kB by merging, and the code stays good', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const account = sandboxAccounts.enrolled;
    const { session_token } = await signIn(running, account, claims({ a: 'x'.repeat(3000) }));
    const { organization_id, member_id } = account;
    await client.otps.sms.send({ organization_id, member_id, session_token });
    const { code } = sandbox.messages.last()!;
    const stepUp = { organization_id, member_id, session_token, code };
    const call = client.otps.sms.authenticate({ ...stepUp, ...claims({ b: 'x'.repeat(3000) }) });
    expect(await errorOf(call)).toBe('400 custom_claims_too_large');
    await client.otps.sms.authenticate(stepUp);
  });

  it('cannot reach a prototype', async () => {
    const running = await run();
    const identity = await pending(running, sandboxAccounts.enrolled);
    const { code } = running.sandbox.messages.last()!;
    const body = `{"session_duration_minutes":60,"session_custom_claims":{"__proto__":{"admin":true}},"code":"${code}",${JSON.stringify(identity).slice(1)}`;
    expect(await post(running, '/v1/b2b/otps/sms/authenticate', body)).toEqual({ status: 200 });
    expect({}).not.toHaveProperty('admin');
  });
});
