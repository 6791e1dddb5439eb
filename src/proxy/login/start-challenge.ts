import type { Challenge } from '../../contract/backend.js';
import { challengeFromPrimaryAuth } from '../../contract/challenge.js';
import type { ProxyParts } from '../proxy-parts.js';
import { memberFacts } from './member-facts.js';
import { type PendingLogin, loginLifetimeSeconds, toChallenge } from './pending-login.js';
import { sessionCookie } from './session-cookie.js';

/** Stytch's answer to any primary login: passwords, magic links, OAuth, SSO, discovery. */
export interface PrimaryLogin {
  member_id?: string;
  organization_id?: string;
  member_authenticated?: boolean;
  intermediate_session_token?: string;
  intermediate_session_token_expires_at?: string | null;
  session_token?: string;
  member?: object | null;
  organization?: object | null;
  member_session?: object | null;
  mfa_required?: object | null;
}

export interface StartedChallenge {
  /** Append each to the login's answer as a `Set-Cookie` header. */
  setCookies: string[];
  /** For the page: `pending` shows the step, `authenticated` needs none, `none` was no login. */
  challenge: Challenge;
}

export async function startChallenge(parts: ProxyParts, login: PrimaryLogin): Promise<StartedChallenge> {
  const { jar, hash, sendLimits, emit } = parts;
  const challenge = challengeFromPrimaryAuth({ ...login });
  if (challenge.state === 'authenticated' && login.session_token) {
    return { setCookies: [jar.clear(jar.loginName), sessionCookie(parts, login)], challenge };
  }
  const facts = memberFacts(login);
  const { intermediate_session_token: ist, session_token } = login;
  if (challenge.state !== 'pending' || !facts || !(ist || session_token)) {
    return { setCookies: [jar.clear(jar.loginName)], challenge: { ...challenge, state: 'none' } };
  }
  const nowMs = Date.now();
  const phoneNumber = facts.phoneNumber ?? phoneOption(login);
  const pending: PendingLogin = {
    ...facts,
    ...(phoneNumber ? { phoneNumber } : {}),
    ...(ist ? { intermediate_session_token: ist } : { session_token: session_token!, stepUp: true }),
    expiresAtMs: expiryOf(login, nowMs),
  };
  const memberHash = await hash('member', `${facts.organization_id}\n${facts.member_id}`);
  if (challenge.code_sent && phoneNumber) {
    const seconds = await sendLimits.recordAutomatic(memberHash, facts.organization_id, phoneNumber);
    Object.assign(pending, { codeSentAtMs: nowMs, resendAtMs: nowMs + seconds * 1000 });
  }
  emit({ type: 'challenge_started', memberHash });
  return { setCookies: [await parts.loginCookie(pending)], challenge: toChallenge(pending, nowMs) };
}

// Stytch names the number in the options of the answer; the member may be cut from it by the host.
function phoneOption(login: PrimaryLogin): string | undefined {
  const options = Object(Object(login.mfa_required).member_options) as Record<string, unknown>;
  const named = options['mfa_phone_number'] || options['mfa_phone'] || options['phone_number'];
  return typeof named === 'string' ? named : undefined;
}

/** At most the 10 minutes of an intermediate session, also when this host's clock is wrong. */
function expiryOf(login: PrimaryLogin, nowMs: number): number {
  const longestMs = nowMs + loginLifetimeSeconds * 1000;
  const namedMs = Date.parse(login.intermediate_session_token_expires_at ?? '');
  return namedMs > nowMs ? Math.min(namedMs, longestMs) : longestMs;
}
