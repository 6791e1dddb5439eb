import { timestamp } from './api-objects.js';
import { sandboxCode, sandboxPhoneNumber } from './accounts.js';
import { membersOf, type Subject } from './lookup.js';
import { randomId } from './random.js';
import { countSend } from './rate-limits.js';
import type { SandboxCore } from './sandbox-core.js';
import { smsText } from './sms-text.js';
import type { MemberRecord } from './state.js';
import { StytchApiError } from './stytch-error.js';

/** Documented: two minutes, and one live code per member. */
const codeLifetimeMs = 120_000;
const keptOldCodes = 20;

/** `RESTRICTED` organizations name their methods; breakglass members are exempt, as documented. */
export function allowsSms({ member, organization }: Subject): boolean {
  const restricted = organization.mfa_methods === 'RESTRICTED' && !member.is_breakglass;
  return !restricted || (organization.allowed_mfa_methods ?? []).includes('sms_otp');
}

export function requireSmsAllowed(subject: Subject): void {
  if (!allowsSms(subject)) throw new StytchApiError('operation_restricted_by_organization_mfa_methods');
}

/** The number a send goes to; a number the member does not have yet must be free in the organization. */
export function numberToText(core: SandboxCore, { member, organization }: Subject, requested: string): string {
  if (member.mfa_phone_number !== '') {
    if (requested !== '' && requested !== member.mfa_phone_number) {
      throw new StytchApiError('duplicate_member_phone_number_for_member');
    }
    return member.mfa_phone_number;
  }
  if (requested === '') throw new StytchApiError('phone_number_not_found');
  const taken = membersOf(core.state, organization).some(
    (other) => other.mfa_phone_number === requested && other.status !== 'deleted',
  );
  if (taken) throw new StytchApiError('duplicate_member_phone_number');
  return requested;
}

/** Texts a new code, which ends the one before, and links a first number. @throws StytchApiError `too_many_requests` */
export function textCode(
  core: SandboxCore,
  { member, organization }: Subject,
  phoneNumber: string,
  locale: string,
): void {
  countSend(core, phoneNumber);
  const now = core.clock.now();
  if (member.mfa_phone_number === '') {
    member.mfa_phone_number = phoneNumber;
    member.mfa_phone_number_verified = false;
    member.updated_at = timestamp(now);
  }
  const code = phoneNumber === sandboxPhoneNumber ? sandboxCode : core.generateCode();
  retireCode(member);
  member.oldCodes = member.oldCodes.filter((old) => old !== code);
  member.liveCode = { code, expiresAtMs: now + codeLifetimeMs };
  core.messages.deliver({
    message_id: randomId('message'),
    to: phoneNumber,
    member_id: member.member_id,
    organization_id: member.organization_id,
    code,
    locale,
    body: smsText(code, locale, organization.organization_name, core.smsHost),
    sent_at: timestamp(now),
  });
}

/** Uses up the code. @throws StytchApiError: a code that was right once is told apart from one that never was. */
export function redeemCode(core: SandboxCore, member: MemberRecord, code: string): void {
  const live = member.liveCode;
  if (live?.code !== code) {
    throw new StytchApiError(member.oldCodes.includes(code) ? 'unable_to_auth_otp_code' : 'otp_code_not_found');
  }
  if (live.expiresAtMs <= core.clock.now()) throw new StytchApiError('unable_to_auth_otp_code');
  retireCode(member);
}

/** Its digits are remembered, to answer "used or expired" instead of "wrong". */
export function retireCode(member: MemberRecord): void {
  if (member.liveCode) member.oldCodes = [member.liveCode.code, ...member.oldCodes].slice(0, keptOldCodes);
  member.liveCode = null;
}
