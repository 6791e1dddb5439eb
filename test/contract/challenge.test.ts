import { describe, expect, it } from 'vitest';
import { challengeFromPrimaryAuth, maskPhoneNumber } from '../../src/contract/challenge.js';

const pending = (mfaRequired: object, extra: object = {}): Parameters<typeof challengeFromPrimaryAuth>[0] => ({
  session_token: '',
  intermediate_session_token: 'ist',
  member_authenticated: false,
  mfa_required: mfaRequired,
  ...extra,
});

describe('challengeFromPrimaryAuth', () => {
  it.each([
    ['mfa_phone_number', { mfa_phone_number: '+12025550162', totp_registration_id: '' }],
    ['the older mfa_phone', { mfa_phone: '+12025550162' }],
    ['the older phone_number', { phone_number: '+12025550162' }],
  ])('reads %s and the code that Stytch already sent', (_, options) => {
    expect(challengeFromPrimaryAuth(pending({ member_options: options, secondary_auth_initiated: 'sms_otp' }))).toEqual(
      {
        state: 'pending',
        has_phone_number: true,
        masked_phone_number: '••• ••• 0162',
        phone_verified: false,
        code_sent: true,
        code_sent_seconds_ago: 0,
      },
    );
  });

  it.each([
    ['null', null],
    ['an object of empty strings', { mfa_phone_number: '', totp_registration_id: '' }],
  ])('takes member_options: %s as a member without a number', (_, options) => {
    expect(challengeFromPrimaryAuth(pending({ member_options: options, secondary_auth_initiated: null }))).toEqual({
      state: 'pending',
      has_phone_number: false,
      code_sent: false,
    });
  });

  it('reads the number of the member when a discovery answer has no options', () => {
    const challenge = challengeFromPrimaryAuth(
      pending(
        { member_options: null, secondary_auth_initiated: null },
        {
          member: { mfa_phone_number: '+12025550162', mfa_phone_number_verified: true },
          organization: { mfa_policy: 'REQUIRED_FOR_ALL' },
        },
      ),
    );
    expect(challenge).toMatchObject({
      has_phone_number: true,
      phone_verified: true,
      code_sent: false,
      mfa_policy: 'REQUIRED_FOR_ALL',
    });
  });

  it('is authenticated when a session came instead, and none when nothing did', () => {
    expect(challengeFromPrimaryAuth({ session_token: 'token', mfa_required: null }).state).toBe('authenticated');
    expect(challengeFromPrimaryAuth({ session_token: '', mfa_required: null }).state).toBe('none');
    expect(challengeFromPrimaryAuth({}).state).toBe('none');
  });

  it('never holds the whole number or a token', () => {
    const challenge = challengeFromPrimaryAuth(
      pending({ member_options: { mfa_phone_number: '+12025550162' }, secondary_auth_initiated: 'sms_otp' }),
    );
    expect(JSON.stringify(challenge)).not.toMatch(/202|555|ist/u);
  });
});

describe('maskPhoneNumber', () => {
  it.each([
    ['+14155550123', '••• ••• 0123'],
    ['+4912345', '••• ••• 2345'],
    ['+123456', '•••'],
    ['', ''],
  ])('masks %j as %j', (number, masked) => {
    expect(maskPhoneNumber(number)).toBe(masked);
  });
});
