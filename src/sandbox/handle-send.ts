import { subjectObjects } from './api-objects.js';
import { findActiveSubject } from './lookup.js';
import { type LoginProof, readLoginProof, requireOwnProof } from './login-proof.js';
import { numberToText, requireSmsAllowed, textCode } from './otp-sms.js';
import { checkPhoneNumber } from './phone-check.js';
import { type RequestBody, textField } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';
import { smsLocales } from './sms-text.js';
import type { MemberRecord } from './state.js';
import { StytchApiError } from './stytch-error.js';
import { requireUnlocked } from './user-lock.js';

/** `POST /v1/b2b/otps/sms/send` */
export async function handleSend(core: SandboxCore, body: RequestBody): Promise<Record<string, unknown>> {
  const requested = textField(body, 'mfa_phone_number');
  const locale = readLocale(body);
  if (requested !== '') await checkPhoneNumber(requested, core.allowedCountries);
  const proof = await readLoginProof(core, body);
  // From here on nothing waits: two requests at once must see each other's work.
  const subject = findActiveSubject(core, body);
  const { member } = subject;
  if (proof) requireOwnProof(proof, member);
  requireUnlocked(core, member);
  requireSmsAllowed(subject);
  const phoneNumber = numberToText(core, subject, requested);
  requireFactorOnProof(member, proof);
  textCode(core, subject, phoneNumber, locale);
  return subjectObjects(core, subject);
}

/** @throws StytchApiError `invalid_locale` */
export function readLocale(body: RequestBody): string {
  const locale = textField(body, 'locale') || 'en';
  if (!smsLocales.includes(locale)) throw new StytchApiError('invalid_locale');
  return locale;
}

/**
 * Documented: a member with an active factor needs a session that holds it, so that nobody texts around it; without one,
 * organization_id and member_id are enough. Our reading, because Stytch's own screens resend with just the intermediate
 * session: the linked number may be texted with any proof of the member's, and a first number needs the TOTP factor.
 */
function requireFactorOnProof(member: MemberRecord, proof: LoginProof | null): void {
  const factors = proof ? ('login' in proof ? proof.login.factors : proof.session.factors) : [];
  const missing = member.mfa_phone_number
    ? member.mfa_phone_number_verified && !proof
    : member.totp_registration_id && !factors.some(({ type }) => type === 'totp');
  if (missing) throw new StytchApiError('session_enforced_factor_matching_session_required');
}
