import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuthenticateParams, SendParams } from '../../src/contract/backend.js';
import { SmsOtpError } from '../../src/contract/errors.js';
import {
  parseRetryAfter,
  readAuthenticateParams,
  readAuthenticateResponse,
  readChallenge,
  readError,
  readSendParams,
  readSendResponse,
  writeAuthenticateParams,
  writeError,
  writeSendParams,
} from '../../src/contract/wire.js';
import goAuthenticateResponse from '../fixtures/go-authenticate-response.json' with { type: 'json' };
import goSendResponse from '../fixtures/go-send-response.json' with { type: 'json' };

const everySendParam: Required<SendParams> = {
  organization_id: 'organization-test-07971b06-ac8b-4cdb-9c15-63b17e653931',
  member_id: 'member-test-32fc5024-9c09-4da3-bd2e-c9ce4da9375f',
  mfa_phone_number: '+12025550162',
  locale: 'pt-br',
  intermediate_session_token: 'ist',
  session_token: 'token',
  session_jwt: 'jwt',
};

const everyAuthenticateParam: Required<AuthenticateParams> = {
  organization_id: everySendParam.organization_id,
  member_id: everySendParam.member_id,
  code: '012345',
  intermediate_session_token: 'ist',
  session_token: 'token',
  session_jwt: 'jwt',
  session_duration_minutes: 60,
  session_custom_claims: { plan: 'pro', drop: null },
  set_mfa_enrollment: 'enroll',
  set_default_mfa: true,
  telemetry_id: 'telemetry',
};

describe('writing a request', () => {
  it('carries every field of Stytch under its own name', () => {
    expect(JSON.parse(writeSendParams(everySendParam))).toEqual(everySendParam);
    expect(JSON.parse(writeAuthenticateParams(everyAuthenticateParam))).toEqual(everyAuthenticateParam);
  });

  it.each([
    ['undefined', { locale: undefined }],
    ['null', { locale: null }],
    ['an empty string', { locale: '' }],
  ])('leaves out a key whose value is %s', (_, params) => {
    expect(writeSendParams(params as unknown as SendParams)).toBe('{}');
  });

  it('leaves out what omitempty leaves out: zero, false and the empty object', () => {
    const body = writeAuthenticateParams({
      code: '012345',
      session_duration_minutes: 0,
      set_default_mfa: false,
      session_custom_claims: {},
    });
    expect(body).toBe('{"code":"012345"}');
  });

  it('drops keys that Stytch does not know', () => {
    expect(writeSendParams({ locale: 'es', idempotencyKey: 'x' } as SendParams)).toBe('{"locale":"es"}');
  });
});

