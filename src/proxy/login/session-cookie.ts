import { SmsOtpError } from '../../contract/errors.js';
import { maxCookieBytes } from '../http/cookies.js';
import type { CookieJar } from '../http/cookies.js';
import { defaultSessionMinutes, type SessionOptions } from '../session-options.js';

/**
 * @param answer Stytch's, with a `session_token`
 * @throws SmsOtpError `outcome_unknown` when there is no token that a cookie can hold: the code is used up all the same
 */
export function sessionCookie({ jar, session }: { jar: CookieJar; session: SessionOptions }, answer: object): string {
  const { session_token: token, member_session: details } = answer as Record<string, unknown>;
  const fits = typeof token === 'string' && /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/u.test(token);
  if (!fits || jar.sessionName.length + token.length > maxCookieBytes) {
    throw new SmsOtpError('outcome_unknown', { status: 200 });
  }
  const seconds = sessionSeconds(Object(details)) ?? (session.durationMinutes ?? defaultSessionMinutes) * 60;
  return jar.set(jar.sessionName, token, seconds);
}

/** Between two times of Stytch's own clock, so that this host's may be wrong. */
function sessionSeconds(details: Record<string, unknown>): number | undefined {
  const milliseconds =
    Date.parse(String(details['expires_at'])) -
    Date.parse(String(details['last_accessed_at'] ?? details['started_at']));
  return milliseconds > 0 ? Math.floor(milliseconds / 1000) : undefined;
}
