import { claims } from './claims.js';
import type { KeyHasher } from './key-hasher.js';
import type { SmsOtpLimits } from './limit-settings.js';
import { longestWindowSeconds } from './limit-settings.js';
import type { ClaimResult, LimitStore, Refund } from './limit-store.js';
import type { LimitRule } from './limiter.js';

export interface VerifySubject {
  member: string;
  /** The token that proves this login. */
  session: string;
  ip: string | null;
}

export type VerifyClaim = ClaimResult & {
  failures: number;
  /** At the newest code. */
  triesLeft: number;
};

export interface VerifyLimits {
  /** Counts the try as a failure beforehand, so that parallel ones cannot slip past. */
  claim(subject: VerifySubject): Promise<VerifyClaim>;
  /** The code was right, or the host lets the member in again. */
  clear(member: string): Promise<void>;
}

export const failureLock = 'verify-lock';

/** The limits of whoever asks, not of the member. */
export const ofCaller: RegExp = /^(ip|session)-/u;

/** A code lives two minutes from its sending, which is before the first try at it. */
const codeSeconds = 130;

/** Sends in a row without a right code: counts for the length of the next wait and refuses nobody. */
export const sendCounter: LimitRule = { name: 'send-count', count: Number.MAX_SAFE_INTEGER, seconds: 3600 };

export function tryRule({ authenticate }: SmsOtpLimits): LimitRule {
  return { name: 'verify-code', count: authenticate.triesPerCode, seconds: codeSeconds };
}

export function createVerifyLimits(store: LimitStore, limits: SmsOtpLimits, hash: KeyHasher): VerifyLimits {
  const { authenticate } = limits;
  const failures: LimitRule = {
    name: failureLock,
    count: authenticate.failuresUntilLock,
    seconds: longestWindowSeconds,
  };
  const wait: LimitRule = { name: 'verify-wait', count: 1, seconds: authenticate.waitSeconds };

  return {
    async claim({ member, session, ip }) {
      const claim = await store.claim([
        ...(ip === null ? [] : claims('ip-verify', authenticate.ip, await hash('ip', ip))),
        ...claims('session-verify', authenticate.session, await hash('session', session)),
        { rule: tryRule(limits), key: member },
        { rule: failures, key: member },
      ]);
      if (!claim.admitted) return { ...claim, failures: 0, triesLeft: 0 };
      const triesLeft = Math.max(0, authenticate.triesPerCode - claim.consumed(tryRule(limits).name));
      const count = claim.consumed(failureLock);
      const beyond = count - authenticate.freeFailures;
      if (beyond < 0) return { ...claim, failures: count, triesLeft };
      // The wait is claimed by the try that comes before it, so the second round trip is paid by guessers alone.
      const seconds = Math.min(authenticate.waitSeconds * 2 ** beyond, authenticate.longestWaitSeconds);
      const waited = await store.claim([{ rule: wait, key: member, seconds }]);
      if (!waited.admitted) {
        void claim.refund();
        return { ...waited, failures: count, triesLeft };
      }
      // Cleared and not given back: in a window that is half over the next wrong code would earn half a wait.
      const refund: Refund = async (kept) =>
        void (await Promise.all([claim.refund(kept), store.clear([{ rule: wait, key: member }])]));
      return { ...claim, refund, failures: count, triesLeft };
    },
    clear: (member) =>
      store.clear([failures, wait, tryRule(limits), sendCounter].map((rule) => ({ rule, key: member }))),
  };
}
