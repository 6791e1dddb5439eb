import { timestamp, subjectObjects } from './api-objects.js';
import { type Subject, requireActive } from './lookup.js';
import { type LoginProof, requireOwnProof } from './login-proof.js';
import { allowsSms, textCode } from './otp-sms.js';
import type { SandboxCore } from './sandbox-core.js';
import {
  newFactor,
  renewSession,
  type SessionTerms,
  sessionObjects,
  startPendingLogin,
  startSession,
} from './session-store.js';
import type { AuthenticationFactor, PendingLogin, SessionRecord } from './state.js';
import { StytchApiError } from './stytch-error.js';
import { requireUnlocked } from './user-lock.js';

export interface PrimaryLogin {
  subject: Subject;
  session: SessionRecord | null;
  pending: PendingLogin | null;
  codeSent: boolean;
}

export interface PrimaryLoginRequest {
  subject: Subject;
  /** `'password'` or `'magic_link'` */
  method: string;
  proof: LoginProof | null;
  locale: string;
  terms: SessionTerms;
}

/** @throws StytchApiError for a member that cannot log in, or a proof of somebody else's */
export function requireLoginAllowed(core: SandboxCore, { member }: Subject, proof: LoginProof | null): void {
  requireActive(member);
  requireUnlocked(core, member);
  if (proof) requireOwnProof(proof, member);
}

/** What follows any right password, magic link or the like: a session, or a pending login and often an SMS. Never waits. */
export function completePrimaryLogin(core: SandboxCore, request: PrimaryLoginRequest): PrimaryLogin {
  const { subject, proof, terms } = request;
  const { member, organization } = subject;
  const factor = primaryFactor(core, request);
  // Documented: a valid session passed in is extended, and skips the second factor.
  if (proof && 'session' in proof) {
    return { subject, session: renewSession(core, proof.session, terms, [factor]), pending: null, codeSent: false };
  }
  const factors = [...(proof?.login.factors ?? []), factor];
  if (organization.mfa_policy === 'REQUIRED_FOR_ALL' || member.mfa_enrolled) {
    // Documented: an intermediate session passed in takes the factor and is returned.
    const pending = proof ? Object.assign(proof.login, { factors }) : startPendingLogin(core, member, factors);
    return { subject, session: null, pending, codeSent: sendFirstCode(core, request) };
  }
  if (proof) core.state.pendingLogins.delete(proof.login.token);
  return { subject, session: startSession(core, member, factors, terms), pending: null, codeSent: false };
}

/** Documented: Stytch texts the code by itself when the member has a phone. Ours: a limited login goes on without the SMS. */
function sendFirstCode(core: SandboxCore, { subject, locale }: PrimaryLoginRequest): boolean {
  const { mfa_phone_number: phoneNumber, default_mfa_method: method } = subject.member;
  if (phoneNumber === '' || method === 'totp' || !allowsSms(subject)) return false;
  try {
    textCode(core, subject, phoneNumber, locale);
    return true;
  } catch (error) {
    if (error instanceof StytchApiError) return false;
    throw error;
  }
}

function primaryFactor(core: SandboxCore, { subject, method }: PrimaryLoginRequest): AuthenticationFactor {
  const { member_id, email_address } = subject.member;
  const byMail = method === 'magic_link';
  return newFactor(core, {
    type: method,
    delivery_method: byMail ? 'email' : 'knowledge',
    sequence_order: 'PRIMARY',
    ...(byMail ? { email_factor: { email_id: member_id.replace('member-test', 'email-test'), email_address } } : {}),
  });
}

/** The answer as Stytch writes it: absent tokens are `""`, and which of the three is filled tells what is missing. */
export async function primaryLoginAnswer(core: SandboxCore, login: PrimaryLogin): Promise<Record<string, unknown>> {
  const { member, organization } = login.subject;
  const common = {
    ...subjectObjects(core, login.subject),
    organization_id: organization.organization_id,
    primary_required: null,
  };
  if (login.session) {
    return {
      ...common,
      ...(await sessionObjects(core, login.session)),
      intermediate_session_token: '',
      member_authenticated: true,
      mfa_required: null,
    };
  }
  const { mfa_phone_number, totp_registration_id } = member;
  const enrolled = mfa_phone_number !== '' || totp_registration_id !== '';
  return {
    ...common,
    session_token: '',
    session_jwt: '',
    member_session: null,
    intermediate_session_token: login.pending!.token,
    intermediate_session_token_expires_at: timestamp(login.pending!.expiresAtMs),
    member_authenticated: false,
    mfa_required: {
      member_options: enrolled ? { mfa_phone_number, totp_registration_id } : null,
      secondary_auth_initiated: login.codeSent ? 'sms_otp' : null,
    },
  };
}
