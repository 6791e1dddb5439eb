/**
 * Where the hooks send to. One `send` is one paid SMS and one `authenticate` may use up the code, so an implementation
 * must never repeat either by itself. Every failure is thrown as a `SmsOtpError`.
 */
export interface SmsOtpBackend {
  /** Texts a code. Side effect: a paid SMS, and the code sent before stops working. */
  send(params: SendParams, context: CallContext): Promise<SendResponse>;
  /** Trades the code for a session. Side effect: success uses up the code and the intermediate session token. */
  authenticate(params: AuthenticateParams, context: CallContext): Promise<AuthenticateResponse>;
  /** What is pending, read after a reload or after an unknown outcome. Sends nothing and uses nothing up. */
  challenge?(context: CallContext): Promise<Challenge>;
}

export interface CallContext {
  /** Fires when the caller gave up. A backend that already dispatched may let the request finish. */
  signal: AbortSignal;
  /** One per gesture, e.g. a UUID: travels as a header, never in the body. */
  idempotencyKey: string;
}

/** Which member, and the one proof of primary login. Only for a pass-through server: our proxy takes none of it from a browser. */
export interface MemberIdentity {
  /** `'organization-test-…'`; Stytch also takes the slug or the external id (since 2025-08). */
  organization_id?: string;
  /** `'member-test-…'`; Stytch also takes the external id (since 2025-08). */
  member_id?: string;
  /** From the primary login; lives 10 minutes and is consumed by a successful authenticate. */
  intermediate_session_token?: string;
  session_token?: string;
  /** Lives 5 minutes whatever the session's length. */
  session_jwt?: string;
}

/**
 * Body of `POST /v1/b2b/otps/sms/send`.
 * @see https://stytch.com/docs/b2b/api/send-sms-otp (read 2026-11-23)
 */
export interface SendParams extends MemberIdentity {
  /**
   * E.164, `'+14155550123'`. Needed exactly when the member has no number yet: the send then links it. Another number
   * than the linked one is an error.
   */
  mfa_phone_number?: string;
  /** Language of the SMS, e.g. `'en'`, `'es'`, `'pt-br'` (lower case, unlike BCP 47's canonical form). @default 'en' */
  locale?: string;
}

/**
 * Body of `POST /v1/b2b/otps/sms/authenticate`. Exactly one of the three tokens must be present upstream.
 * @see https://stytch.com/docs/b2b/api/authenticate-sms-otp (read 2026-11-23)
 */
export interface AuthenticateParams extends MemberIdentity {
  /** Six digits, `'012345'`; a string, because it may start with zero. */
  code: string;
  /** Minutes, 5 to 527040 (366 days). @default 60, set by Stytch */
  session_duration_minutes?: number;
  /** At most 4 kB; merged per key, `null` deletes. Server side only: a browser that may set this mints its own claims. */
  session_custom_claims?: Record<string, unknown>;
  /** Ignored by Stytch when the organization's `mfa_policy` is `REQUIRED_FOR_ALL`; absent leaves the enrolment as it is. */
  set_mfa_enrollment?: 'enroll' | 'unenroll';
  /** Makes SMS the member's default second factor. Go's client drops `false`. */
  set_default_mfa?: boolean;
  /** Stytch device fingerprint to look up; only for workspaces that have it switched on. */
  telemetry_id?: string;
}

/** The fields of Stytch's Member that a step may meet; a careful server sends none of it to a browser. */
export interface Member {
  organization_id: string;
  member_id: string;
  email_address?: string;
  status?: string;
  name?: string;
  mfa_enrolled?: boolean;
  /** E.164, or `''` when there is none. */
  mfa_phone_number?: string;
  mfa_phone_number_verified?: boolean;
  default_mfa_method?: string;
  is_locked?: boolean;
  /** RFC 3339, UTC. */
  lock_expires_at?: string;
  [field: string]: unknown;
}

export interface Organization {
  organization_id: string;
  organization_name?: string;
  organization_slug?: string;
  mfa_policy?: 'OPTIONAL' | 'REQUIRED_FOR_ALL';
  mfa_methods?: 'ALL_ALLOWED' | 'RESTRICTED';
  allowed_mfa_methods?: string[];
  [field: string]: unknown;
}

export interface MemberSession {
  member_session_id: string;
  member_id?: string;
  organization_id?: string;
  /** RFC 3339, UTC. */
  expires_at?: string;
  [field: string]: unknown;
}

interface StytchResponse {
  request_id: string;
  status_code: number;
  member_id?: string;
  member?: Member;
  organization?: Organization;
}

/** Stytch's answer, plus the three durations that our proxy adds; without them the step uses its documented defaults. */
export interface SendResponse extends StytchResponse {
  /** Seconds the code lives from now. @default 120, Stytch's two minutes */
  code_expires_in_seconds?: number;
  /** Seconds until the next send is allowed. */
  resend_in_seconds?: number;
  /** `'••• ••• 0123'`: never more than the last four digits. */
  masked_phone_number?: string;
}

/** Stytch's answer. Behind our proxy the tokens, member and organization are absent: they live in HttpOnly cookies. */
export interface AuthenticateResponse extends StytchResponse {
  member_session?: MemberSession;
  session_token?: string;
  session_jwt?: string;
  member_device?: Record<string, unknown>;
}

/** What the server knows of this step. Holds durations, not timestamps, so a wrong clock in the browser changes nothing. */
export interface Challenge {
  /** `pending`: a code is awaited or can be sent; `authenticated`: the session exists; `none`: the login is over. */
  state: 'pending' | 'authenticated' | 'none';
  has_phone_number: boolean;
  /** `'••• ••• 0123'`: never more than the last four digits. */
  masked_phone_number?: string;
  /** An unverified number may still be changed. */
  phone_verified?: boolean;
  /** True when a code is already out: the step then starts at the code field and sends nothing. */
  code_sent: boolean;
  code_sent_seconds_ago?: number;
  /** Seconds until the next send is allowed; 0 means now. */
  resend_in_seconds?: number;
  /** Seconds until the login itself (the intermediate session) ends; 600 at most. */
  expires_in_seconds?: number;
  mfa_policy?: 'OPTIONAL' | 'REQUIRED_FOR_ALL';
}
