import { SmsOtpError } from '../../contract/errors.js';
import type { Emit, SmsOtpEvent } from '../audit.js';
import type { ClaimResult } from '../limits/limit-store.js';

/** To throw, when the refusal is in the log. */
export function overLimit(
  emit: Emit,
  about: Omit<SmsOtpEvent, 'at' | 'type'>,
  { name: limit, retryAfterSeconds }: ClaimResult & { admitted: false },
): SmsOtpError {
  emit({ ...about, type: 'rate_limited', limit, retryAfterSeconds });
  return new SmsOtpError('rate_limited', { retryAfterSeconds });
}
