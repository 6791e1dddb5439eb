import type { Member, MemberSession, Organization } from '../contract/backend.js';
import type { SandboxOrganization } from './accounts.js';
import { organizationOf, type Subject } from './lookup.js';
import type { SandboxCore } from './sandbox-core.js';
import type { MemberRecord, SessionRecord } from './state.js';
import { lockExpiresAtMs } from './user-lock.js';

/** RFC 3339. Never called for an absent time: such a key is left out, because Go cannot decode `""`. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Every field that Stytch's OpenAPI lists as always present; absent strings are `""`. */
export function memberObject(core: SandboxCore, member: MemberRecord): Member {
  const lockExpiresAt = lockExpiresAtMs(member, core.clock.now());
  return {
    organization_id: member.organization_id,
    member_id: member.member_id,
    email_address: member.email_address,
    status: member.status,
    name: member.name,
    sso_registrations: [],
    is_breakglass: member.is_breakglass,
    member_password_id: member.member_id.replace('member-test', 'member-password-test'),
    oauth_registrations: [],
    email_address_verified: true,
    mfa_phone_number_verified: member.mfa_phone_number_verified,
    is_admin: false,
    totp_registration_id: member.totp_registration_id,
    retired_email_addresses: [],
    is_locked: lockExpiresAt !== null,
    mfa_enrolled: member.mfa_enrolled,
    mfa_phone_number: member.mfa_phone_number,
    default_mfa_method: member.default_mfa_method,
    roles: [{ role_id: 'stytch_member', sources: [{ type: 'direct_assignment', details: {} }] }],
    trusted_metadata: {},
    untrusted_metadata: {},
    created_at: member.created_at,
    updated_at: member.updated_at,
    ...(member.external_id === '' ? {} : { external_id: member.external_id }),
    ...(lockExpiresAt === null
      ? {}
      : { lock_created_at: timestamp(member.lockedAtMs!), lock_expires_at: timestamp(lockExpiresAt) }),
  };
}

export function organizationObject(organization: SandboxOrganization): Organization {
  return {
    organization_id: organization.organization_id,
    organization_name: organization.organization_name,
    organization_logo_url: '',
    organization_slug: organization.organization_slug,
    sso_jit_provisioning: 'NOT_ALLOWED',
    sso_jit_provisioning_allowed_connections: [],
    sso_active_connections: [],
    email_allowed_domains: [],
    email_jit_provisioning: 'NOT_ALLOWED',
    email_invites: 'ALL_ALLOWED',
    auth_methods: 'ALL_ALLOWED',
    allowed_auth_methods: [],
    mfa_policy: organization.mfa_policy,
    rbac_email_implicit_role_assignments: [],
    mfa_methods: organization.mfa_methods ?? 'ALL_ALLOWED',
    allowed_mfa_methods: [...(organization.allowed_mfa_methods ?? [])],
    oauth_tenant_jit_provisioning: 'NOT_ALLOWED',
    claimed_email_domains: [],
    first_party_connected_apps_allowed_type: 'ALL_ALLOWED',
    allowed_first_party_connected_apps: [],
    third_party_connected_apps_allowed_type: 'ALL_ALLOWED',
    allowed_third_party_connected_apps: [],
    custom_roles: [],
    trusted_metadata: {},
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    ...(organization.organization_external_id
      ? { organization_external_id: organization.organization_external_id }
      : {}),
  };
}

export function memberSessionObject(core: SandboxCore, session: SessionRecord): MemberSession {
  return {
    member_session_id: session.member_session_id,
    member_id: session.member.member_id,
    organization_id: session.member.organization_id,
    organization_slug: organizationOf(core, session.member).organization_slug,
    started_at: timestamp(session.startedAtMs),
    last_accessed_at: timestamp(session.lastAccessedAtMs),
    expires_at: timestamp(session.expiresAtMs),
    authentication_factors: session.factors,
    roles: ['stytch_member'],
    ...(Object.keys(session.customClaims).length > 0 ? { custom_claims: session.customClaims } : {}),
  };
}

/** The part that nearly every answer has. */
export function subjectObjects(
  core: SandboxCore,
  { member, organization }: Subject,
): { member_id: string; member: Member; organization: Organization } {
  return {
    member_id: member.member_id,
    member: memberObject(core, member),
    organization: organizationObject(organization),
  };
}
