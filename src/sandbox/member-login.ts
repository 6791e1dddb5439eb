import type { Challenge } from '../contract/backend.js';
import { maskPhoneNumber } from '../contract/challenge.js';
import { errorCodeFromType, SmsOtpError } from '../contract/errors.js';
import { organizationOf } from './lookup.js';
import { completePrimaryLogin, requireLoginAllowed } from './primary-login.js';
import type { SandboxCore } from './sandbox-core.js';
import { startSession } from './session-store.js';
import type { MemberRecord, SessionRecord } from './state.js';
import type { StytchApiError } from './stytch-error.js';
import { lockExpiresAtMs } from './user-lock.js';

export interface MemberLoginOptions {
  /**
   * `login`: the second factor of a sign-in is missing. The others start with a live session: to prove it again, to add
   * SMS as a factor, or to remove it. @default 'login'
   */
  purpose?: 'login' | 'stepUp' | 'enroll' | 'unenroll';
  /** Language of the SMS that the login itself sends, `'en'`, `'es'` or `'pt-br'`. @default the account's */
  locale?: string;
}

/** What our proxy keeps in its cookies, and the challenge it reads from that. */
export interface MemberLogin {
  /** When the newest code of this login went out, on the sandbox's clock. */
  sentAtMs: number | null;
  readonly enrollment: { set_mfa_enrollment?: 'enroll' | 'unenroll' };
  /** Ids and the one proof, as a request body takes them. @throws SmsOtpError when the primary login was refused */
  identity(): Record<string, string>;
  member(): MemberRecord;
  finish(): void;
  challenge(resendInSeconds: number): Challenge;
}

interface Held {
  /** Why the primary login failed. */
  refusal?: string;
  state: Challenge['state'];
  proof: Record<string, string>;
  codeSent: boolean;
  expiresAtMs: number;
}

export function createMemberLogin(core: SandboxCore, memberId: string, options: MemberLoginOptions): MemberLogin {
  const member = (): MemberRecord => {
    const found = core.state.members.get(memberId);
    if (!found) throw new TypeError(`The sandbox has no member "${memberId}". Take an id from sandboxAccounts.`);
    return found;
  };
  const { purpose = 'login' } = options;
  const held = logIn(core, member(), purpose, options.locale ?? member().locale);
  const login: MemberLogin = {
    sentAtMs: held.codeSent ? core.clock.now() : null,
    enrollment: purpose === 'enroll' || purpose === 'unenroll' ? { set_mfa_enrollment: purpose } : {},
    identity: () => {
      if (held.refusal) throw refusalError(core, member(), held.refusal);
      return { organization_id: member().organization_id, member_id: memberId, ...held.proof };
    },
    member,
    finish: () => {
      held.state = 'authenticated';
    },
    challenge: (resendInSeconds) => describe(core, member(), held, login.sentAtMs, resendInSeconds),
  };
  return login;
}

function logIn(core: SandboxCore, member: MemberRecord, purpose: string, locale: string): Held {
  const subject = { member, organization: organizationOf(core, member) };
  const terms = { minutes: undefined, claims: {} };
  try {
    requireLoginAllowed(core, subject, null);
  } catch (error) {
    return { refusal: (error as StytchApiError).type, state: 'none', proof: {}, codeSent: false, expiresAtMs: 0 };
  }
  if (purpose !== 'login') return holding(startSession(core, member, [], terms), 'pending');
  const { pending, session, codeSent } = completePrimaryLogin(core, {
    subject,
    method: 'password',
    proof: null,
    locale,
    terms,
  });
  if (session) return holding(session, 'authenticated');
  const proof = { intermediate_session_token: pending!.token };
  return { state: 'pending', proof, codeSent, expiresAtMs: pending!.expiresAtMs };
}

function holding({ token, expiresAtMs }: SessionRecord, state: Held['state']): Held {
  return { state, proof: { session_token: token }, codeSent: false, expiresAtMs };
}

function refusalError(core: SandboxCore, member: MemberRecord, type: string): SmsOtpError {
  const now = core.clock.now();
  const lockEnd = lockExpiresAtMs(member, now);
  const retryAfterSeconds = lockEnd === null ? undefined : Math.ceil((lockEnd - now) / 1000);
  return new SmsOtpError(errorCodeFromType(type), { stytchType: type, retryAfterSeconds });
}

function describe(
  core: SandboxCore,
  member: MemberRecord,
  held: Held,
  sentAtMs: number | null,
  resendInSeconds: number,
): Challenge {
  const now = core.clock.now();
  if (held.state !== 'pending') return { state: held.state, has_phone_number: false, code_sent: false };
  if (held.expiresAtMs <= now) return { state: 'none', has_phone_number: false, code_sent: false };
  const phoneNumber = member.mfa_phone_number;
  return {
    state: 'pending',
    has_phone_number: phoneNumber !== '',
    ...(phoneNumber === ''
      ? {}
      : { masked_phone_number: maskPhoneNumber(phoneNumber), phone_verified: member.mfa_phone_number_verified }),
    code_sent: sentAtMs !== null,
    ...(sentAtMs === null ? {} : { code_sent_seconds_ago: Math.floor((now - sentAtMs) / 1000) }),
    resend_in_seconds: resendInSeconds,
    expires_in_seconds: Math.ceil((held.expiresAtMs - now) / 1000),
    mfa_policy: organizationOf(core, member).mfa_policy,
  };
}
