import type { SmsOtpErrorCode } from '../contract/errors.js';

export type SmsOtpEventType =
  | 'challenge_started'
  | 'otp_send_requested'
  | 'otp_sent'
  | 'otp_send_failed'
  | 'otp_verify_ok'
  | 'otp_verify_failed'
  | 'otp_verify_expired'
  | 'phone_number_changed'
  | 'phone_refused'
  | 'rate_limited'
  | 'locked'
  | 'unlocked'
  | 'origin_rejected'
  | 'client_ip_unknown'
  | 'limiter_degraded'
  | 'limiter_recovered'
  | 'upstream_misconfigured'
  | 'upstream_failed'
  | 'internal_error';

/** For an audit log. No code, token, number, address of a member or text of an error is ever in it. */
export interface SmsOtpEvent {
  type: SmsOtpEventType;
  /** RFC 3339, UTC. */
  at: string;
  /** Ours; also the `request_id` of an answer that Stytch gave none for. */
  requestId?: string;
  stytchRequestId?: string;
  /** Stytch's `error_type`. */
  stytchType?: string;
  /** Keyed hash of organization and member: the same for one member, nothing to anyone without the cookie secret. */
  memberHash?: string;
  /** IPv4 address or IPv6 /64. */
  ip?: string;
  code?: SmsOtpErrorCode;
  /** Which limit was over, e.g. `'send-member'`. */
  limit?: string;
  retryAfterSeconds?: number;
  /** Wrong codes of this member in a row. */
  failures?: number;
}

export type Emit = (event: Omit<SmsOtpEvent, 'at'>) => void;

/** Never awaited, and what the hook throws or rejects with changes nothing. */
export function createEmit(onEvent: ((event: SmsOtpEvent) => unknown) | undefined): Emit {
  return (event) => notify(onEvent, { at: new Date().toISOString(), ...printable(event) });
}

export function notify<T>(hook: ((value: T) => unknown) | undefined, value: T): void {
  try {
    void Promise.resolve(hook?.(value)).catch(() => undefined);
  } catch {
    // A broken log must not stop a login.
  }
}

// Stytch's ids come over the network: a line break in one would forge a line of the log.
function printable(event: Omit<SmsOtpEvent, 'at'>): Omit<SmsOtpEvent, 'at'> {
  const entries = Object.entries(event).filter(([, value]) => value !== undefined);
  const safe = entries.map(([key, value]) => [
    key,
    typeof value === 'string' ? value.replaceAll(/[^\x20-\x7e]/gu, '?').slice(0, 200) : value,
  ]);
  return Object.fromEntries(safe) as Omit<SmsOtpEvent, 'at'>;
}
