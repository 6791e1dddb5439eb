import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';

const context = () => ({ signal: new AbortController().signal, idempotencyKey: crypto.randomUUID() });

describe('backend(memberId)', () => {
  it('has a code out for an enrolled member, and takes it', async () => {
    const sandbox = createStytchSandbox();
    const { member_id } = sandboxAccounts.enrolled;
    const backend = sandbox.backend(member_id);
    expect(await backend.challenge()).toEqual({
      state: 'pending',
      has_phone_number: true,
      masked_phone_number: '••• ••• 0123',
      phone_verified: true,
      code_sent: true,
      code_sent_seconds_ago: 0,
      resend_in_seconds: 30,
      expires_in_seconds: 600,
      mfa_policy: 'REQUIRED_FOR_ALL',
    });
    const { code } = sandbox.messages.last(member_id)!;
    expect(await backend.authenticate({ code }, context())).toEqual({
      request_id: expect.stringMatching(/^request-id-test-/u),
      status_code: 200,
    });
    expect(await backend.challenge()).toEqual({ state: 'authenticated', has_phone_number: false, code_sent: false });
  });

  it('texts the number that a new member enters', async () => {
    const sandbox = createStytchSandbox();
    const { member_id } = sandboxAccounts.new;
    const backend = sandbox.backend(member_id);
    expect(await backend.challenge()).toMatchObject({ state: 'pending', has_phone_number: false, code_sent: false });
    const sent = await backend.send({ mfa_phone_number: '+12015550199', locale: 'es' }, context());
    expect(sent).toMatchObject({
      code_expires_in_seconds: 120,
      resend_in_seconds: 30,
      masked_phone_number: '••• ••• 0199',
    });
    const message = sandbox.messages.last('+12015550199')!;
    expect(message.body).toContain('Caduca en 2 minutos');
    await backend.authenticate({ code: message.code }, context());
  });
});
