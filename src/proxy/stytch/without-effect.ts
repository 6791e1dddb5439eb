import { SmsOtpError } from '../../contract/errors.js';

/** Of a call that sends nothing and uses nothing up, whatever becomes of it: a lost one is no outcome that a member must fear. */
export async function withoutEffect<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { code, outcome } = error as SmsOtpError;
    throw outcome === 'unknown'
      ? new SmsOtpError('unavailable', { outcome: 'not_sent' })
      : new SmsOtpError(code, { ...(error as SmsOtpError) });
  }
}
