import type { AuthenticateParams, AuthenticateResponse, Challenge, SendParams, SendResponse } from './backend.js';
import { errorCodeFromType, SmsOtpError, type SmsOtpErrorCode, type SmsOtpOutcome } from './errors.js';

/** Below `baseUrl` of an HTTP backend, and below the mount point of the proxy. */
export const wirePaths = { send: '/send', authenticate: '/authenticate', challenge: '/challenge' } as const;

/** @see https://stytch.com/docs/b2b/api/send-sms-otp */
export const stytchPaths = {
  send: '/v1/b2b/otps/sms/send',
  authenticate: '/v1/b2b/otps/sms/authenticate',
} as const;

/** Carries `CallContext.idempotencyKey`; a header, because the body may hold no key that Stytch does not know. */
export const idempotencyKeyHeader = 'idempotency-key';

type Kind = 'string' | 'number' | 'boolean' | 'object';
type Fields<T> = { readonly [K in keyof Required<T>]: Kind };

const memberIdentity = {
  organization_id: 'string',
  member_id: 'string',
  intermediate_session_token: 'string',
  session_token: 'string',
  session_jwt: 'string',
} as const;

const sendParams: Fields<SendParams> = { ...memberIdentity, mfa_phone_number: 'string', locale: 'string' };

const authenticateParams: Fields<AuthenticateParams> = {
  ...memberIdentity,
  code: 'string',
  session_duration_minutes: 'number',
  session_custom_claims: 'object',
  set_mfa_enrollment: 'string',
  set_default_mfa: 'boolean',
  telemetry_id: 'string',
};

const response = {
  request_id: 'string',
  status_code: 'number',
  member_id: 'string',
  member: 'object',
  organization: 'object',
} as const;

const sendResponse: Fields<SendResponse> = {
  ...response,
  code_expires_in_seconds: 'number',
  resend_in_seconds: 'number',
  masked_phone_number: 'string',
};

const authenticateResponse: Fields<AuthenticateResponse> = {
  ...response,
  member_session: 'object',
  session_token: 'string',
  session_jwt: 'string',
  member_device: 'object',
};

const challenge: Fields<Challenge> = {
  state: 'string',
  has_phone_number: 'boolean',
  masked_phone_number: 'string',
  phone_verified: 'boolean',
  code_sent: 'boolean',
  code_sent_seconds_ago: 'number',
  resend_in_seconds: 'number',
  expires_in_seconds: 'number',
  mfa_policy: 'string',
};

/** JSON body with Go's omitempty: a key is absent rather than `null`, `""`, `0`, `false` or `{}`. Unknown keys are dropped. */
export function writeSendParams(params: SendParams): string {
  return JSON.stringify(omitEmpty(params, sendParams));
}

export function writeAuthenticateParams(params: AuthenticateParams): string {
  return JSON.stringify(omitEmpty(params, authenticateParams));
}

/** A request body as a server meets it. @throws SmsOtpError `invalid_request` when it is no object or a known key has another type. */
export function readSendParams(body: unknown): SendParams {
  return pick<SendParams>(body, sendParams, refuse);
}

/** @throws SmsOtpError `invalid_request`, also when `code` is missing. */
export function readAuthenticateParams(body: unknown): AuthenticateParams {
  const params = pick<AuthenticateParams>(body, authenticateParams, refuse);
  if (typeof params.code !== 'string') refuse();
  return params;
}

/** Takes what a Go server writes: nulls, empty strings and extra fields are dropped, `status_code` falls back to the HTTP status. */
export function readSendResponse(body: unknown, httpStatus = 200): SendResponse {
  return { request_id: '', status_code: httpStatus, ...pick<Partial<SendResponse>>(body, sendResponse) };
}

export function readAuthenticateResponse(body: unknown, httpStatus = 200): AuthenticateResponse {
  return {
    request_id: '',
    status_code: httpStatus,
    ...pick<Partial<AuthenticateResponse>>(body, authenticateResponse),
  };
}

/** @throws SmsOtpError `unavailable` when the answer is not a challenge; reading it has no side effect, so it may be asked again. */
export function readChallenge(body: unknown): Challenge {
  const read = pick<Partial<Challenge>>(body, challenge);
  if (read.state !== 'pending' && read.state !== 'authenticated' && read.state !== 'none') {
    throw new SmsOtpError('unavailable');
  }
  return { has_phone_number: false, code_sent: false, ...read, state: read.state };
}

