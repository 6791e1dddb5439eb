/** The project that the sandbox takes Basic auth for, ready for `new B2BClient({ ...sandboxProject, env })`. */
export const sandboxProject: { project_id: string; secret: string } = {
  project_id: 'project-test-00000000-0000-4000-8000-000000000000',
  secret: 'secret-test-sandbox',
};

/** The password of every seeded member. */
export const sandboxPassword: string = 'correct-horse-battery-staple';

/** Ours, not Stytch's for B2B: a member with this number always gets the code `000000`. */
export const sandboxPhoneNumber: string = '+10000000000';
export const sandboxCode: string = '000000';

export interface SandboxOrganization {
  organization_id: string;
  organization_name: string;
  organization_slug: string;
  organization_external_id?: string;
  mfa_policy: 'OPTIONAL' | 'REQUIRED_FOR_ALL';
  /** @default 'ALL_ALLOWED' */
  mfa_methods?: 'ALL_ALLOWED' | 'RESTRICTED';
  /** Looked at only when `mfa_methods` is `RESTRICTED`. */
  allowed_mfa_methods?: readonly ('sms_otp' | 'totp')[];
}

/** A seeded member: what Stytch shows of it, and how to log in as it. */
export interface SandboxAccount {
  organization_id: string;
  member_id: string;
  email_address: string;
  name: string;
  /** Logs in by `magic_links/authenticate`, again and again; unlike Stytch's real tokens it is never used up. */
  magic_links_token: string;
  /** @default 'active' */
  status?: 'pending' | 'invited' | 'active' | 'deleted';
  /** E.164 */
  mfa_phone_number?: string;
  mfa_phone_number_verified?: boolean;
  mfa_enrolled?: boolean;
  totp_registration_id?: string;
  is_breakglass?: boolean;
  external_id?: string;
  /** Locked when the sandbox starts, for the usual hour. */
  is_locked?: boolean;
  /** The language to log in with, as Stytch spells it. @default 'en' */
  locale?: 'en' | 'es' | 'pt-br';
}

const organizationIds = {
  acme: 'organization-test-00000000-0000-4000-8000-000000000001',
  globex: 'organization-test-00000000-0000-4000-8000-000000000002',
  initech: 'organization-test-00000000-0000-4000-8000-000000000003',
  /** Fixed by Stytch: stytch.com/docs/b2b/guides/testing/sandbox-values (read 2026-11-23). */
  stytch: 'organization-test-007d9d4a-deac-4a87-ba0a-e6e8afba4d4b',
} as const;

export type SandboxOrganizationName = keyof typeof organizationIds;

/** Acme requires a second factor, Globex leaves it to the member, Initech requires one and allows only TOTP. */
export const sandboxOrganizations: Readonly<Record<SandboxOrganizationName, SandboxOrganization>> = {
  acme: {
    organization_id: organizationIds.acme,
    organization_name: 'Acme',
    organization_slug: 'acme',
    organization_external_id: 'acme-external',
    mfa_policy: 'REQUIRED_FOR_ALL',
  },
  globex: {
    organization_id: organizationIds.globex,
    organization_name: 'Globex',
    organization_slug: 'globex',
    mfa_policy: 'OPTIONAL',
  },
  initech: {
    organization_id: organizationIds.initech,
    organization_name: 'Initech',
    organization_slug: 'initech',
    mfa_policy: 'REQUIRED_FOR_ALL',
    mfa_methods: 'RESTRICTED',
    allowed_mfa_methods: ['totp'],
  },
  stytch: {
    organization_id: organizationIds.stytch,
    organization_name: 'Stytch sandbox values',
    organization_slug: 'stytch-sandbox-values',
    mfa_policy: 'OPTIONAL',
  },
};

export type SandboxAccountName =
  | 'enrolled'
  | 'new'
  | 'unverified'
  | 'spanish'
  | 'brazilian'
  | 'locked'
  | 'pending'
  | 'invited'
  | 'deleted'
  | 'totp'
  | 'optional'
  | 'optionalEnrolled'
  | 'restricted'
  | 'breakglass'
  | 'fixedCode'
  | 'stytch';

function account(
  index: number,
  organization: SandboxOrganizationName,
  name: string,
  more: Partial<SandboxAccount> = {},
): SandboxAccount {
  const first = name
    .split(' ')[0]!
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/gu, '');
  return {
    organization_id: organizationIds[organization],
    member_id: `member-test-00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    email_address: `${first}@${organization}.example`,
    name,
    magic_links_token: `magic-link-${first}`,
    ...more,
  };
}

/** North American numbers of the 555-01xx block: valid by every numbering plan, and nobody's. */
const phone = (lastDigits: string): Partial<SandboxAccount> => ({
  mfa_phone_number: `+1201555${lastDigits}`,
  mfa_phone_number_verified: true,
  mfa_enrolled: true,
});

/** One member for each case. Every password is `sandboxPassword`. */
export const sandboxAccounts: Readonly<Record<SandboxAccountName, SandboxAccount>> = {
  enrolled: account(1, 'acme', 'Ada Lovelace', { ...phone('0123'), external_id: 'ada-external' }),
  new: account(2, 'acme', 'Niels Abel'),
  unverified: account(3, 'acme', 'Uma Reyes', { mfa_phone_number: '+12015550124' }),
  spanish: account(4, 'acme', 'Sofía Campos', { ...phone('0125'), locale: 'es' }),
  brazilian: account(5, 'acme', 'Bruno Souza', { ...phone('0126'), locale: 'pt-br' }),
  locked: account(6, 'acme', 'Lars Holm', { ...phone('0127'), is_locked: true }),
  pending: account(7, 'acme', 'Petra Novak', { status: 'pending' }),
  invited: account(8, 'acme', 'Ines Duarte', { status: 'invited' }),
  deleted: account(9, 'acme', 'Dora Weiss', { status: 'deleted' }),
  totp: account(10, 'acme', 'Tomas Grant', {
    totp_registration_id: 'member-totp-test-00000000-0000-4000-8000-000000000010',
    mfa_enrolled: true,
  }),
  optional: account(11, 'globex', 'Olive Park'),
  optionalEnrolled: account(12, 'globex', 'Emil Berg', phone('0128')),
  restricted: account(13, 'initech', 'Rita Stone', phone('0129')),
  breakglass: account(14, 'initech', 'Bea Glass', { ...phone('0130'), is_breakglass: true }),
  fixedCode: account(15, 'acme', 'Zoe Zero', { ...phone('0131'), mfa_phone_number: sandboxPhoneNumber }),
  stytch: account(16, 'stytch', 'Stytch Sandbox', {
    email_address: 'sandbox@stytch.com',
    magic_links_token: 'DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=',
  }),
};
