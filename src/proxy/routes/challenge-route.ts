import type { Challenge } from '../../contract/backend.js';
import type { Answer } from '../http/answer.js';
import { readCookie } from '../http/cookies.js';
import type { Exchange } from '../http/exchange.js';
import { toChallenge } from '../login/pending-login.js';
import type { ProxyParts } from '../proxy-parts.js';

/** What is pending. Sends nothing and uses nothing up. */
export async function challengeRoute(parts: ProxyParts, exchange: Exchange): Promise<Answer> {
  return { status: 200, body: await currentChallenge(parts, exchange) };
}

async function currentChallenge({ logins, jar, stytch }: ProxyParts, exchange: Exchange): Promise<Challenge> {
  const pending = await logins.pending(exchange);
  if (pending) return toChallenge(pending, Date.now());
  const live = await logins.live(exchange);
  if (live) {
    const { expires_in_seconds: _, ...known } = toChallenge(live, Date.now());
    return { ...known, state: 'authenticated' };
  }
  const unchecked = !stytch.sessions && readCookie(exchange.request, jar.sessionName) !== null;
  return { state: unchecked ? 'authenticated' : 'none', has_phone_number: false, code_sent: false };
}
