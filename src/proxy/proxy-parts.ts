import type { PhonePolicy } from '../phone-number/phone-evaluation.js';
import type { Emit } from './audit.js';
import type { CookieJar } from './http/cookies.js';
import type { KeyHasher } from './limits/key-hasher.js';
import type { SendLimits } from './limits/send-limits.js';
import type { VerifyLimits } from './limits/verify-limits.js';
import type { LoginFinder } from './login/find-login.js';
import type { PendingLogin } from './login/pending-login.js';
import type { SmsOtpProxyOptions } from './proxy-options.js';
import type { SessionOptions } from './session-options.js';
import type { CallStytch } from './stytch/call-stytch.js';
import type { StytchLike } from './stytch/stytch-like.js';

/** Made once from the options; what the routes work with. */
export interface ProxyParts {
  options: SmsOtpProxyOptions;
  stytch: StytchLike;
  call: CallStytch;
  /** Of one call of Stytch or of a lookup. */
  deadlineMs: number;
  jar: CookieJar;
  session: SessionOptions;
  policy: PhonePolicy;
  hash: KeyHasher;
  sendLimits: SendLimits;
  verifyLimits: VerifyLimits;
  logins: LoginFinder;
  emit: Emit;
  /** `Set-Cookie` for a login that is still pending. */
  loginCookie(login: PendingLogin): Promise<string>;
}
