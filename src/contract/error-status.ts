import type { SmsOtpErrorCode } from './errors.js';

/** HTTP status that a server of this contract answers a code with. A client never branches on it: `error_type` decides. */
export const statusByCode: Readonly<Record<SmsOtpErrorCode, number>> = {
  invalid_request: 400,
  code_format: 422,
  code_incorrect: 404,
  code_expired: 401,
  session_expired: 401,
  not_allowed: 403,
  forbidden: 403,
  phone_invalid: 422,
  phone_required: 422,
  phone_country_not_allowed: 422,
  phone_type_not_allowed: 422,
  phone_taken: 422,
  phone_mismatch: 422,
  phone_unsubscribed: 422,
  delivery_failed: 422,
  rate_limited: 429,
  locked: 429,
  misconfigured: 503,
  unavailable: 503,
  outcome_unknown: 504,
  timeout: 504,
  offline: 503,
  aborted: 503,
  unknown: 503,
};
