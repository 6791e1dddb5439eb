import { isSmsOtpError, SmsOtpError } from '../../contract/errors.js';
import { readAuthenticateParams, readAuthenticateResponse } from '../../contract/wire.js';
import { notify, type SmsOtpEventType } from '../audit.js';
import { type Answer, Refusal } from '../http/answer.js';
import type { Exchange } from '../http/exchange.js';
import { checkBodyHeaders, readBody } from '../http/read-body.js';
import { failureLock, ofCaller, type VerifyClaim } from '../limits/verify-limits.js';
import { type PendingLogin, proofOf } from '../login/pending-login.js';
import { sessionCookie } from '../login/session-cookie.js';
import type { ProxyParts } from '../proxy-parts.js';
import { sessionParams } from '../session-options.js';
import { asPublicError } from '../stytch/public-error.js';
import { aboutMember, stytchIds } from './about-member.js';
import { findMember } from './find-member.js';
import { overLimit } from './over-limit.js';

interface Attempt {
  login: PendingLogin;
  /** Keyed hash of the member. */
  member: string;
  code: string;
}

/** Trades the code for a session cookie. Of the body one key is read: `code`. */
export async function authenticateRoute(parts: ProxyParts, exchange: Exchange): Promise<Answer> {
  checkBodyHeaders(exchange.request);
  const { login, member } = await findMember(parts, exchange);
  const { code } = readAuthenticateParams(await readBody(exchange.request));
  if (!/^[0-9]{6}$/u.test(code)) throw new SmsOtpError('code_format');
  const attempt = { login, member, code };
  const claim = await claimTry(parts, exchange, attempt);
  try {
    return await authenticate(parts, exchange, attempt);
  } catch (failure) {
    throw await afterFailure(parts, exchange, attempt, claim, failure);
  }
}

async function claimTry(
  { verifyLimits, emit }: ProxyParts,
  exchange: Exchange,
  { login, member }: Attempt,
): Promise<VerifyClaim & { admitted: true }> {
  const session = Object.values(proofOf(login)).join();
  const claim = await verifyLimits.claim({ member, session, ip: exchange.ip });
  if (claim.admitted) return claim;
  const about = aboutMember(exchange, member);
  if (claim.name === failureLock) {
    emit({ ...about, type: 'locked', code: 'locked', limit: claim.name });
    throw new SmsOtpError('locked');
  }
  throw overLimit(emit, about, claim);
}

async function authenticate(parts: ProxyParts, exchange: Exchange, { login, member, code }: Attempt): Promise<Answer> {
  const { stytch, call, session, verifyLimits, jar, emit } = parts;
  const { organization_id, member_id } = login;
  const fixed = await sessionParams(session, login, exchange.request);
  const answer = await call(() =>
    stytch.otps.sms.authenticate({ organization_id, member_id, ...proofOf(login), code, ...fixed }),
  );
  const setCookies = [jar.clear(jar.loginName), sessionCookie(parts, answer)];
  const { request_id, status_code } = readAuthenticateResponse(answer);
  await verifyLimits.clear(member);
  emit({ ...aboutMember(exchange, member), type: 'otp_verify_ok', stytchRequestId: request_id });
  return { status: 200, body: { request_id, status_code }, setCookies };
}

async function afterFailure(
  parts: ProxyParts,
  exchange: Exchange,
  { login, member }: Attempt,
  claim: VerifyClaim & { admitted: true },
  failure: unknown,
): Promise<unknown> {
  const { jar, emit, options } = parts;
  if (!isSmsOtpError(failure)) {
    // A hook of the host's threw before anything went to Stytch.
    await claim.refund();
    return failure;
  }
  const about = aboutMember(exchange, member);
  const error = hideAge(
    asPublicError(failure, (event) => emit({ ...about, ...event })),
    login,
  );
  const wrong = error.code === 'code_incorrect' || error.code === 'code_expired';
  const type: SmsOtpEventType = error.code === 'code_expired' ? 'otp_verify_expired' : 'otp_verify_failed';
  const failures = wrong ? { failures: claim.failures } : {};
  emit({ ...about, type, code: error.code, ...failures, ...stytchIds(error) });
  // Only a judged or a lost try counts as one. What Stytch refuses takes none from the member, but a call it was: the cookie of a
  // login that is over can be sent again without end.
  const isServersFault = error.code === 'misconfigured' || error.code === 'unavailable';
  if (!wrong && error.outcome !== 'unknown') await claim.refund(isServersFault ? undefined : ofCaller);
  if (wrong && claim.failures % 5 === 0) {
    const { organization_id, member_id } = login;
    notify(options.onRepeatedFailures, { organization_id, member_id, failures: claim.failures });
  }
  const counted = error.code === 'code_incorrect' ? { attemptsLeft: claim.triesLeft } : {};
  const cookies = error.code === 'session_expired' ? [jar.clear(jar.loginName)] : [];
  return new Refusal(new SmsOtpError(error.code, { ...error, ...counted }), cookies);
}

/** Only a login that a code was sent for learns that it was once right. */
function hideAge(error: SmsOtpError, login: PendingLogin): SmsOtpError {
  const hidden = error.code === 'code_expired' && login.codeSentAtMs === undefined;
  return hidden ? new SmsOtpError('code_incorrect', { ...error }) : error;
}
