import type { SandboxOrganization } from './accounts.js';
import { type RequestBody, textField } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';
import type { MemberRecord, SandboxState } from './state.js';
import { StytchApiError } from './stytch-error.js';

export interface Subject {
  member: MemberRecord;
  organization: SandboxOrganization;
}

/** By id, slug or external id. */
export function findOrganization(core: SandboxCore, reference: string): SandboxOrganization {
  if (reference === '') throw new StytchApiError('invalid_organization_id');
  for (const organization of core.state.organizations.values()) {
    const { organization_id, organization_slug, organization_external_id } = organization;
    if ([organization_id, organization_slug, organization_external_id].includes(reference)) return organization;
  }
  throw new StytchApiError('organization_not_found');
}

/** By id or external id; deleted members are found as well. */
export function findSubject(core: SandboxCore, organizationReference: string, reference: string): Subject {
  const organization = findOrganization(core, organizationReference);
  if (reference === '') throw new StytchApiError('invalid_member_id');
  const own = membersOf(core.state, organization).find((entry) => refersTo(entry, reference));
  if (own) return { member: own, organization };
  const elsewhere = [...core.state.members.values()].some((entry) => refersTo(entry, reference));
  throw new StytchApiError(elsewhere ? 'member_does_not_exist_in_organization' : 'member_not_found');
}

/** @throws StytchApiError when the member is deleted, or not active yet */
export function findActiveSubject(core: SandboxCore, body: RequestBody): Subject {
  const subject = findSubject(core, textField(body, 'organization_id'), textField(body, 'member_id'));
  requireActive(subject.member);
  return subject;
}

export function requireActive({ status }: MemberRecord): void {
  if (status === 'deleted') throw new StytchApiError('member_not_found');
  if (status !== 'active') throw new StytchApiError('action_available_only_for_active_members');
}

export function organizationOf(core: SandboxCore, member: MemberRecord): SandboxOrganization {
  return findOrganization(core, member.organization_id);
}

export function membersOf(state: SandboxState, { organization_id }: SandboxOrganization): MemberRecord[] {
  return [...state.members.values()].filter((entry) => entry.organization_id === organization_id);
}

function refersTo(member: MemberRecord, reference: string): boolean {
  return member.member_id === reference || (member.external_id !== '' && member.external_id === reference);
}
