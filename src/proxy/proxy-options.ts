import type { PhoneNumberType } from '../phone-number/phone-evaluation.js';
import type { SmsOtpEvent } from './audit.js';
import type { ClientIp } from './http/client-ip.js';
import type { CookieOptions } from './http/cookies.js';
import type { SmsOtpLimitOptions } from './limits/limit-settings.js';
import type { RedisOptions } from './limits/redis-limiter.js';
import type { ResolvedMember } from './login/find-login.js';
import type { LineType } from './phone-policy.js';
import type { SessionOptions } from './session-options.js';
import type { StytchLike } from './stytch/stytch-like.js';

/** Only the first three are needed; the rest is safe as it is. */
export interface SmsOtpProxyOptions {
  /** `createStytchClient(…)`, or a `B2BClient` of the official SDK. */
  stytch: StytchLike;
  /** At least 32 characters. A list rotates: the first seals, all open; keep an old one for 10 minutes. */
  cookieSecret: string | readonly string[];
  /** Origins of your login page, exactly as a browser writes them: `['https://app.example.com']`. */
  allowedOrigins: readonly string[];
  /**
   * Lets pages of `allowedOrigins` call from another origin (CORS with credentials). Cookies still travel only within one
   * site, e.g. from `app.example.com` to `api.example.com`. @default false
   */
  crossOrigin?: boolean;
  cookies?: CookieOptions;
  /**
   * Your own session store in place of the sealed login cookie: who is logging in, or null. What it returns is believed, so
   * read it from your server's session, never from the body, the query or an unsigned cookie.
   */
  resolveMember?: (request: Request) => ResolvedMember | null | Promise<ResolvedMember | null>;
  session?: SessionOptions;
  /** ISO codes of the countries that may be texted, compared with the number's own country. @default ['US', 'CA'] */
  allowedCountries?: readonly string[];
  /** Countries without the hourly limit of `limits.send.country`. @default ['US', 'CA'] */
  homeCountries?: readonly string[];
  /** @default ['MOBILE', 'FIXED_LINE_OR_MOBILE'] */
  allowedTypes?: readonly PhoneNumberType[];
  /**
   * A carrier lookup for a number that a member gives for the first time, after all limits: `'voip'` is refused, and when the
   * lookup fails nothing is sent. @default none, and then VoIP numbers pass that the numbering plan does not tell apart
   */
  lineType?: (phoneNumber: string) => Promise<LineType> | LineType;
  /** A number that is linked but not yet verified may be replaced. @default true */
  changeUnverifiedNumber?: boolean;
  limits?: SmsOtpLimitOptions;
  /** Shares the limits between processes. @default memory of this process */
  redis?: RedisOptions;
  /** Counters held in memory; beyond it the least recently used goes. @default 100_000 (about 30 MB) */
  maxKeys?: number;
  /** Trusted proxies in front of this server, or a function that reads a platform's header. @default 0: the socket's address */
  clientIp?: ClientIp;
  /** Longest wait for one call of Stytch, and for `lineType`. @default 8 */
  deadlineSeconds?: number;
  /** True stops all sending at once, e.g. while an attack runs; codes that are out can still be used. @default never */
  pauseSending?: () => boolean;
  /** Audit events. Not awaited; what it throws changes nothing. */
  onEvent?: (event: SmsOtpEvent) => unknown;
  /**
   * Someone who knows the first factor keeps entering wrong codes: tell the member. Fires at the 5th wrong code in a row and at
   * every 5th after it. Not awaited.
   */
  onRepeatedFailures?: (member: { organization_id: string; member_id: string; failures: number }) => unknown;
}
