import { subjectObjects, timestamp } from './api-objects.js';
import { mergeCustomClaims } from './custom-claims.js';
import { findActiveSubject, type Subject } from './lookup.js';
import { type LoginProof, readLoginProof, requireOwnProof } from './login-proof.js';
import { redeemCode, requireSmsAllowed } from './otp-sms.js';
import { countAuthenticate } from './rate-limits.js';
import { booleanField, type RequestBody, textField } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';
import {
  newFactor,
  readSessionTerms,
  renewSession,
  type SessionTerms,
  sessionObjects,
  startSession,
} from './session-store.js';
import type { AuthenticationFactor, MemberRecord, SessionRecord } from './state.js';
import { StytchApiError } from './stytch-error.js';
import { clearFailures, countFailure, requireUnlocked } from './user-lock.js';

type Enrollment = '' | 'enroll' | 'unenroll';

/** `POST /v1/b2b/otps/sms/authenticate` */
export async function handleAuthenticate(core: SandboxCore, body: RequestBody): Promise<Record<string, unknown>> {
  const terms = readSessionTerms(body);
  const enrollment = readEnrollment(body);
  const makeDefault = booleanField(body, 'set_default_mfa');
  const code = textField(body, 'code');
  if (!/^\d{6}$/u.test(code)) throw new StytchApiError('invalid_code');
  const proof = await readLoginProof(core, body);
  if (!proof) throw new StytchApiError('no_session_arguments');
  // From here to the session nothing waits: of two requests with one code, one gets the session.
  const subject = findActiveSubject(core, body);
  requireOwnProof(proof, subject.member);
  requireUnlocked(core, subject.member);
  requireSmsAllowed(subject);
  countAuthenticate(core, subject.member.member_id);
  // Claims that grow too large must not cost the code.
  if ('session' in proof) mergeCustomClaims(proof.session.customClaims, terms.claims);
  tryCode(core, subject.member, code);
  enroll(core, subject, enrollment, makeDefault);
  const session = completeSession(core, subject.member, proof, terms);
  return { ...subjectObjects(core, subject), ...(await sessionObjects(core, session)) };
}

function readEnrollment(body: RequestBody): Enrollment {
  const enrollment = textField(body, 'set_mfa_enrollment');
  if (enrollment !== '' && enrollment !== 'enroll' && enrollment !== 'unenroll')
    throw new StytchApiError('bad_request');
  return enrollment;
}

/** Ours: only a code that never was right counts towards the lock; a late one does not. */
function tryCode(core: SandboxCore, member: MemberRecord, code: string): void {
  try {
    redeemCode(core, member, code);
  } catch (error) {
    if ((error as StytchApiError).type === 'otp_code_not_found') countFailure(core, member);
    throw error;
  }
}

/** Documented: a policy of REQUIRED_FOR_ALL enrols by itself and ignores the field; otherwise absent changes nothing. */
function enroll(
  core: SandboxCore,
  { member, organization }: Subject,
  enrollment: Enrollment,
  makeDefault: boolean,
): void {
  member.mfa_phone_number_verified = true;
  if (organization.mfa_policy === 'REQUIRED_FOR_ALL') member.mfa_enrolled = true;
  else if (enrollment !== '') member.mfa_enrolled = enrollment === 'enroll';
  if (makeDefault || member.default_mfa_method === '') member.default_mfa_method = 'sms_otp';
  member.updated_at = timestamp(core.clock.now());
}

function completeSession(
  core: SandboxCore,
  member: MemberRecord,
  proof: LoginProof,
  terms: SessionTerms,
): SessionRecord {
  const factor = smsFactor(core, member);
  clearFailures(member);
  if ('session' in proof) return renewSession(core, proof.session, terms, [factor]);
  core.state.pendingLogins.delete(proof.login.token);
  return startSession(core, member, [...proof.login.factors, factor], terms);
}

function smsFactor(core: SandboxCore, member: MemberRecord): AuthenticationFactor {
  return newFactor(core, {
    type: 'otp',
    delivery_method: 'sms',
    sequence_order: 'SECONDARY',
    phone_number_factor: {
      phone_id: member.member_id.replace('member-test', 'phone-number-test'),
      phone_number: member.mfa_phone_number,
    },
  });
}
