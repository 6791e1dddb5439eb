import type { SmsOtpError } from '../../contract/errors.js';
import type { Emit } from '../audit.js';
import type { CookieJar } from '../http/cookies.js';
import type { Exchange } from '../http/exchange.js';
import { readCookie } from '../http/cookies.js';
import type { CallStytch } from '../stytch/call-stytch.js';
import { asPublicError } from '../stytch/public-error.js';
import type { StytchLike } from '../stytch/stytch-like.js';
import { withoutEffect } from '../stytch/without-effect.js';
import { memberFacts } from './member-facts.js';
import { loginLifetimeSeconds, type PendingLogin } from './pending-login.js';

/** The step-up of the session whose cookie the request has; null when there is none or Stytch no longer knows it. */
export type LiveSession = (exchange: Exchange) => Promise<PendingLogin | null>;

export function createLiveSession(
  stytch: StytchLike,
  call: CallStytch,
  jar: CookieJar,
  emit: Emit,
  beforeLookup: (exchange: Exchange) => Promise<void>,
): LiveSession {
  return async (exchange) => {
    const session_token = readCookie(exchange.request, jar.sessionName);
    const { sessions } = stytch;
    if (!session_token || !sessions) return null;
    await beforeLookup(exchange);
    try {
      const facts = memberFacts(await withoutEffect(call(() => sessions.authenticate({ session_token }))));
      const expiresAtMs = Date.now() + loginLifetimeSeconds * 1000;
      return facts && { ...facts, session_token, stepUp: true, expiresAtMs };
    } catch (error) {
      const { requestId } = exchange;
      const known = asPublicError(error as SmsOtpError, (event) => emit({ requestId, ...event }));
      if (known.code === 'session_expired') return null;
      throw known;
    }
  };
}
