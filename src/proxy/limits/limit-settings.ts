/** At most `count` in any fixed window of `seconds`, which starts with the first one. */
export interface LimitWindow {
  count: number;
  /** 1 to 2,073,600 (24 days). */
  seconds: number;
}

type Windows = readonly LimitWindow[];

/** All counted on the server; an empty list switches one limit off. A request over any of them never reaches Stytch. */
export interface SmsOtpLimits {
  /**
   * Seconds between two sends of a member: the first wait, the second, …, the last one for every further send of the hour. A right
   * code starts them anew.
   */
  cooldownSeconds: readonly number[];
  send: {
    member: Windows;
    phone: Windows;
    /** The number less its last four digits: a pumped range. */
    prefix: Windows;
    /** Per country other than those of `homeCountries`. */
    country: Windows;
    organization: Windows;
    /** Everything this project sends: the daily budget. */
    project: Windows;
    ip: Windows;
    /** Per process, in addition to its share of the others, while Redis does not answer. */
    withoutRedis: Windows;
  };
  authenticate: {
    ip: Windows;
    /** One login (one intermediate session or session). */
    session: Windows;
    /** Tries that reach Stytch for one code of a member, however many sessions share it. */
    triesPerCode: number;
    /** Wrong codes in a row before a wait is asked for. */
    freeFailures: number;
    /** The first wait; it doubles with each further wrong code. */
    waitSeconds: number;
    longestWaitSeconds: number;
    /** Wrong codes in a row until only `unlock` helps (NIST SP 800-63B: at most 100). */
    failuresUntilLock: number;
  };
  /** Reads of a live session at Stytch by someone without a pending login. */
  sessionLookup: { ip: Windows };
}

export interface SmsOtpLimitOptions {
  cooldownSeconds?: readonly number[];
  send?: Partial<SmsOtpLimits['send']>;
  authenticate?: Partial<SmsOtpLimits['authenticate']>;
  sessionLookup?: Partial<SmsOtpLimits['sessionLookup']>;
}

const minutes = 60;
const hours = 3600;
const days = 86_400;

/** Fixed windows are kept by timers of 31 bits in some stores, so 24 days is as long as any may be. */
export const longestWindowSeconds: number = 24 * days;

/** What holds where an option says nothing; docs/security.md has the figures in a table. */
export const defaultLimits: SmsOtpLimits = {
  cooldownSeconds: [30, 60, 120, 300, 600],
  send: {
    member: [
      { count: 5, seconds: 10 * minutes },
      { count: 10, seconds: hours },
      { count: 20, seconds: days },
    ],
    phone: [
      { count: 5, seconds: 10 * minutes },
      { count: 10, seconds: days },
    ],
    prefix: [{ count: 10, seconds: hours }],
    country: [{ count: 50, seconds: hours }],
    organization: [{ count: 100, seconds: 10 * minutes }],
    project: [{ count: 5000, seconds: days }],
    ip: [
      { count: 25, seconds: 5 * minutes },
      { count: 100, seconds: days },
    ],
    withoutRedis: [{ count: 60, seconds: hours }],
  },
  authenticate: {
    ip: [{ count: 60, seconds: 10 * minutes }],
    session: [{ count: 3, seconds: 10 }],
    triesPerCode: 5,
    freeFailures: 10,
    waitSeconds: 30,
    longestWaitSeconds: hours,
    failuresUntilLock: 100,
  },
  sessionLookup: { ip: [{ count: 300, seconds: 10 * minutes }] },
};

export function withDefaultLimits(options: SmsOtpLimitOptions = {}): SmsOtpLimits {
  return {
    cooldownSeconds: options.cooldownSeconds ?? defaultLimits.cooldownSeconds,
    send: { ...defaultLimits.send, ...options.send },
    authenticate: { ...defaultLimits.authenticate, ...options.authenticate },
    sessionLookup: { ...defaultLimits.sessionLookup, ...options.sessionLookup },
  };
}