/** Stytch's error shape; ours has a `SmsOtpErrorCode` in `error_type` and no text of Stytch's. */
export interface WireError {
  status_code: number;
  request_id: string;
  error_type: string;
  error_message: string;
  error_url: string;
  retry_after_seconds?: number;
  /** Tries that the newest code has left; with `code_incorrect` alone. */
  attempts_left?: number;
}

export function writeError(error: SmsOtpError, status: number): WireError {
  return {
    status_code: status,
    request_id: error.requestId ?? '',
    error_type: error.code,
    error_message: error.code.replaceAll('_', ' '),
    error_url: '',
    ...(error.retryAfterSeconds === undefined ? {} : { retry_after_seconds: error.retryAfterSeconds }),
    ...(error.attemptsLeft === undefined ? {} : { attempts_left: error.attemptsLeft }),
  };
}

/** Null when the body has no `error_type`, so is not an error that this contract knows. */
export function readError(body: unknown, status: number, retryAfter: string | null = null): SmsOtpError | null {
  if (!isRecord(body) || typeof body['error_type'] !== 'string' || body['error_type'] === '') return null;
  const type = body['error_type'];
  const code = errorCodeFromType(type);
  const { request_id: requestId, retry_after_seconds: seconds, attempts_left: attemptsLeft } = body;
  return new SmsOtpError(code, {
    status,
    outcome: outcomeOf(code, status, type === code),
    stytchType: type === code ? undefined : type,
    requestId: typeof requestId === 'string' && requestId !== '' ? requestId : undefined,
    retryAfterSeconds: wholeSeconds(seconds) ?? parseRetryAfter(retryAfter),
    attemptsLeft: Number.isInteger(attemptsLeft) ? Number(attemptsLeft) : undefined,
  });
}

/** Whole seconds, at least 1, from either form of the header (RFC 9110, 10.2.3): `'30'` or an HTTP date. */
export function parseRetryAfter(value: string | null, nowMs: number = Date.now()): number | undefined {
  if (!value?.trim()) return undefined;
  if (/^\s*\d+\s*$/u.test(value)) return wholeSeconds(Number(value));
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(1, Math.ceil((date - nowMs) / 1000));
}

// Our proxy says `outcome_unknown` when it is; Stytch's own 5xx may come after the SMS went out.
function outcomeOf(code: SmsOtpErrorCode, status: number, isOurs: boolean): SmsOtpOutcome | undefined {
  if (code === 'offline' || code === 'timeout' || code === 'outcome_unknown') return undefined;
  if (isOurs && code === 'unavailable') return 'rejected';
  return status >= 500 && (code === 'unavailable' || code === 'unknown') ? 'unknown' : 'rejected';
}

function wholeSeconds(value: unknown): number | undefined {
  return Number.isFinite(value) && Number(value) >= 0 ? Math.max(1, Math.ceil(Number(value))) : undefined;
}

function omitEmpty(source: object, fields: Record<string, Kind>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const value = (source as Record<string, unknown>)[key];
    const empty = !value || (typeof value === 'object' && Object.keys(value).length === 0);
    if (!empty) kept[key] = value;
  }
  return kept;
}

/** With `refuse`, as a server reads; without it, as a browser does, which drops what it does not know. */
function pick<T>(source: unknown, fields: Record<string, Kind>, refuseBody?: () => never): T {
  if (!isRecord(source)) {
    refuseBody?.();
    throw new SmsOtpError('outcome_unknown');
  }
  const kept: Record<string, unknown> = {};
  for (const [key, kind] of Object.entries(fields)) {
    // Own keys only: a body may carry `__proto__`.
    const value = Object.hasOwn(source, key) ? source[key] : null;
    if (value === null || value === undefined) continue;
    const fits = kind === 'object' ? isRecord(value) : typeof value === kind;
    if (!fits) refuseBody?.();
    else if (refuseBody || value !== '') kept[key] = value;
  }
  return kept as T;
}

function refuse(): never {
  throw new SmsOtpError('invalid_request');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
