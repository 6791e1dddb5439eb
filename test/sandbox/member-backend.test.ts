import { SmsOtpError } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts, type SandboxFault, type SandboxScenario } from 'sms-otp-kit/sandbox';
import { describe, expect, it, vi } from 'vitest';

const context = (signal = new AbortController().signal) => ({ signal, idempotencyKey: crypto.randomUUID() });
const { enrolled, new: fresh, unverified, optional, locked, pending } = sandboxAccounts;

async function failure(promise: Promise<unknown>): Promise<Partial<SmsOtpError>> {
  const error: unknown = await promise.then(
    () => new Error('It succeeded.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SmsOtpError)) throw error;
  const { code, outcome, retryAfterSeconds, stytchType } = error;
  return JSON.parse(JSON.stringify({ code, outcome, retryAfterSeconds, stytchType })) as Partial<SmsOtpError>;
}

describe('backend(memberId)', () => {
  it('has a code out for an enrolled member, and takes it', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(enrolled.member_id);
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
    const { code } = sandbox.messages.last(enrolled.member_id)!;
    expect(await backend.authenticate({ code }, context())).toEqual({
      request_id: expect.stringMatching(/^request-id-test-/u),
      status_code: 200,
    });
    expect(await backend.challenge(context())).toEqual({
      state: 'authenticated',
      has_phone_number: false,
      code_sent: false,
    });
    expect(await failure(backend.authenticate({ code }, context()))).toMatchObject({ code: 'session_expired' });
  });

  it('texts the number that a new member enters, and never answers with all of it', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(fresh.member_id);
    expect(await backend.challenge()).toEqual({
      state: 'pending',
      has_phone_number: false,
      code_sent: false,
      resend_in_seconds: 0,
      expires_in_seconds: 600,
      mfa_policy: 'REQUIRED_FOR_ALL',
    });
    const sent = await backend.send({ mfa_phone_number: '+12015550199', locale: 'es' }, context());
    expect(sent).toEqual({
      request_id: expect.stringMatching(/^request-id-test-/u),
      status_code: 200,
      code_expires_in_seconds: 120,
      resend_in_seconds: 30,
      masked_phone_number: '••• ••• 0199',
    });
    const message = sandbox.messages.last('+12015550199')!;
    expect(message.locale).toBe('es');
    await backend.authenticate({ code: message.code }, context());
  });

  it('logs in in the language of the account, or another', async () => {
    const sandbox = createStytchSandbox();
    sandbox.backend(sandboxAccounts.spanish.member_id);
    expect(sandbox.messages.last()!.locale).toBe('es');
    sandbox.backend(sandboxAccounts.spanish.member_id, { locale: 'pt-br' });
    expect(sandbox.messages.last()!.locale).toBe('pt-br');
  });

  it('cools down for 30 seconds between texts, and counts them in the challenge', async () => {
    const sandbox = createStytchSandbox({ now: () => 0 });
    const backend = sandbox.backend(enrolled.member_id);
    sandbox.clock.advance(29_500);
    expect(await failure(backend.send({}, context()))).toEqual({
      code: 'rate_limited',
      outcome: 'rejected',
      retryAfterSeconds: 1,
    });
    expect(await backend.challenge()).toMatchObject({ code_sent_seconds_ago: 29, resend_in_seconds: 1 });
    sandbox.clock.advance(500);
    expect(await backend.challenge()).toMatchObject({ code_sent_seconds_ago: 30, resend_in_seconds: 0 });
    await backend.send({}, context());
    expect(await backend.challenge()).toMatchObject({ code_sent_seconds_ago: 0, resend_in_seconds: 30 });
  });

  it('makes one text of two clicks', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(fresh.member_id, { resendCooldownSeconds: 60 });
    const number = { mfa_phone_number: '+12015550199' };
    const both = await Promise.allSettled([backend.send(number, context()), backend.send(number, context())]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(sandbox.messages.list()).toHaveLength(1);
  });

  it('does not cool down after a refused number', async () => {
    const backend = createStytchSandbox().backend(fresh.member_id);
    const refused = await failure(backend.send({ mfa_phone_number: '+34612345678' }, context()));
    expect(refused).toMatchObject({ code: 'phone_country_not_allowed', outcome: 'rejected' });
    await backend.send({ mfa_phone_number: '+12015550199' }, context());
  });

  it('lets an unverified number be changed, and a bad one change nothing', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(unverified.member_id, { resendCooldownSeconds: 0 });
    expect(await failure(backend.send({ mfa_phone_number: '+1201' }, context()))).toMatchObject({
      code: 'phone_invalid',
    });
    expect(await backend.challenge()).toMatchObject({ masked_phone_number: '••• ••• 0124', phone_verified: false });
    await backend.send({ mfa_phone_number: '+12015550199' }, context());
    expect(await backend.challenge()).toMatchObject({ masked_phone_number: '••• ••• 0199', phone_verified: false });
    await backend.authenticate({ code: sandbox.messages.last('+12015550199')!.code }, context());
  });

  it('keeps a verified number', async () => {
    const backend = createStytchSandbox().backend(enrolled.member_id, { resendCooldownSeconds: 0 });
    expect(await failure(backend.send({ mfa_phone_number: '+12015550199' }, context()))).toMatchObject({
      code: 'phone_mismatch',
    });
  });

  it('tells a wrong code from an old one', async () => {
    const sandbox = createStytchSandbox({ generateCode: () => '123456' });
    const backend = sandbox.backend(enrolled.member_id);
    expect(await failure(backend.authenticate({ code: '654321' }, context()))).toEqual({
      code: 'code_incorrect',
      outcome: 'rejected',
      stytchType: 'otp_code_not_found',
    });
    expect(await failure(backend.authenticate({ code: '12' }, context()))).toMatchObject({ code: 'code_format' });
    sandbox.clock.advance(120_000);
    expect(await failure(backend.authenticate({ code: '123456' }, context()))).toMatchObject({ code: 'code_expired' });
  });

  it('says how long a lock lasts', async () => {
    const sandbox = createStytchSandbox({ generateCode: () => '123456', now: () => 0 });
    const backend = sandbox.backend(enrolled.member_id);
    const attempt = () => failure(backend.authenticate({ code: '654321' }, context()));
    for (let count = 1; count < 10; count += 1) await attempt();
    expect(await attempt()).toMatchObject({ code: 'locked', retryAfterSeconds: 3600 });
    sandbox.clock.advance(600_000);
    expect(await attempt()).toMatchObject({ code: 'session_expired' });
  });

  it('ends with the login after ten minutes, and starts again', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(enrolled.member_id);
    sandbox.clock.advance(600_000);
    expect(await backend.challenge()).toMatchObject({ state: 'none' });
    expect(await failure(backend.send({}, context()))).toMatchObject({ code: 'session_expired' });
    backend.restart();
    expect(await backend.challenge()).toMatchObject({ state: 'pending', code_sent: true });
    expect(sandbox.messages.list()).toHaveLength(2);
  });

  it('ends with a reset of the sandbox', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(enrolled.member_id, { resendCooldownSeconds: 0 });
    sandbox.reset();
    expect(await failure(backend.send({}, context()))).toMatchObject({ code: 'session_expired' });
  });

  it('is done at once for a member without a second factor', async () => {
    const backend = createStytchSandbox().backend(optional.member_id);
    expect(await backend.challenge()).toEqual({ state: 'authenticated', has_phone_number: false, code_sent: false });
  });

  it.each([
    [locked, { code: 'locked', retryAfterSeconds: 3600, stytchType: 'user_lock_limit_reached' }],
    [pending, { code: 'not_allowed', stytchType: 'action_available_only_for_active_members' }],
  ])('is over before it begins for $name', async (account, error) => {
    const backend = createStytchSandbox({ now: () => 0 }).backend(account.member_id);
    expect(await backend.challenge()).toMatchObject({ state: 'none' });
    expect(await failure(backend.send({}, context()))).toEqual({ outcome: 'rejected', ...error });
    expect(await failure(backend.authenticate({ code: '123456' }, context()))).toEqual({
      outcome: 'rejected',
      ...error,
    });
  });

  it('does not know strangers', () => {
    expect(() => createStytchSandbox().backend('member-test-nobody')).toThrow('Take an id from sandboxAccounts');
  });

  it('passes on what is wrong with the sandbox itself', () => {
    const sandbox = createStytchSandbox({
      seed: { organizations: [] },
    });
    expect(() => sandbox.backend(enrolled.member_id)).toThrow('organization_not_found');
  });
});

