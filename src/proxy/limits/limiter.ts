import type { LimitWindow } from './limit-settings.js';

/** What is counted under one name: `count` points a key in `seconds`. */
export interface LimitRule extends LimitWindow {
  name: string;
}

export interface LimiterResult {
  consumedPoints: number;
  msBeforeNext: number;
}

/** One point of one key. */
export interface Claim {
  rule: LimitRule;
  key: string;
  /** Instead of the rule's seconds. */
  seconds?: number;
}

export interface Consumed extends LimiterResult {
  claim: Claim;
  accepted: boolean;
}

/** Where points are counted: in this process, or in a store that all processes share. */
export interface Counters {
  /** Whether one of these is likely over, so that what depends on them is better counted after them than with them. */
  mayRefuse(claims: readonly Claim[]): boolean;
  consume(claim: Claim): Promise<Consumed>;
  /** Gives one point back. */
  reward(claim: Claim): Promise<unknown>;
  set(claim: Claim, points: number, seconds: number): Promise<void>;
  delete(claim: Claim): Promise<unknown>;
}

/** Runs one batch where the points are counted right now; alone means that Redis is there but does not answer. */
export type RunCounters = <T>(work: (counters: Counters, isAlone: boolean) => Promise<T>) => Promise<T>;

/** The part of `rate-limiter-flexible` that is used. `consume` rejects with a `LimiterResult` over the limit, with an Error when the store fails. */
export interface Limiter {
  consume(key: string, points?: number, options?: { customDuration?: number }): Promise<LimiterResult>;
  reward(key: string, points?: number): Promise<LimiterResult>;
  penalty(key: string, points?: number): Promise<LimiterResult>;
  set(key: string, points: number, seconds: number): Promise<unknown>;
  delete(key: string): Promise<boolean>;
}

export type CreateLimiter<L extends Limiter = Limiter> = (rule: LimitRule) => L;

/** One limiter per rule; they are few and known after the first requests. */
export function limiterCache<L extends Limiter>(create: CreateLimiter<L>): CreateLimiter<L> {
  const limiters = new Map<string, L>();
  return (rule) => {
    const id = `${rule.name}:${rule.seconds}`;
    const limiter = limiters.get(id) ?? create(rule);
    limiters.set(id, limiter);
    return limiter;
  };
}

export async function consumeFrom(limiter: Limiter, claim: Claim, points = 1): Promise<Consumed> {
  const options = claim.seconds === undefined ? {} : { customDuration: claim.seconds };
  try {
    const { consumedPoints, msBeforeNext } = await limiter.consume(claim.key, points, options);
    return { claim, accepted: true, consumedPoints, msBeforeNext };
  } catch (over) {
    if (over instanceof Error) throw over;
    const { consumedPoints, msBeforeNext } = over as LimiterResult;
    return { claim, accepted: false, consumedPoints, msBeforeNext };
  }
}

export function keyPrefixOf(rule: LimitRule): string {
  return `smsotp:${rule.name}:${rule.seconds}`;
}
