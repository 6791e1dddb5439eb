/** Every way a send or an authenticate can fail, as far as a screen or a caller needs to tell them apart. */
export const smsOtpErrorCodes = [
  'phone_invalid',
  'phone_required',
  'phone_country_not_allowed',
  'phone_type_not_allowed',
  'phone_taken',
  'phone_mismatch',
  'phone_unsubscribed',
  'delivery_failed',
  'code_format',
  'code_incorrect',
  'code_expired',
  'rate_limited',
  'locked',
  'session_expired',
  'not_allowed',
  'forbidden',
  'invalid_request',
  'offline',
  'timeout',
  'unavailable',
  'outcome_unknown',
  'misconfigured',
  'aborted',
  'unknown',
] as const;

export type SmsOtpErrorCode = (typeof smsOtpErrorCodes)[number];

/**
 * What the member must be told: `rejected` (the server said no), `not_sent` (nothing left the machine),
 * `unknown` (it may have been done; repeating it may send a second paid SMS, so no machine repeats it).
 */
export type SmsOtpOutcome = 'rejected' | 'not_sent' | 'unknown';

export interface SmsOtpErrorInit {
  outcome?: SmsOtpOutcome | undefined;
  /** Whole seconds, at least 1. */
  retryAfterSeconds?: number | undefined;
  /** Tries that the newest code has left, 0 or more, where the server counts them. */
  attemptsLeft?: number | undefined;
  /** Stytch's `request_id`, e.g. `'request-id-test-b05c992f-…'`: the one thing support may ask a member for. */
  requestId?: string | undefined;
  /** HTTP status of the answer; absent when there was none. */
  status?: number | undefined;
  /** Stytch's own `error_type`, e.g. `'otp_code_not_found'`; absent behind our proxy, which sends codes. */
  stytchType?: string | undefined;
}

/**
 * The only error that crosses rooms. `message` is for developers and never reaches a member; copy is found by `code` at
 * render. It holds no code, phone number, token or body, so it is safe to log.
 */
export class SmsOtpError extends Error {
  readonly code: SmsOtpErrorCode;
  readonly outcome: SmsOtpOutcome;
  readonly retryAfterSeconds?: number | undefined;
  readonly attemptsLeft?: number | undefined;
  readonly requestId?: string | undefined;
  readonly status?: number | undefined;
  readonly stytchType?: string | undefined;

  constructor(code: SmsOtpErrorCode, init: SmsOtpErrorInit = {}) {
    super(`SMS one-time code: ${code}${init.stytchType ? ` (${init.stytchType})` : ''}`);
    this.name = 'SmsOtpError';
    this.code = code;
    this.outcome = init.outcome ?? defaultOutcome(code);
    this.retryAfterSeconds = init.retryAfterSeconds;
    this.attemptsLeft = init.attemptsLeft;
    this.requestId = init.requestId;
    this.status = init.status;
    this.stytchType = init.stytchType;
  }
}

/** Duck-typed, so that an error from a second copy of this package (a proxy's, a test's) is still known. */
export function isSmsOtpError(error: unknown): error is SmsOtpError {
  return error instanceof Error && error.name === 'SmsOtpError' && isSmsOtpErrorCode((error as SmsOtpError).code);
}

/** Anything else that was thrown may hold what was sent, so nothing of it is kept; what was done is then not known. */
export function asSmsOtpError(error: unknown): SmsOtpError {
  return isSmsOtpError(error) ? error : new SmsOtpError('unknown', { outcome: 'unknown' });
}

export function isSmsOtpErrorCode(value: unknown): value is SmsOtpErrorCode {
  return (smsOtpErrorCodes as readonly unknown[]).includes(value);
}

function defaultOutcome(code: SmsOtpErrorCode): SmsOtpOutcome {
  if (code === 'offline') return 'not_sent';
  if (code === 'timeout' || code === 'outcome_unknown' || code === 'aborted') return 'unknown';
  return 'rejected';
}

/**
 * Stytch's `error_type`s by our code. Branch on the type, never on the HTTP status: a bad project secret and an expired
 * code are both 401. Names: Stytch's SDKs and https://stytch.com/docs/b2b/api/errors (read 2026-11-23); what Stytch does
 * not document for these two endpoints is our reading of the name.
 */
const stytchTypes: Partial<Record<SmsOtpErrorCode, readonly string[]>> = {
  code_incorrect: ['otp_code_not_found'],
  code_expired: ['unable_to_auth_otp_code'],
  code_format: ['invalid_code'],
  phone_invalid: ['invalid_phone_number', 'invalid_phone_number_docs', 'invalid_phone_number_sandbox'],
  phone_required: ['missing_sms_parameter', 'phone_number_not_found', 'member_phone_number_not_found'],
  phone_country_not_allowed: [
    'invalid_phone_number_country_code',
    'country_code_allowlist_error',
    'billing_not_verified_for_sms',
  ],
  phone_taken: ['duplicate_member_phone_number'],
  phone_mismatch: ['duplicate_member_phone_number_for_member'],
  phone_unsubscribed: ['unsubscribed_phone_number'],
  delivery_failed: ['downstream_carrier_error'],
  rate_limited: ['too_many_requests', 'too_few_tokens_authenticated'],
  locked: ['user_lock_limit_reached', 'user_locked_out'],
  session_expired: [
    'intermediate_session_not_found',
    'invalid_intermediate_session_token_for_organization',
    'session_not_found',
    'invalid_session_token',
    'unable_to_parse_session_jwt',
  ],
  not_allowed: [
    'operation_restricted_by_organization_mfa_methods',
    'action_available_only_for_active_members',
    'action_available_only_once_primary_authentication_is_met',
    'member_session_member_id_mismatch',
    'session_enforced_factor_matching_session_required',
    'insufficient_factors',
    'member_not_found',
    'organization_not_found',
    'member_does_not_exist_in_organization',
  ],
  forbidden: ['captcha_required', 'captcha_failed'],
  misconfigured: [
    'unauthorized_credentials',
    'project_not_found',
    'organization_suspended',
    'use_https',
    'enterprise_endpoint',
    'endpoint_not_authorized_for_sdk',
    'route_not_found',
  ],
  invalid_request: [
    'bad_request',
    'invalid_locale',
    'invalid_member_id',
    'invalid_organization_id',
    'too_many_session_arguments',
    'no_session_arguments',
    'invalid_session_duration_minutes',
    'invalid_session_duration',
    'custom_claims_too_large',
    'reserved_claims_in_custom_claims',
    'stytch_claims_in_custom_claims',
    'unable_to_represent_custom_claims_json',
    'default_mfa_member_missing_factor',
  ],
  unavailable: ['internal_server_error', 'server_unavailable', 'client_closed_request'],
};

/** Our own codes pass as they are: the proxy puts them into `error_type`. Anything else not in the table is `unknown`. */
export function errorCodeFromType(errorType: string): SmsOtpErrorCode {
  return smsOtpErrorCodes.find((code) => code === errorType || stytchTypes[code]?.includes(errorType)) ?? 'unknown';
}