describe('purpose', () => {
  it('stepUp proves a live session again', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(enrolled.member_id, { purpose: 'stepUp' });
    expect(await backend.challenge()).toMatchObject({ state: 'pending', code_sent: false, has_phone_number: true });
    expect(sandbox.messages.list()).toEqual([]);
    await backend.send({}, context());
    await backend.authenticate({ code: sandbox.messages.last()!.code }, context());
    expect(await backend.challenge()).toMatchObject({ state: 'authenticated' });
  });

  it('enroll and unenroll change whether the next login asks for a code', async () => {
    const sandbox = createStytchSandbox();
    const step = async (purpose: 'enroll' | 'unenroll') => {
      const backend = sandbox.backend(optional.member_id, { purpose });
      await backend.send({ mfa_phone_number: '+12015550199' }, context());
      await backend.authenticate({ code: sandbox.messages.last()!.code }, context());
    };
    const nextLogin = () => sandbox.backend(optional.member_id).challenge();
    await step('enroll');
    expect(await nextLogin()).toMatchObject({ state: 'pending', code_sent: true, mfa_policy: 'OPTIONAL' });
    await step('unenroll');
    expect(await nextLogin()).toMatchObject({ state: 'authenticated' });
  });
});

describe('scenario', () => {
  it.each<[SandboxScenario, object]>([
    ['limited', { code: 'rate_limited', outcome: 'rejected', retryAfterSeconds: 60 }],
    ['locked', { code: 'locked', outcome: 'rejected', retryAfterSeconds: 3600 }],
    ['offline', { code: 'offline', outcome: 'not_sent' }],
    ['delivery_failed', { code: 'delivery_failed', outcome: 'rejected' }],
  ])('%s fails every send and authenticate, and nothing is done', async (scenario, error) => {
    const sandbox = createStytchSandbox({ generateCode: () => '123456' });
    const backend = sandbox.backend(enrolled.member_id, { scenario, resendCooldownSeconds: 0 });
    expect(await failure(backend.send({}, context()))).toEqual(error);
    expect(await failure(backend.authenticate({ code: '123456' }, context()))).toEqual(error);
    expect(await backend.challenge()).toMatchObject({ state: 'pending' });
    expect(sandbox.messages.list()).toHaveLength(1);
  });

  it('lost_answer does what is asked, and the answer never comes', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(enrolled.member_id, { scenario: 'lost_answer', resendCooldownSeconds: 0 });
    expect(await failure(backend.send({}, context()))).toEqual({ code: 'outcome_unknown', outcome: 'unknown' });
    expect(sandbox.messages.list()).toHaveLength(2);
    const { code } = sandbox.messages.last()!;
    expect(await failure(backend.authenticate({ code }, context()))).toMatchObject({ code: 'outcome_unknown' });
    expect(await backend.challenge()).toMatchObject({ state: 'authenticated' });
  });

  it('slow takes three seconds', async () => {
    vi.useFakeTimers();
    try {
      const sandbox = createStytchSandbox();
      const backend = sandbox.backend(enrolled.member_id, { scenario: 'slow', resendCooldownSeconds: 0 });
      const sent = backend.send({}, context());
      await vi.advanceTimersByTimeAsync(2999);
      expect(sandbox.messages.list()).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1);
      await sent;
      expect(sandbox.messages.list()).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('can be another for each call', async () => {
    const sandbox = createStytchSandbox();
    const scenario = { authenticate: 'code_expired', challenge: 'unavailable' } as const;
    const backend = sandbox.backend(enrolled.member_id, { scenario, resendCooldownSeconds: 0 });
    await backend.send({}, context());
    expect(await failure(backend.challenge())).toMatchObject({ code: 'unavailable' });
    expect(await failure(backend.authenticate({ code: '123456' }, context()))).toMatchObject({ code: 'code_expired' });
  });
});

describe('faults and signals', () => {
  it.each<[SandboxFault, object]>([
    [{ kind: 'reset' }, { code: 'outcome_unknown', outcome: 'unknown' }],
    [{ kind: 'half_body' }, { code: 'outcome_unknown', outcome: 'unknown' }],
    [
      { kind: 'html', status: 200 },
      { code: 'outcome_unknown', outcome: 'unknown' },
    ],
    [{ kind: 'redirect' }, { code: 'outcome_unknown', outcome: 'unknown' }],
    [
      { kind: 'body', body: '[]' },
      { code: 'outcome_unknown', outcome: 'unknown' },
    ],
    [{ kind: 'status' }, { code: 'unavailable', outcome: 'unknown', stytchType: 'internal_server_error' }],
    [
      { kind: 'error', error_type: 'too_many_requests' },
      { code: 'rate_limited', outcome: 'rejected', retryAfterSeconds: 60, stytchType: 'too_many_requests' },
    ],
    [
      { kind: 'error', error_type: 'user_lock_limit_reached' },
      { code: 'locked', outcome: 'rejected', retryAfterSeconds: 60, stytchType: 'user_lock_limit_reached' },
    ],
    [
      { kind: 'error', error_type: 'unsubscribed_phone_number' },
      { code: 'phone_unsubscribed', outcome: 'rejected', stytchType: 'unsubscribed_phone_number' },
    ],
  ])('%o is told as our proxy tells it', async (fault, error) => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(enrolled.member_id, { resendCooldownSeconds: 0 });
    sandbox.faults.add(fault);
    expect(await failure(backend.send({}, context()))).toEqual(error);
  });

  it('keeps cooling down when the outcome is unknown', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(fresh.member_id);
    sandbox.faults.add({ kind: 'reset', when: 'after', route: 'send' });
    const number = { mfa_phone_number: '+12015550199' };
    expect(await failure(backend.send(number, context()))).toMatchObject({ code: 'outcome_unknown' });
    expect(await failure(backend.send(number, context()))).toMatchObject({ code: 'rate_limited' });
    expect(await backend.challenge()).toMatchObject({ code_sent: true, masked_phone_number: '••• ••• 0199' });
  });

  it('gives up when the signal fires: nothing was sent before the call, and after it nobody knows', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(enrolled.member_id, { resendCooldownSeconds: 0 });
    expect(await failure(backend.send({}, context(AbortSignal.abort())))).toEqual({
      code: 'aborted',
      outcome: 'not_sent',
    });
    sandbox.faults.add({ kind: 'hang', times: 1 });
    const given = new AbortController();
    const sent = failure(backend.send({}, context(given.signal)));
    await expect.poll(() => sandbox.faults.list()).toEqual([]);
    given.abort();
    expect(await sent).toEqual({ code: 'aborted', outcome: 'unknown' });
  });
});