describe('reading a request', () => {
  it('gives back what was written, for any parameters', () => {
    const text = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(
        fc.record({ member_id: text, locale: text, mfa_phone_number: text }, { requiredKeys: [] }),
        (params) => {
          expect(readSendParams(JSON.parse(writeSendParams(params)))).toEqual(params);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps leading zeros, because a code is a string', () => {
    expect(readAuthenticateParams({ code: '000123' }).code).toBe('000123');
  });

  it.each([
    ['null', null],
    ['an array', []],
    ['a string', '"x"'],
    ['a number', 7],
  ])('refuses %s as invalid_request', (_, body) => {
    expect(() => readSendParams(body)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  it.each([
    ['a number for a code', { code: 123456 }],
    ['no code', {}],
    ['a list for claims', { code: '123456', session_custom_claims: [] }],
    ['a string for a number', { code: '123456', session_duration_minutes: '60' }],
  ])('refuses %s without coercion', (_, body) => {
    expect(() => readAuthenticateParams(body)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });

  it('treats the nulls of a Go pointer as absent and drops unknown keys', () => {
    expect(readSendParams({ locale: null, member_id: 'm', extra: 1 })).toEqual({ member_id: 'm' });
  });

  it('is not reached by __proto__', () => {
    const read = readSendParams(JSON.parse('{"__proto__":{"member_id":"evil"},"constructor":{"x":1}}'));
    expect(read.member_id).toBeUndefined();
    expect(({} as { member_id?: string }).member_id).toBeUndefined();
  });
});

describe('reading a response', () => {
  it('takes a Go server’s send response: null arrays, missing fields, extra fields', () => {
    const read = readSendResponse(goSendResponse);
    expect(read).toMatchObject({
      request_id: goSendResponse.request_id,
      status_code: 200,
      member_id: goSendResponse.member_id,
    });
    expect(read.member?.mfa_phone_number).toBe('+12025550162');
    expect(read).not.toHaveProperty('x_added_by_a_gateway');
  });

  it('takes a Go server’s authenticate response, with null for a pointer that is nil', () => {
    const read = readAuthenticateResponse(goAuthenticateResponse);
    expect(read.session_token).toBe(goAuthenticateResponse.session_token);
    expect(read).not.toHaveProperty('member_device');
    expect(read).not.toHaveProperty('session_jwt');
  });

  it('falls back to the HTTP status and an empty request id', () => {
    expect(readSendResponse({}, 201)).toEqual({ request_id: '', status_code: 201 });
  });

  it.each([null, [], 'ok', 3])(
    'calls %j an unknown outcome: it came with a success status, so the SMS may be out',
    (body) => {
      expect(() => readSendResponse(body)).toThrow(
        expect.objectContaining({ code: 'outcome_unknown', outcome: 'unknown' }),
      );
    },
  );

  it('reads a challenge and refuses what is none', () => {
    expect(readChallenge({ state: 'pending', code_sent: true, has_phone_number: true, resend_in_seconds: 0 })).toEqual({
      state: 'pending',
      code_sent: true,
      has_phone_number: true,
      resend_in_seconds: 0,
    });
    expect(() => readChallenge({ state: 'maybe' })).toThrow(expect.objectContaining({ code: 'unavailable' }));
  });
});

describe('errors on the wire', () => {
  it('survives the way there and back', () => {
    const error = new SmsOtpError('rate_limited', { retryAfterSeconds: 30, requestId: 'request-id-test-1' });
    const read = readError(writeError(error, 429), 429);
    expect(read).toMatchObject({
      code: 'rate_limited',
      outcome: 'rejected',
      retryAfterSeconds: 30,
      requestId: 'request-id-test-1',
      status: 429,
    });
    expect(read!.stytchType).toBeUndefined();
  });

  it.each([0, 3])('counts the tries that a code has left: %i', (attemptsLeft) => {
    const body = writeError(new SmsOtpError('code_incorrect', { attemptsLeft }), 404);
    expect(body.attempts_left).toBe(attemptsLeft);
    expect(readError(body, 404)?.attemptsLeft).toBe(attemptsLeft);
    expect(readError({ ...body, attempts_left: 'many' }, 404)?.attemptsLeft).toBeUndefined();
    expect(writeError(new SmsOtpError('code_expired'), 401)).not.toHaveProperty('attempts_left');
  });

  it('carries no text of Stytch', () => {
    const error = readError(
      { error_type: 'otp_code_not_found', error_message: 'secret words', error_url: 'https://x' },
      404,
    )!;
    expect(JSON.stringify(writeError(error, 404))).not.toContain('secret words');
  });

  it('takes the header when the body names no wait', () => {
    expect(readError({ error_type: 'too_many_requests' }, 429, '42')?.retryAfterSeconds).toBe(42);
  });

  it.each([
    ['internal_server_error', 500, 'unknown'],
    ['unavailable', 503, 'rejected'],
    ['otp_code_not_found', 404, 'rejected'],
    ['something_new', 400, 'rejected'],
    ['something_new', 502, 'unknown'],
    ['unauthorized_credentials', 500, 'rejected'],
    ['outcome_unknown', 504, 'unknown'],
    ['offline', 400, 'not_sent'],
  ])('%s with %i means %s', (type, status, outcome) => {
    expect(readError({ error_type: type }, status)?.outcome).toBe(outcome);
  });

  it.each([null, {}, [], { error_type: '' }, { error_type: 5 }, 'x'])(
    'knows that %j is no error of this contract',
    (body) => {
      expect(readError(body, 500)).toBeNull();
    },
  );
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  it.each([
    ['30', 30],
    [' 7 ', 7],
    ['0', 1],
    ['Tue, 24 Nov 2026 10:01:30 GMT', 90],
    ['Tue, 24 Nov 2026 09:00:00 GMT', 1],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %s whole seconds', (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds);
  });
});
