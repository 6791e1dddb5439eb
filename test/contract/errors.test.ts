import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { errorCodeFromType, isSmsOtpError, SmsOtpError, smsOtpErrorCodes } from '../../src/contract/errors.js';

describe('Stytch’s error types', () => {
  it.each([
    ['otp_code_not_found', 'code_incorrect'],
    ['unable_to_auth_otp_code', 'code_expired'],
    ['invalid_code', 'code_format'],
    ['unauthorized_credentials', 'misconfigured'],
    ['intermediate_session_not_found', 'session_expired'],
    ['session_not_found', 'session_expired'],
    ['invalid_phone_number', 'phone_invalid'],
    ['invalid_phone_number_country_code', 'phone_country_not_allowed'],
    ['duplicate_member_phone_number', 'phone_taken'],
    ['unsubscribed_phone_number', 'phone_unsubscribed'],
    ['downstream_carrier_error', 'delivery_failed'],
    ['phone_number_not_found', 'phone_required'],
    ['too_many_requests', 'rate_limited'],
    ['too_few_tokens_authenticated', 'rate_limited'],
    ['user_lock_limit_reached', 'locked'],
    ['operation_restricted_by_organization_mfa_methods', 'not_allowed'],
    ['captcha_failed', 'forbidden'],
    ['bad_request', 'invalid_request'],
    ['internal_server_error', 'unavailable'],
  ] as const)('%s becomes %s', (type, code) => {
    expect(errorCodeFromType(type)).toBe(code);
  });

  it.each(smsOtpErrorCodes)('passes our own code %s as it is', (code) => {
    expect(errorCodeFromType(code)).toBe(code);
  });

  it.each(['a_type_of_next_year', '', 'constructor', '__proto__', 'toString'])('makes %j unknown', (type) => {
    expect(errorCodeFromType(type)).toBe('unknown');
  });
});

describe('SmsOtpError', () => {
  it.each([
    ['offline', 'not_sent'],
    ['timeout', 'unknown'],
    ['outcome_unknown', 'unknown'],
    ['aborted', 'unknown'],
    ['code_incorrect', 'rejected'],
  ] as const)('%s means %s unless told otherwise', (code, outcome) => {
    expect(new SmsOtpError(code).outcome).toBe(outcome);
  });

  it('is known across two copies of the package', () => {
    const foreign = Object.assign(new Error('x'), { name: 'SmsOtpError', code: 'locked', outcome: 'rejected' });
    expect(isSmsOtpError(foreign)).toBe(true);
    expect(isSmsOtpError(Object.assign(new Error('x'), { code: 'locked' }))).toBe(false);
    expect(isSmsOtpError(null)).toBe(false);
  });

  it('has only fields that are safe to log', () => {
    const error = new SmsOtpError('locked', {
      requestId: 'request-id-test-1',
      status: 429,
      stytchType: 'user_lock_limit_reached',
      retryAfterSeconds: 60,
    });
    expect(Object.keys(error).toSorted()).toEqual([
      'attemptsLeft',
      'code',
      'name',
      'outcome',
      'requestId',
      'retryAfterSeconds',
      'status',
      'stytchType',
    ]);
    expect(inspect(error)).toContain('SMS one-time code: locked (user_lock_limit_reached)');
  });
});
