import type { MemberIdentity } from '../../contract/backend.js';
import type { CookieJar } from '../http/cookies.js';
import type { Exchange } from '../http/exchange.js';
import { readCookie } from '../http/cookies.js';
import { isPendingLogin, loginLifetimeSeconds, type PendingLogin, proofOf, secondsLeft } from './pending-login.js';
import type { Sealer } from './sealer.js';
import type { LiveSession } from './live-session.js';

/** What a host's own session store knows. The step needs the ids and one token, else nobody is there; the rest saves a question. */
export interface ResolvedMember extends MemberIdentity {
  organization_id: string;
  member_id: string;
  mfa_phone_number?: string;
  mfa_phone_number_verified?: boolean;
  mfa_policy?: 'OPTIONAL' | 'REQUIRED_FOR_ALL';
  /** Stytch texted a code by itself at the primary login (`secondary_auth_initiated`). */
  code_sent?: boolean;
}

export interface LoginFinder {
  /** What the sealed cookie or the host's store says. */
  pending(exchange: Exchange): Promise<PendingLogin | null>;
  /** The session whose cookie the request has, ready to be stepped up. */
  live: LiveSession;
}

export function createLoginFinder(
  sealer: Sealer,
  jar: CookieJar,
  liveSession: LiveSession,
  resolveMember: ((request: Request) => ResolvedMember | null | Promise<ResolvedMember | null>) | undefined,
): LoginFinder {
  const fromCookie = async (request: Request): Promise<PendingLogin | null> => {
    const sealed = readCookie(request, jar.loginName);
    const opened = sealed && (await sealer.open(sealed));
    return isPendingLogin(opened) && secondsLeft(opened, Date.now()) > 0 ? opened : null;
  };
  const named = async (request: Request): Promise<PendingLogin | null> => {
    const sealed = await fromCookie(request);
    if (!resolveMember) return sealed;
    const resolved = await resolveMember(request);
    return resolved && mergeResolved(resolved, sealed);
  };
  const pending = async ({ request }: Exchange): Promise<PendingLogin | null> => {
    const login = await named(request);
    // Stytch asks no proof of a member without a factor, so a send without one would link any number.
    return login && Object.keys(proofOf(login)).length > 0 ? login : null;
  };
  // A host with a store of its own says alone who is there.
  return { pending, live: resolveMember ? async () => null : liveSession };
}

/** The store says who; the cookie, which then holds no token, what happened since, if it is about the same member. */
function mergeResolved(resolved: ResolvedMember, sealed: PendingLogin | null): PendingLogin {
  const { mfa_phone_number, mfa_phone_number_verified, mfa_policy, code_sent, ...identity } = resolved;
  const isSame = sealed?.organization_id === resolved.organization_id && sealed.member_id === resolved.member_id;
  const nowMs = Date.now();
  return {
    ...(mfa_phone_number ? { phoneNumber: mfa_phone_number, phoneVerified: mfa_phone_number_verified === true } : {}),
    ...(mfa_policy ? { mfaPolicy: mfa_policy } : {}),
    ...(code_sent ? { codeSentAtMs: nowMs } : {}),
    expiresAtMs: nowMs + loginLifetimeSeconds * 1000,
    ...(isSame ? sealed : {}),
    stepUp: !identity.intermediate_session_token,
    ...identity,
  };
}
