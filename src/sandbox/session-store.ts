import { mergeCustomClaims } from './custom-claims.js';
import { memberSessionObject, timestamp } from './api-objects.js';
import { organizationOf } from './lookup.js';
import { randomId, randomToken } from './random.js';
import { numberField, objectField, type RequestBody } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';
import { organizationClaim, sessionClaim } from './session-jwts.js';
import type { AuthenticationFactor, MemberRecord, PendingLogin, SessionRecord } from './state.js';
import { StytchApiError } from './stytch-error.js';
import { clearFailures } from './user-lock.js';

const minuteMs = 60_000;
const defaultSessionMinutes = 60;
const pendingLoginMs = 10 * minuteMs;

/** What a request asks of the session it will get; read before anything changes. */
export interface SessionTerms {
  minutes: number | undefined;
  claims: Record<string, unknown>;
}

/** @throws StytchApiError `invalid_session_duration_minutes` outside 5..527040, and for claims that cannot be */
export function readSessionTerms(body: RequestBody): SessionTerms {
  const minutes = numberField(body, 'session_duration_minutes');
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 5 && minutes <= 527_040)) {
    throw new StytchApiError('invalid_session_duration_minutes');
  }
  const claims = objectField(body, 'session_custom_claims') ?? {};
  if (minutes === undefined) return { minutes, claims: {} };
  mergeCustomClaims({}, claims);
  return { minutes, claims };
}

export function startPendingLogin(
  core: SandboxCore,
  member: MemberRecord,
  factors: readonly AuthenticationFactor[],
): PendingLogin {
  const { pendingLogins } = core.state;
  const now = core.clock.now();
  forgetExpired(pendingLogins, now);
  const login = { token: randomToken(), member, factors, expiresAtMs: now + pendingLoginMs };
  pendingLogins.set(login.token, login);
  return login;
}

/** @throws StytchApiError `intermediate_session_not_found` when it is unknown, used up or older than ten minutes */
export function findPendingLogin(core: SandboxCore, token: string): PendingLogin {
  const login = core.state.pendingLogins.get(token);
  if (!login || login.expiresAtMs <= core.clock.now()) throw new StytchApiError('intermediate_session_not_found');
  return login;
}

/** @throws StytchApiError `session_not_found` */
export function findSession(core: SandboxCore, by: Partial<SessionRecord>): SessionRecord {
  const { sessions } = core.state;
  const found =
    by.token === undefined
      ? [...sessions.values()].find(({ member_session_id }) => member_session_id === by.member_session_id)
      : sessions.get(by.token);
  if (!found || found.expiresAtMs <= core.clock.now()) throw new StytchApiError('session_not_found');
  return found;
}

export function startSession(
  core: SandboxCore,
  member: MemberRecord,
  factors: readonly AuthenticationFactor[],
  { minutes = defaultSessionMinutes, claims }: SessionTerms,
): SessionRecord {
  const now = core.clock.now();
  const { sessions } = core.state;
  forgetExpired(sessions, now);
  const session: SessionRecord = {
    member_session_id: randomId('session'),
    token: randomToken(),
    member,
    startedAtMs: now,
    lastAccessedAtMs: now,
    expiresAtMs: now + minutes * minuteMs,
    factors,
    customClaims: mergeCustomClaims({}, claims),
  };
  sessions.set(session.token, session);
  clearFailures(member);
  return session;
}

/** Without `minutes` a session keeps its end, and custom claims are ignored, as documented. */
export function renewSession(
  core: SandboxCore,
  session: SessionRecord,
  { minutes, claims }: SessionTerms,
  added: readonly AuthenticationFactor[] = [],
): SessionRecord {
  const now = core.clock.now();
  session.customClaims = mergeCustomClaims(session.customClaims, claims);
  session.lastAccessedAtMs = now;
  if (minutes !== undefined) session.expiresAtMs = now + minutes * minuteMs;
  const replaced = (old: AuthenticationFactor): boolean =>
    added.some((factor) => factor.type === old.type && factor.delivery_method === old.delivery_method);
  session.factors = [...session.factors.filter((old) => !replaced(old)), ...added];
  return session;
}

/** Oldest first and only as far as they are over, so that a long soak stays quick and small. */
function forgetExpired(entries: Map<string, { expiresAtMs: number }>, now: number): void {
  for (const [token, { expiresAtMs }] of entries) {
    if (expiresAtMs > now) return;
    entries.delete(token);
  }
}

/** `member_session`, `session_token` and a fresh `session_jwt`. */
export async function sessionObjects(core: SandboxCore, session: SessionRecord): Promise<Record<string, unknown>> {
  const object = memberSessionObject(core, session);
  const { organization_id, organization_slug } = organizationOf(core, session.member);
  const session_jwt = await core.jwts.sign({
    subject: session.member.member_id,
    issuedAtSeconds: Math.floor(core.clock.now() / 1000),
    payload: {
      ...session.customClaims,
      [sessionClaim]: {
        id: session.member_session_id,
        started_at: object['started_at'],
        last_accessed_at: object['last_accessed_at'],
        expires_at: object.expires_at,
        attributes: { ip_address: '127.0.0.1', user_agent: '' },
        authentication_factors: session.factors,
        roles: object['roles'],
      },
      [organizationClaim]: { organization_id, slug: organization_slug },
    },
  });
  return { member_session: object, session_token: session.token, session_jwt };
}

export function newFactor(
  core: SandboxCore,
  factor: Pick<AuthenticationFactor, 'type' | 'delivery_method' | 'sequence_order'> & Record<string, unknown>,
): AuthenticationFactor {
  const now = timestamp(core.clock.now());
  return { ...factor, created_at: now, updated_at: now, last_authenticated_at: now };
}
