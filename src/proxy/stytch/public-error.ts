import { SmsOtpError } from '../../contract/errors.js';
import type { SmsOtpEvent } from '../audit.js';

type Operators = (event: Pick<SmsOtpEvent, 'type' | 'code' | 'stytchType' | 'stytchRequestId'>) => void;

/** Stytch names no wait; its limits reset on fixed intervals of a minute and longer. */
const defaultWaitSeconds = 60;
const longestWaitSeconds = 3600;

/** What a browser may know of a failed call; what operators must know goes to them. */
export function asPublicError(error: SmsOtpError, tellOperators: Operators): SmsOtpError {
  const { code, outcome, stytchType, requestId, retryAfterSeconds } = error;
  const details = {
    code,
    ...(stytchType === undefined ? {} : { stytchType }),
    ...(requestId === undefined ? {} : { stytchRequestId: requestId }),
  };
  if (code === 'misconfigured') tellOperators({ type: 'upstream_misconfigured', ...details });
  else if (code === 'unknown' || code === 'unavailable' || outcome === 'unknown') {
    tellOperators({ type: 'upstream_failed', ...details });
  }
  const wait = code === 'rate_limited' ? (retryAfterSeconds ?? defaultWaitSeconds) : retryAfterSeconds;
  return new SmsOtpError(publicCode(error), {
    ...error,
    retryAfterSeconds: wait === undefined ? undefined : Math.min(wait, longestWaitSeconds),
  });
}

function publicCode({ code, outcome }: SmsOtpError): SmsOtpError['code'] {
  if (outcome === 'unknown') return 'outcome_unknown';
  // A refusal that this version cannot name is the server's to look into, not the member's.
  return code === 'unknown' ? 'unavailable' : code;
}
