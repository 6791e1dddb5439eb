import { sandboxAccounts, type SandboxAccountName, sandboxPassword } from 'sms-otp-kit/sandbox';
import { challengeFromPrimaryAuth } from 'sms-otp-kit';
import { describe, expect, it } from 'vitest';
import { errorOf, logIn, pending, post, run, signIn } from './support.js';

describe('passwords/authenticate', () => {
  it('leaves the second factor open, and has texted the code by itself', async () => {
    const { client, sandbox } = await run();
    const { member_id, organization_id } = sandboxAccounts.enrolled;
    const login = await logIn(client, sandboxAccounts.enrolled);
    expect(login).toMatchObject({
      status_code: 200,
      member_id,
      organization_id,
      session_token: '',
      session_jwt: '',
      member_session: null,
      member_authenticated: false,
      mfa_required: {
        member_options: { mfa_phone_number: '+12015550123', totp_registration_id: '' },
        secondary_auth_initiated: 'sms_otp',
      },
      primary_required: null,
    });
    expect(login.intermediate_session_token).toMatch(/^[\w-]{44}$/u);
    const lifetime = Date.parse(login.intermediate_session_token_expires_at!) - sandbox.clock.now();
    expect(lifetime).toBeCloseTo(600_000, -4);
    expect(sandbox.messages.list()).toHaveLength(1);
    expect(challengeFromPrimaryAuth({ ...login })).toMatchObject({ state: 'pending', code_sent: true });
  });

  it.each<[SandboxAccountName, object | null, string | null]>([
    ['new', null, null],
    ['unverified', { mfa_phone_number: '+12015550124', totp_registration_id: '' }, 'sms_otp'],
    ['totp', { mfa_phone_number: '', totp_registration_id: sandboxAccounts.totp.totp_registration_id }, null],
    ['optionalEnrolled', { mfa_phone_number: '+12015550128', totp_registration_id: '' }, 'sms_otp'],
    ['restricted', { mfa_phone_number: '+12015550129', totp_registration_id: '' }, null],
    ['breakglass', { mfa_phone_number: '+12015550130', totp_registration_id: '' }, 'sms_otp'],
  ])('tells which factors %s has', async (name, member_options, secondary_auth_initiated) => {
    const { client, sandbox } = await run();
    const { mfa_required } = await logIn(client, sandboxAccounts[name]);
    expect(mfa_required).toEqual({ member_options, secondary_auth_initiated });
    expect(sandbox.messages.list()).toHaveLength(secondary_auth_initiated ? 1 : 0);
  });

  it('gives a session at once to a member without a second factor', async () => {
    const { client } = await run();
    const login = await client.passwords.authenticate({
      organization_id: 'globex',
      email_address: 'olive@globex.example',
      password: sandboxPassword,
      session_duration_minutes: 5,
      session_custom_claims: { plan: 'pro' },
    });
    expect(login).toMatchObject({
      member_authenticated: true,
      intermediate_session_token: '',
      mfa_required: null,
      member_session: { custom_claims: { plan: 'pro' } },
    });
    expect(login).not.toHaveProperty('intermediate_session_token_expires_at');
    const { started_at, expires_at } = login.member_session!;
    expect(Date.parse(expires_at) - Date.parse(started_at)).toBe(300_000);
    await client.sessions.authenticateJwtLocal({ session_jwt: login.session_jwt });
  });

  it('skips the second factor for a live session, as documented', async () => {
    const running = await run();
    const { organization_id, email_address } = sandboxAccounts.enrolled;
    const { session_token, member_session } = await signIn(running, sandboxAccounts.enrolled);
    const credentials = { organization_id, email_address, password: sandboxPassword };
    const login = await running.client.passwords.authenticate({ ...credentials, session_token });
    expect(login).toMatchObject({ member_authenticated: true, mfa_required: null, session_token });
    expect(login.member_session!.member_session_id).toBe(member_session!.member_session_id);
    expect(login.member_session!.authentication_factors).toHaveLength(2);
  });

  it('adds the factor to an intermediate session, and returns the same', async () => {
    const { client, sandbox } = await run();
    const { organization_id, email_address, member_id } = sandboxAccounts.enrolled;
    const { intermediate_session_token } = await logIn(client, sandboxAccounts.enrolled);
    const credentials = { organization_id, email_address, password: sandboxPassword };
    const again = await client.passwords.authenticate({ ...credentials, intermediate_session_token });
    expect(again.intermediate_session_token).toBe(intermediate_session_token);
    const { code } = sandbox.messages.last()!;
    const proof = { organization_id, member_id, intermediate_session_token };
    const { member_session } = await client.otps.sms.authenticate({ ...proof, code });
    expect(member_session!.authentication_factors).toHaveLength(3);
  });

  it('trades an intermediate session for a session once no second factor is asked for', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const { organization_id, member_id, email_address } = sandboxAccounts.optionalEnrolled;
    const { intermediate_session_token } = await pending(running, sandboxAccounts.optionalEnrolled);
    await client.organizations.members.deleteMFAPhoneNumber({ organization_id, member_id });
    const credentials = { organization_id, email_address, password: sandboxPassword };
    const login = await client.passwords.authenticate({ ...credentials, intermediate_session_token });
    expect(login).toMatchObject({ member_authenticated: true, intermediate_session_token: '' });
    const reuse = client.otps.sms.send({ organization_id, member_id, intermediate_session_token });
    expect(await errorOf(reuse)).toBe('404 intermediate_session_not_found');
    expect(sandbox.messages.list()).toHaveLength(1);
  });

  it('refuses the intermediate session of another member', async () => {
    const { client } = await run();
    const { intermediate_session_token } = await logIn(client, sandboxAccounts.spanish);
    const { organization_id, email_address } = sandboxAccounts.enrolled;
    const credentials = { organization_id, email_address, password: sandboxPassword };
    expect(await errorOf(client.passwords.authenticate({ ...credentials, intermediate_session_token }))).toBe(
      '400 member_session_member_id_mismatch',
    );
  });

  it.each([
    ['an unknown address', { email_address: 'nobody@acme.example' }, '401 unauthorized_credentials'],
    ['a deleted member', { email_address: 'dora@acme.example' }, '401 unauthorized_credentials'],
    ['a wrong password', { password: 'wrong' }, '401 unauthorized_credentials'],
    ['no password', { password: '' }, '401 unauthorized_credentials'],
    ['an unknown organization', { organization_id: 'nowhere' }, '404 organization_not_found'],
    ['a pending member', { email_address: 'petra@acme.example' }, '400 action_available_only_for_active_members'],
    ['an invited member', { email_address: 'ines@acme.example' }, '400 action_available_only_for_active_members'],
    ['a locked member', { email_address: 'lars@acme.example' }, '429 user_lock_limit_reached'],
    ['an unknown locale', { locale: 'tlh' }, '400 invalid_locale'],
    ['too long a session', { session_duration_minutes: 600_000 }, '400 invalid_session_duration_minutes'],
    ['a dead session', { session_token: 'x' }, '404 session_not_found'],
  ])('refuses %s', async (_case, more, error) => {
    const { client, sandbox } = await run();
    const { organization_id, email_address } = sandboxAccounts.enrolled;
    const credentials = { organization_id, email_address, password: sandboxPassword };
    expect(await errorOf(client.passwords.authenticate({ ...credentials, ...more }))).toBe(error);
    expect(sandbox.messages.list()).toEqual([]);
  });

  it('locks after ten wrong passwords, and says so from the tenth on', async () => {
    const { client } = await run();
    const { organization_id, email_address } = sandboxAccounts.new;
    const attempt = () => errorOf(client.passwords.authenticate({ organization_id, email_address, password: 'wrong' }));
    for (let count = 1; count < 10; count += 1) expect(await attempt()).toBe('401 unauthorized_credentials');
    expect(await attempt()).toBe('429 user_lock_limit_reached');
    expect(await errorOf(logIn(client, sandboxAccounts.new))).toBe('429 user_lock_limit_reached');
  });

  it('unlocks the seeded locked member after an hour', async () => {
    const { client, sandbox } = await run();
    sandbox.clock.advance(3_600_000);
    expect(await logIn(client, sandboxAccounts.locked)).toMatchObject({ member: { is_locked: false } });
  });

  it('does not hide a failure of its own as a login without SMS', async () => {
    const running = await run({
      generateCode: () => {
        throw new Error('No code today.');
      },
    });
    await expect(logIn(running.client, sandboxAccounts.enrolled)).rejects.toThrow('fetch failed');
  });
});

