import { sandboxAccounts } from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';
import { errorOf, pending, run, signIn } from './support.js';

describe('GET organizations/{id}/member', () => {
  it('finds by id, external id and address, also a deleted member', async () => {
    const { client } = await run();
    const { organization_id, member_id, email_address } = sandboxAccounts.enrolled;
    for (const by of [{ member_id }, { member_id: 'ada-external' }, { email_address }]) {
      const { member, organization } = await client.organizations.members.get({ organization_id, ...by });
      expect(member).toMatchObject({ member_id, external_id: 'ada-external', status: 'active' });
      expect(organization).toMatchObject({ organization_external_id: 'acme-external' });
    }
    const { member } = await client.organizations.members.get({
      organization_id: 'acme',
      member_id: sandboxAccounts.deleted.member_id,
    });
    expect(member).toMatchObject({ status: 'deleted' });
    expect(member).not.toHaveProperty('external_id');
  });

  it('shows nothing that logs the member in', async () => {
    const { client } = await run();
    const { organization_id, member_id, magic_links_token } = sandboxAccounts.enrolled;
    const text = JSON.stringify(await client.organizations.members.get({ organization_id, member_id }));
    expect(text).not.toContain(magic_links_token);
    expect(text).not.toContain('correct-horse');
  });

  it.each([
    ['nobody', {}, '400 bad_request'],
    ['an unknown id', { member_id: 'x' }, '404 member_not_found'],
    ['an unknown address', { email_address: 'x@acme.example' }, '404 member_not_found'],
    [
      'a member of elsewhere',
      { member_id: sandboxAccounts.optional.member_id },
      '404 member_does_not_exist_in_organization',
    ],
  ])('refuses %s', async (_case, by, error) => {
    const { client } = await run();
    expect(await errorOf(client.organizations.members.get({ organization_id: 'acme', ...by }))).toBe(error);
  });
});

describe('DELETE members/mfa_phone_numbers/{id}', () => {
  it('frees an unverified number, ends its code, and lets another be entered', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const { organization_id, member_id } = sandboxAccounts.unverified;
    const identity = await pending(running, sandboxAccounts.unverified);
    const { code } = sandbox.messages.last()!;
    const { member } = await client.organizations.members.deleteMFAPhoneNumber({ organization_id, member_id });
    expect(member).toMatchObject({ mfa_phone_number: '', mfa_phone_number_verified: false, mfa_enrolled: false });
    expect(await errorOf(client.otps.sms.authenticate({ ...identity, code }))).toBe('401 unable_to_auth_otp_code');
    await client.otps.sms.send({ ...identity, mfa_phone_number: '+12015550177' });
    await client.otps.sms.authenticate({ ...identity, code: sandbox.messages.last()!.code });
  });

  it('leaves sessions alone', async () => {
    const running = await run();
    const { organization_id, member_id } = sandboxAccounts.enrolled;
    const { session_token } = await signIn(running, sandboxAccounts.enrolled);
    const { member } = await running.client.organizations.members.deleteMFAPhoneNumber({ organization_id, member_id });
    expect(member).toMatchObject({ mfa_enrolled: false, default_mfa_method: '' });
    await running.client.sessions.authenticate({ session_token });
  });

  it('falls back to TOTP where there is one', async () => {
    const running = await run({
      seed: { members: [{ ...sandboxAccounts.enrolled, totp_registration_id: 'member-totp-test-1' }] },
    });
    const { organization_id, member_id } = sandboxAccounts.enrolled;
    const { member } = await running.client.organizations.members.deleteMFAPhoneNumber({ organization_id, member_id });
    expect(member).toMatchObject({ mfa_enrolled: true, default_mfa_method: 'totp' });
  });

  it('says when there is no number', async () => {
    const { client } = await run();
    const { organization_id, member_id } = sandboxAccounts.new;
    const call = client.organizations.members.deleteMFAPhoneNumber({ organization_id, member_id });
    expect(await errorOf(call)).toBe('404 phone_number_not_found');
  });
});
