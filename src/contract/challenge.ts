import type { Challenge } from './backend.js';

/** The parts of any Stytch primary-auth answer that a challenge is read from (passwords, magic links, OAuth, SSO, discovery exchange). */
export interface PrimaryAuthResponse {
  member_id?: string;
  organization_id?: string;
  member_authenticated?: boolean;
  intermediate_session_token?: string;
  /** RFC 3339; new in stytch-node 14.2.0. */
  intermediate_session_token_expires_at?: string | null;
  session_token?: string;
  member?: object | null;
  organization?: object | null;
  mfa_required?: object | null;
  [field: string]: unknown;
}

/** Digits of the number that may be shown before the second factor is complete. */
const shownDigits = 4;

/** `'+14155550123'` to `'••• ••• 0123'`. At most the last four digits, fewer for short numbers; `''` for no number. */
export function maskPhoneNumber(phoneNumber: string): string {
  const digits = phoneNumber.replaceAll(/\D/gu, '');
  if (digits.length < shownDigits + 3) return digits ? '•••' : '';
  return `••• ••• ${digits.slice(-shownDigits)}`;
}

/**
 * Reads what the step must know from Stytch's answer to a primary login. Pure: no clock, no network. A response without
 * `mfa_required` gives `authenticated` when it carries a session, else `none`.
 *
 * Both spellings of the option are read (`mfa_phone_number`, and the older `mfa_phone` / `phone_number`), and
 * `member_options: null` means "no factor yet".
 */
export function challengeFromPrimaryAuth(response: PrimaryAuthResponse): Challenge {
  const required = asRecord(response.mfa_required);
  if (!required) {
    const authenticated = Boolean(response.session_token) || response.member_authenticated === true;
    return { state: authenticated ? 'authenticated' : 'none', has_phone_number: false, code_sent: false };
  }
  const options = asRecord(required['member_options']) ?? {};
  const member = asRecord(response.member) ?? {};
  const phone =
    text(options['mfa_phone_number']) ||
    text(options['mfa_phone']) ||
    text(options['phone_number']) ||
    text(member['mfa_phone_number']);
  const policy = asRecord(response.organization)?.['mfa_policy'];
  const codeSent = required['secondary_auth_initiated'] === 'sms_otp';
  return {
    state: 'pending',
    has_phone_number: phone !== '',
    ...(phone === '' ? {} : { masked_phone_number: maskPhoneNumber(phone) }),
    ...(phone === '' ? {} : { phone_verified: member['mfa_phone_number_verified'] === true }),
    code_sent: codeSent,
    ...(codeSent ? { code_sent_seconds_ago: 0 } : {}),
    ...(policy === 'OPTIONAL' || policy === 'REQUIRED_FOR_ALL' ? { mfa_policy: policy } : {}),
  };
}

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
