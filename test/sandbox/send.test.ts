import { sandboxAccounts, sandboxPassword } from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';
import { errorOf, logIn, pending, post, run, signIn } from './support.js';

describe('otps/sms/send', () => {
  it('texts a first number, and links it unverified until its code comes back', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const identity = await pending(running, sandboxAccounts.new);
    expect(sandbox.messages.list()).toEqual([]);
    const sent = await client.otps.sms.send({ ...identity, mfa_phone_number: '+12015550177' });
    expect(sent).toMatchObject({
      status_code: 200,
      request_id: expect.stringMatching(/^request-id-test-/u),
      member_id: sandboxAccounts.new.member_id,
      member: { mfa_phone_number: '+12015550177', mfa_phone_number_verified: false, mfa_enrolled: false },
      organization: { organization_slug: 'acme', mfa_policy: 'REQUIRED_FOR_ALL' },
    });
    expect(JSON.stringify(sent)).not.toContain(sandbox.messages.last()!.code);
    const { code } = sandbox.messages.last('+12015550177')!;
    const done = await client.otps.sms.authenticate({ ...identity, code });
    expect(done.member).toMatchObject({
      mfa_phone_number_verified: true,
      mfa_enrolled: true,
      default_mfa_method: 'sms_otp',
    });
  });

  it('texts the linked number again, named or not, and ends the code before', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const identity = await pending(running, sandboxAccounts.enrolled);
    const first = sandbox.messages.last()!;
    await client.otps.sms.send({ ...identity, mfa_phone_number: '+12015550123' });
    await client.otps.sms.send(identity);
    expect(sandbox.messages.list()).toHaveLength(3);
    expect(await errorOf(client.otps.sms.authenticate({ ...identity, code: first.code }))).toBe(
      '401 unable_to_auth_otp_code',
    );
    await client.otps.sms.authenticate({ ...identity, code: sandbox.messages.last()!.code });
  });

  it('needs no proof of login for a member without a factor, as documented: the caller must ask for it', async () => {
    const { client, sandbox } = await run();
    const { organization_id, member_id } = sandboxAccounts.new;
    await client.otps.sms.send({ organization_id, member_id, mfa_phone_number: '+12015550178' });
    expect(sandbox.messages.last()!.to).toBe('+12015550178');
  });

  it('takes slug and external ids in place of ids', async () => {
    const { client, sandbox } = await run();
    const login = await client.passwords.authenticate({
      organization_id: 'acme',
      email_address: 'ADA@acme.example',
      password: sandboxPassword,
    });
    await client.otps.sms.send({
      organization_id: 'acme-external',
      member_id: 'ada-external',
      intermediate_session_token: login.intermediate_session_token,
    });
    expect(sandbox.messages.list()).toHaveLength(2);
  });

  it('takes a session and a JWT as proof', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const { organization_id, member_id } = sandboxAccounts.enrolled;
    const { session_token, session_jwt } = await signIn(running, sandboxAccounts.enrolled);
    await client.otps.sms.send({ organization_id, member_id, session_token });
    await client.otps.sms.send({ organization_id, member_id, session_jwt });
    expect(sandbox.messages.list()).toHaveLength(3);
  });

  it('allows one proof only', async () => {
    const running = await run();
    const identity = await pending(running, sandboxAccounts.enrolled);
    const call = running.client.otps.sms.send({ ...identity, session_token: 'x' });
    expect(await errorOf(call)).toBe('400 too_many_session_arguments');
  });

  it.each([
    ['no number where none is linked', {}, '404 phone_number_not_found'],
    ['another member’s number', { mfa_phone_number: '+12015550123' }, '400 duplicate_member_phone_number'],
    ['a national number', { mfa_phone_number: '2015550177' }, '400 invalid_phone_number'],
    ['a number that cannot be', { mfa_phone_number: '+12010000000' }, '400 invalid_phone_number'],
    ['a toll-free number', { mfa_phone_number: '+18005550177' }, '400 invalid_phone_number'],
    ['a calling code of nobody', { mfa_phone_number: '+9991234567' }, '400 invalid_phone_number_country_code'],
    ['a country that is off', { mfa_phone_number: '+34612345678' }, '400 invalid_phone_number_country_code'],
    ['a Caribbean +1', { mfa_phone_number: '+18765550123' }, '400 invalid_phone_number_country_code'],
    ['a spelling of a locale that no SDK has', { locale: 'pt-BR' }, '400 invalid_locale'],
    ['an intermediate session of nobody', { intermediate_session_token: 'x' }, '404 intermediate_session_not_found'],
  ])('refuses %s', async (_case, more, error) => {
    const running = await run();
    const identity = await pending(running, sandboxAccounts.new);
    expect(await errorOf(running.client.otps.sms.send({ ...identity, ...more }))).toBe(error);
    expect(running.sandbox.messages.list()).toEqual([]);
  });

  it('texts to a country that the project has switched on', async () => {
    const running = await run({ allowedCountries: ['ES'] });
    const identity = await pending(running, sandboxAccounts.new);
    await running.client.otps.sms.send({ ...identity, mfa_phone_number: '+34612345678' });
    expect(running.sandbox.messages.last()!.to).toBe('+34612345678');
  });

  it('refuses another number than the linked one', async () => {
    const running = await run();
    for (const account of [sandboxAccounts.enrolled, sandboxAccounts.unverified]) {
      const identity = await pending(running, account);
      const call = running.client.otps.sms.send({ ...identity, mfa_phone_number: '+12015550177' });
      expect(await errorOf(call)).toBe('400 duplicate_member_phone_number_for_member');
    }
  });

  it('refuses to text around an active factor', async () => {
    const running = await run();
    const { organization_id, member_id } = sandboxAccounts.enrolled;
    const type = '400 session_enforced_factor_matching_session_required';
    expect(await errorOf(running.client.otps.sms.send({ organization_id, member_id }))).toBe(type);
    const totp = await pending(running, sandboxAccounts.totp);
    const call = running.client.otps.sms.send({ ...totp, mfa_phone_number: '+12015550177' });
    expect(await errorOf(call)).toBe(type);
  });

  it('refuses the proof of another member, and of another organization', async () => {
    const running = await run();
    const { organization_id, member_id } = sandboxAccounts.enrolled;
    const other = await pending(running, sandboxAccounts.spanish);
    const foreign = await pending(running, sandboxAccounts.optionalEnrolled);
    const { send } = running.client.otps.sms;
    const sendAs = (proof: object) =>
      errorOf(send.call(running.client.otps.sms, { organization_id, member_id, ...proof }));
    expect(await sendAs({ intermediate_session_token: other.intermediate_session_token })).toBe(
      '400 member_session_member_id_mismatch',
    );
    expect(await sendAs({ intermediate_session_token: foreign.intermediate_session_token })).toBe(
      '400 invalid_intermediate_session_token_for_organization',
    );
    const { session_token } = await logIn(running.client, sandboxAccounts.optional);
    expect(await sendAs({ session_token })).toBe('400 member_session_member_id_mismatch');
  });

  it.each([
    ['an unknown organization', { organization_id: 'nowhere' }, '404 organization_not_found'],
    ['an empty organization', { organization_id: '' }, '400 invalid_organization_id'],
    ['an unknown member', { member_id: 'nobody' }, '404 member_not_found'],
    ['an empty member', { member_id: '' }, '400 invalid_member_id'],
    [
      'a member of another organization',
      { member_id: sandboxAccounts.optional.member_id },
      '404 member_does_not_exist_in_organization',
    ],
    ['a deleted member', { member_id: sandboxAccounts.deleted.member_id }, '404 member_not_found'],
    [
      'a pending member',
      { member_id: sandboxAccounts.pending.member_id },
      '400 action_available_only_for_active_members',
    ],
    [
      'an invited member',
      { member_id: sandboxAccounts.invited.member_id },
      '400 action_available_only_for_active_members',
    ],
    ['a locked member', { member_id: sandboxAccounts.locked.member_id }, '429 user_lock_limit_reached'],
  ])('refuses %s', async (_case, subject, error) => {
    const { client, sandbox } = await run();
    const { organization_id, member_id } = sandboxAccounts.new;
    const call = client.otps.sms.send({ organization_id, member_id, mfa_phone_number: '+12015550177', ...subject });
    expect(await errorOf(call)).toBe(error);
    expect(sandbox.messages.list()).toEqual([]);
  });

  it('keeps to the methods that a restricted organization allows, breakglass members apart', async () => {
    const running = await run();
    const restricted = await pending(running, sandboxAccounts.restricted);
    expect(running.sandbox.messages.list()).toEqual([]);
    expect(await errorOf(running.client.otps.sms.send(restricted))).toBe(
      '400 operation_restricted_by_organization_mfa_methods',
    );
    const code = '123456';
    expect(await errorOf(running.client.otps.sms.authenticate({ ...restricted, code }))).toBe(
      '400 operation_restricted_by_organization_mfa_methods',
    );
    await running.client.otps.sms.send(await pending(running, sandboxAccounts.breakglass));
    expect(running.sandbox.messages.list()).toHaveLength(2);
  });

  it('limits the texts to one number by whole minutes and hours', async () => {
    const start = Date.UTC(2026, 0, 1, 12, 0, 30);
    const running = await run({ now: () => start, limits: { sendsPerMinute: 2, sendsPerHour: 3 } });
    const { client, sandbox } = running;
    const identity = await pending(running, sandboxAccounts.enrolled);
    await client.otps.sms.send(identity);
    expect(await errorOf(client.otps.sms.send(identity))).toBe('429 too_many_requests');
    sandbox.clock.advance(30_000);
    await client.otps.sms.send(identity);
    expect(await errorOf(client.otps.sms.send(identity))).toBe('429 too_many_requests');
    expect(sandbox.messages.list()).toHaveLength(3);
    const limited = await logIn(client, sandboxAccounts.enrolled);
    expect(limited.mfa_required).toMatchObject({ secondary_auth_initiated: null });
    sandbox.clock.advance(3_600_000);
    await client.otps.sms.send({ ...identity, ...(await pending(running, sandboxAccounts.enrolled)) });
    expect(sandbox.messages.list()).toHaveLength(5);
  });

  it.each([
    ['a number as id', { organization_id: 1 }],
    ['a list as locale', { locale: ['en'] }],
    ['a number as phone', { mfa_phone_number: 12015550123 }],
    ['a list', []],
    ['text', '"text"'],
    ['null', 'null'],
    ['half of JSON', '{"organization_id":'],
    ['nothing', ''],
  ])('answers %s as bad_request', async (_case, body) => {
    const answer = await post(await run(), '/v1/b2b/otps/sms/send', body);
    expect(answer).toEqual({ status: 400, error_type: 'bad_request' });
  });

  it('takes null and empty fields as absent', async () => {
    const running = await run();
    const { organization_id, member_id } = sandboxAccounts.new;
    const body = { organization_id, member_id, mfa_phone_number: '+12015550177', locale: null, session_token: '' };
    expect(await post(running, '/v1/b2b/otps/sms/send', body)).toEqual({ status: 200 });
  });

  it('gives the number of our own convention a code that is always the same', async () => {
    const running = await run();
    const identity = await pending(running, sandboxAccounts.fixedCode);
    await running.client.otps.sms.authenticate({ ...identity, code: '000000' });
    const fresh = await pending(running, sandboxAccounts.new);
    expect(await errorOf(running.client.otps.sms.send({ ...fresh, mfa_phone_number: '+10000000000' }))).toBe(
      '400 duplicate_member_phone_number',
    );
  });
});
