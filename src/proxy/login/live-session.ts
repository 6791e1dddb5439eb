import { SmsOtpError } from '../../contract/errors.js';
import type { CookieJar } from '../http/cookies.js';
import type { Exchange } from '../http/exchange.js';
import { readCookie } from '../http/cookies.js';
import type { CallStytch } from '../stytch/call-stytch.js';
import type { StytchLike } from '../stytch/stytch-like.js';
import { memberFacts } from './member-facts.js';
import { loginLifetimeSeconds, type PendingLogin } from './pending-login.js';

/** The step-up of the session whose cookie the request has; null when there is none or Stytch no longer knows it. */
export type LiveSession = (exchange: Exchange) => Promise<PendingLogin | null>;

export function createLiveSession(
  stytch: StytchLike,
  call: CallStytch,
  jar: CookieJar,
  beforeLookup: (exchange: Exchange) => Promise<void>,
): LiveSession {
  return async (exchange) => {
    const session_token = readCookie(exchange.request, jar.sessionName);
    const { sessions } = stytch;
    if (!session_token || !sessions) return null;
    await beforeLookup(exchange);
    try {
      const facts = memberFacts(await call(() => sessions.authenticate({ session_token })));
      const expiresAtMs = Date.now() + loginLifetimeSeconds * 1000;
      return facts && { ...facts, session_token, stepUp: true, expiresAtMs };
    } catch (error) {
      if (error instanceof SmsOtpError && error.code === 'session_expired') return null;
      throw error;
    }
  };
}
