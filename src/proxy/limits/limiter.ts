import type { LimitWindow } from './limit-settings.js';

/** What is counted under one name: `count` points a key in `seconds`. */
export interface LimitRule extends LimitWindow {
  name: string;
}

export interface LimiterResult {
  consumedPoints: number;
  msBeforeNext: number;
}

/** The part of `rate-limiter-flexible` that is used. `consume` rejects with a `LimiterResult` over the limit, with an Error when the store fails. */
export interface Limiter {
  consume(key: string, points?: number, options?: { customDuration?: number }): Promise<LimiterResult>;
  reward(key: string, points?: number): Promise<LimiterResult>;
  set(key: string, points: number, seconds: number): Promise<unknown>;
  delete(key: string): Promise<boolean>;
}

export type CreateLimiter = (rule: LimitRule) => Limiter;

/** One limiter per rule; they are few and known after the first requests. */
export function limiterCache(create: CreateLimiter): CreateLimiter {
  const limiters = new Map<string, Limiter>();
  return (rule) => {
    const id = `${rule.name}:${rule.seconds}`;
    const limiter = limiters.get(id) ?? create(rule);
    limiters.set(id, limiter);
    return limiter;
  };
}

export function keyPrefixOf(rule: LimitRule): string {
  return `smsotp:${rule.name}:${rule.seconds}`;
}
