import { errorCodeFromType, isSmsOtpError, SmsOtpError } from '../../contract/errors.js';
import { withDeadline } from '../http/with-deadline.js';

export type CallStytch = <T extends object>(work: () => Promise<T>) => Promise<T>;

/** Calls that wait for Stytch at one moment; more are refused at once, because a queue only makes all of them late. */
const maxInFlight = 64;

/**
 * One deadline and one kind of error around any client: the official SDK ignores its own `timeout`, and its errors hold the
 * code and the tokens in clear, so none of them goes further than here.
 */
export function createCallStytch(deadlineMs: number): CallStytch {
  let inFlight = 0;
  return async (work) => {
    if (inFlight >= maxInFlight) throw new SmsOtpError('unavailable', { outcome: 'not_sent', retryAfterSeconds: 1 });
    inFlight += 1;
    // The slot is held until the call itself ends, also when nobody waits for it any more.
    const call = Promise.resolve()
      .then(work)
      .finally(() => {
        inFlight -= 1;
      });
    try {
      const answer = await withDeadline(deadlineMs, call, () => new SmsOtpError('outcome_unknown'));
      // The official SDK takes any JSON of a 200 for a success, `null` too.
      if (Object(answer) !== answer) throw new SmsOtpError('outcome_unknown', { status: 200 });
      return answer;
    } catch (error) {
      call.catch(() => undefined);
      throw isSmsOtpError(error) ? error : fromSdk(error);
    }
  };
}

/** Duck-typed on `error_type`, which survives two copies of the SDK. */
function fromSdk(error: unknown): SmsOtpError {
  const { error_type: type, status_code: status, request_id: requestId } = Object(error) as Record<string, unknown>;
  if (typeof type !== 'string' || type === '') return new SmsOtpError('outcome_unknown');
  const httpStatus = typeof status === 'number' ? status : undefined;
  return new SmsOtpError(errorCodeFromType(type), {
    status: httpStatus,
    stytchType: type,
    requestId: typeof requestId === 'string' ? requestId : undefined,
    ...(httpStatus !== undefined && httpStatus >= 500 ? { outcome: 'unknown' } : {}),
  });
}
