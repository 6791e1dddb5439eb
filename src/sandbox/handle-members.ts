import { subjectObjects, timestamp } from './api-objects.js';
import { findOrganization, findSubject, membersOf, type Subject } from './lookup.js';
import { retireCode } from './otp-sms.js';
import type { SandboxCore } from './sandbox-core.js';
import { StytchApiError } from './stytch-error.js';

/** `GET /v1/b2b/organizations/{organization_id}/member?member_id=…` or `?email_address=…` */
export function handleGetMember(
  core: SandboxCore,
  organizationReference: string,
  query: URLSearchParams,
): Record<string, unknown> {
  return subjectObjects(core, memberAsked(core, organizationReference, query));
}

function memberAsked(core: SandboxCore, organizationReference: string, query: URLSearchParams): Subject {
  const memberReference = query.get('member_id');
  if (memberReference) return findSubject(core, organizationReference, memberReference);
  const organization = findOrganization(core, organizationReference);
  const address = query.get('email_address')?.toLowerCase();
  if (!address) throw new StytchApiError('bad_request');
  const member = membersOf(core.state, organization).find((entry) => entry.email_address === address);
  if (!member) throw new StytchApiError('member_not_found');
  return { member, organization };
}

/**
 * `DELETE /v1/b2b/organizations/{organization_id}/members/mfa_phone_numbers/{member_id}`, the documented way to change a
 * number. Sessions stay, as documented. Ours: the code that is out dies, and a member without another factor is no longer
 * enrolled.
 */
export function handleDeletePhoneNumber(
  core: SandboxCore,
  organizationReference: string,
  memberReference: string,
): Record<string, unknown> {
  const subject = findSubject(core, organizationReference, memberReference);
  const { member } = subject;
  if (member.mfa_phone_number === '') throw new StytchApiError('phone_number_not_found');
  retireCode(member);
  member.mfa_phone_number = '';
  member.mfa_phone_number_verified = false;
  const hasTotp = member.totp_registration_id !== '';
  member.default_mfa_method = hasTotp ? 'totp' : '';
  member.mfa_enrolled = hasTotp && member.mfa_enrolled;
  member.updated_at = timestamp(core.clock.now());
  return subjectObjects(core, subject);
}
