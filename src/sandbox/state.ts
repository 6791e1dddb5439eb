import type { SandboxAccount, SandboxOrganization } from './accounts.js';

export interface MemberRecord extends Required<Omit<SandboxAccount, 'is_locked'>> {
  mfa_phone_number: string;
  default_mfa_method: '' | 'sms_otp' | 'totp';
  created_at: string;
  updated_at: string;
  /** Wrong codes and wrong passwords since the last session. */
  failures: number;
  lockedAtMs: number | null;
  liveCode: LiveCode | null;
  /** Codes that were right once: used, replaced or never entered in time. */
  oldCodes: readonly string[];
}

export interface LiveCode {
  code: string;
  expiresAtMs: number;
}

export interface AuthenticationFactor {
  type: string;
  delivery_method: string;
  sequence_order: 'PRIMARY' | 'SECONDARY';
  created_at: string;
  updated_at: string;
  last_authenticated_at: string;
  [detail: string]: unknown;
}

/** A login whose second factor is missing. */
export interface PendingLogin {
  token: string;
  member: MemberRecord;
  expiresAtMs: number;
  factors: readonly AuthenticationFactor[];
}

export interface SessionRecord {
  member_session_id: string;
  token: string;
  member: MemberRecord;
  startedAtMs: number;
  lastAccessedAtMs: number;
  expiresAtMs: number;
  factors: readonly AuthenticationFactor[];
  customClaims: Readonly<Record<string, unknown>>;
}

export interface SandboxState {
  organizations: Map<string, SandboxOrganization>;
  members: Map<string, MemberRecord>;
  pendingLogins: Map<string, PendingLogin>;
  sessions: Map<string, SessionRecord>;
  /** Requests counted by window; see rate-limits.ts. */
  windows: Map<string, number>;
}

export interface SandboxSeed {
  organizations: readonly SandboxOrganization[];
  members: readonly SandboxAccount[];
}

export function createState(seed: SandboxSeed, nowMs: number): SandboxState {
  return {
    organizations: new Map(seed.organizations.map((entry) => [entry.organization_id, entry])),
    members: new Map(seed.members.map((entry) => [entry.member_id, memberRecord(entry, nowMs)])),
    pendingLogins: new Map(),
    sessions: new Map(),
    windows: new Map(),
  };
}

function memberRecord(account: SandboxAccount, nowMs: number): MemberRecord {
  const { is_locked: locked, ...seeded } = account;
  const createdAt = new Date(nowMs).toISOString();
  return {
    status: 'active',
    mfa_phone_number: '',
    mfa_phone_number_verified: false,
    mfa_enrolled: false,
    totp_registration_id: '',
    is_breakglass: false,
    external_id: '',
    locale: 'en',
    ...seeded,
    default_mfa_method: account.totp_registration_id ? 'totp' : account.mfa_phone_number_verified ? 'sms_otp' : '',
    created_at: createdAt,
    updated_at: createdAt,
    failures: 0,
    lockedAtMs: locked ? nowMs : null,
    liveCode: null,
    oldCodes: [],
  };
}
