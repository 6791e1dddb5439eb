import type { Challenge, MemberIdentity } from '../../contract/backend.js';
import { maskPhoneNumber } from '../../contract/challenge.js';

/** Who is proving what. It lives in the sealed cookie, so no request needs a store. */
export interface PendingLogin extends MemberIdentity {
  organization_id: string;
  member_id: string;
  /** E.164. */
  phoneNumber?: string;
  phoneVerified?: boolean;
  /** The number was given in this login: success then enrolls the member. */
  phoneAdded?: boolean;
  mfaPolicy?: 'OPTIONAL' | 'REQUIRED_FOR_ALL';
  /** A live session is proved again, instead of a login finished. */
  stepUp?: boolean;
  /** Milliseconds since the epoch, as the others. */
  codeSentAtMs?: number;
  resendAtMs?: number;
  expiresAtMs: number;
}

/** An intermediate session lives 10 minutes. */
export const loginLifetimeSeconds = 600;

/** The only form in which a pending login reaches a browser: durations, and no more of the number than its last digits. */
export function toChallenge(login: PendingLogin, nowMs: number): Challenge {
  const { phoneNumber, codeSentAtMs, resendAtMs, mfaPolicy } = login;
  return {
    state: 'pending',
    has_phone_number: Boolean(phoneNumber),
    ...(phoneNumber
      ? { masked_phone_number: maskPhoneNumber(phoneNumber), phone_verified: login.phoneVerified === true }
      : {}),
    code_sent: codeSentAtMs !== undefined,
    ...(codeSentAtMs === undefined ? {} : { code_sent_seconds_ago: seconds(nowMs - codeSentAtMs, Math.floor) }),
    ...(resendAtMs === undefined ? {} : { resend_in_seconds: seconds(resendAtMs - nowMs, Math.ceil) }),
    expires_in_seconds: secondsLeft(login, nowMs),
    ...(mfaPolicy ? { mfa_policy: mfaPolicy } : {}),
  };
}

export function secondsLeft(login: PendingLogin, nowMs: number): number {
  return Math.min(loginLifetimeSeconds, seconds(login.expiresAtMs - nowMs, Math.floor));
}

/** The one proof that goes upstream: Stytch refuses two. */
export function proofOf(login: MemberIdentity): MemberIdentity {
  if (login.intermediate_session_token) return { intermediate_session_token: login.intermediate_session_token };
  if (login.session_token) return { session_token: login.session_token };
  return login.session_jwt ? { session_jwt: login.session_jwt } : {};
}

export function withoutProof(login: PendingLogin): PendingLogin {
  const rest = { ...login };
  for (const token of ['intermediate_session_token', 'session_token', 'session_jwt'] as const) delete rest[token];
  return rest;
}

export function isPendingLogin(value: unknown): value is PendingLogin {
  const login = Object(value) as Partial<PendingLogin>;
  return (
    isFilled(login.organization_id) &&
    isFilled(login.member_id) &&
    typeof login.expiresAtMs === 'number' &&
    Number.isFinite(login.expiresAtMs)
  );
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function seconds(milliseconds: number, round: (value: number) => number): number {
  return Math.max(0, round(milliseconds / 1000));
}
