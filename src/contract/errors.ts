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
  readonly retryAfterSeconds?: number;
  readonly requestId?: string;
  readonly status?: number;
  readonly stytchType?: string;

  constructor(code: SmsOtpErrorCode, init: SmsOtpErrorInit = {}) {
    super(`SMS one-time code: ${code}${init.stytchType ? ` (${init.stytchType})` : ''}`);
    this.name = 'SmsOtpError';
    this.code = code;
    this.outcome = init.outcome ?? defaultOutcome(code);
    if (init.retryAfterSeconds !== undefined) this.retryAfterSeconds = init.retryAfterSeconds;
    if (init.requestId !== undefined) this.requestId = init.requestId;
    if (init.status !== undefined) this.status = init.status;
    if (init.stytchType !== undefined) this.stytchType = init.stytchType;
  }
}

/** Duck-typed, so that an error from a second copy of this package (a proxy's, a test's) is still known. */
export function isSmsOtpError(error: unknown): error is SmsOtpError {
  return error instanceof Error && error.name === 'SmsOtpError' && isSmsOtpErrorCode((error as SmsOtpError).code);
}

export function isSmsOtpErrorCode(value: unknown): value is SmsOtpErrorCode {
  return typeof value === 'string' && (smsOtpErrorCodes as readonly string[]).includes(value);
}

function defaultOutcome(code: SmsOtpErrorCode): SmsOtpOutcome {
  if (code === 'offline') return 'not_sent';
  if (code === 'timeout' || code === 'outcome_unknown' || code === 'aborted') return 'unknown';
  return 'rejected';
}

/**
 * Stytch's `error_type` to our code. Branch on the type, never on the HTTP status: a bad project secret and an expired
 * code are both 401. Names: Stytch's SDKs and https://stytch.com/docs/b2b/api/errors (read 2026-11-23); what Stytch does
 * not document for these two endpoints is our reading of the name.
 */
const codeByStytchType: Readonly<Record<string, SmsOtpErrorCode>> = {
  otp_code_not_found: 'code_incorrect',
  unable_to_auth_otp_code: 'code_expired',
  invalid_code: 'code_format',

  invalid_phone_number: 'phone_invalid',
  invalid_phone_number_docs: 'phone_invalid',
  invalid_phone_number_sandbox: 'phone_invalid',
  missing_sms_parameter: 'phone_required',
  phone_number_not_found: 'phone_required',
  member_phone_number_not_found: 'phone_required',
  invalid_phone_number_country_code: 'phone_country_not_allowed',
  country_code_allowlist_error: 'phone_country_not_allowed',
  billing_not_verified_for_sms: 'phone_country_not_allowed',
  duplicate_member_phone_number: 'phone_taken',
  duplicate_member_phone_number_for_member: 'phone_mismatch',
  unsubscribed_phone_number: 'phone_unsubscribed',
  downstream_carrier_error: 'delivery_failed',

  too_many_requests: 'rate_limited',
  too_few_tokens_authenticated: 'rate_limited',
  user_lock_limit_reached: 'locked',
  user_locked_out: 'locked',

  intermediate_session_not_found: 'session_expired',
  invalid_intermediate_session_token_for_organization: 'session_expired',
  session_not_found: 'session_expired',
  invalid_session_token: 'session_expired',
  unable_to_parse_session_jwt: 'session_expired',

  operation_restricted_by_organization_mfa_methods: 'not_allowed',
  action_available_only_for_active_members: 'not_allowed',
  action_available_only_once_primary_authentication_is_met: 'not_allowed',
  member_session_member_id_mismatch: 'not_allowed',
  session_enforced_factor_matching_session_required: 'not_allowed',
  insufficient_factors: 'not_allowed',
  member_not_found: 'not_allowed',
  organization_not_found: 'not_allowed',
  member_does_not_exist_in_organization: 'not_allowed',
  captcha_required: 'forbidden',
  captcha_failed: 'forbidden',

  unauthorized_credentials: 'misconfigured',
  project_not_found: 'misconfigured',
  organization_suspended: 'misconfigured',
  use_https: 'misconfigured',
  enterprise_endpoint: 'misconfigured',
  endpoint_not_authorized_for_sdk: 'misconfigured',
  route_not_found: 'misconfigured',

  bad_request: 'invalid_request',
  invalid_locale: 'invalid_request',
  invalid_member_id: 'invalid_request',
  invalid_organization_id: 'invalid_request',
  too_many_session_arguments: 'invalid_request',
  no_session_arguments: 'invalid_request',
  invalid_session_duration_minutes: 'invalid_request',
  invalid_session_duration: 'invalid_request',
  custom_claims_too_large: 'invalid_request',
  reserved_claims_in_custom_claims: 'invalid_request',
  stytch_claims_in_custom_claims: 'invalid_request',
  unable_to_represent_custom_claims_json: 'invalid_request',
  default_mfa_member_missing_factor: 'invalid_request',

  internal_server_error: 'unavailable',
  server_unavailable: 'unavailable',
  client_closed_request: 'unavailable',
};

/** Our own codes pass as they are: the proxy puts them into `error_type`. Anything else not in the table is `unknown`. */
export function errorCodeFromType(errorType: string): SmsOtpErrorCode {
  if (isSmsOtpErrorCode(errorType)) return errorType;
  return Object.hasOwn(codeByStytchType, errorType) ? codeByStytchType[errorType]! : 'unknown';
}