describe('magic_links/authenticate', () => {
  it('knows the three tokens that Stytch documents', async () => {
    const { client } = await run();
    const authenticate = (magic_links_token: string) => client.magicLinks.authenticate({ magic_links_token });
    const login = await authenticate('DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=');
    expect(login).toMatchObject({
      organization_id: 'organization-test-007d9d4a-deac-4a87-ba0a-e6e8afba4d4b',
      member: { email_address: 'sandbox@stytch.com' },
      method_id: expect.stringMatching(/^email-test-/u),
      reset_sessions: false,
      member_authenticated: true,
    });
    expect(login.member_session!.authentication_factors).toMatchObject([
      { type: 'magic_link', delivery_method: 'email', email_factor: { email_address: 'sandbox@stytch.com' } },
    ]);
    expect(await errorOf(authenticate('3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU='))).toBe(
      '401 unable_to_auth_magic_link',
    );
    expect(await errorOf(authenticate('CprTtwhnRNiMBiUS2jSLcWYrfuO2POeBNdo5HhW6qTM='))).toBe(
      '404 magic_link_not_found',
    );
    expect(await errorOf(authenticate(''))).toBe('400 bad_request');
  });

  it('logs each seeded member in, up to the second factor', async () => {
    const { client, sandbox } = await run();
    const { magic_links_token } = sandboxAccounts.spanish;
    const login = await client.magicLinks.authenticate({ magic_links_token, locale: 'es' });
    expect(login).toMatchObject({ member_authenticated: false, mfa_required: { secondary_auth_initiated: 'sms_otp' } });
    expect(sandbox.messages.last()!.locale).toBe('es');
    const deleted = client.magicLinks.authenticate({ magic_links_token: sandboxAccounts.deleted.magic_links_token });
    expect(await errorOf(deleted)).toBe('404 magic_link_not_found');
    const early = client.magicLinks.authenticate({ magic_links_token: sandboxAccounts.pending.magic_links_token });
    expect(await errorOf(early)).toBe('400 action_available_only_for_active_members');
  });
});

it('has one member for each case, each with ids and an address of its own', () => {
  const accounts = Object.values(sandboxAccounts);
  for (const key of ['member_id', 'email_address', 'magic_links_token'] as const) {
    expect(new Set(accounts.map((account) => account[key])).size).toBe(accounts.length);
  }
  const phones = accounts.flatMap(({ mfa_phone_number }) => mfa_phone_number ?? []);
  expect(new Set(phones).size).toBe(phones.length);
  expect(accounts.map(({ email_address }) => email_address)).toContain('sofia@acme.example');
});

it('takes no login in place of JSON', async () => {
  expect(await post(await run(), '/v1/b2b/passwords/authenticate', [])).toEqual({
    status: 400,
    error_type: 'bad_request',
  });
});
