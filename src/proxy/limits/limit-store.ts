import { withDeadline } from '../http/with-deadline.js';
import type { LimitRule, Limiter, LimiterResult } from './limiter.js';
import { limiterCache } from './limiter.js';
import { createMemoryLimiter, createMemoryPool } from './memory-limiter.js';
import { type RedisOptions, redisLimiters } from './redis-limiter.js';

export interface Claim {
  rule: LimitRule;
  key: string;
  /** Instead of the rule's seconds. */
  seconds?: number;
}

export type ClaimResult =
  | { admitted: true; consumed(name: string): number; refund(): Promise<void> }
  | { admitted: false; name: string; retryAfterSeconds: number };

export interface LimitStore {
  /** All or nothing, in one round trip: when one limit is over, what the others counted is given back. */
  claim(claims: readonly Claim[]): Promise<ClaimResult>;
  /** Counts what happened without us, whether or not a limit is over. */
  record(claims: readonly Claim[]): Promise<void>;
  /** From now on `count` points are used for `seconds`. */
  set(rule: LimitRule, key: string, count: number, seconds: number): Promise<void>;
  clear(entries: readonly { rule: LimitRule; key: string }[]): Promise<void>;
}

export interface LimitStoreOptions {
  redis?: RedisOptions | undefined;
  /** Of all counters in memory. @default 100_000, about 30 MB */
  maxKeys?: number | undefined;
  onDegraded(degraded: boolean): void;
}

interface Tier {
  limiter(rule: LimitRule): Limiter;
  isRedis: boolean;
}

/** Names whose keys an attacker makes at will are evicted among themselves, never in place of a member's counters. */
const cheapKeys = /^(ip|session)-/u;

/** The trickle that is left of everything while each process counts alone. */
const onlyDegraded = /^without-redis-/u;

/** How long Redis is left alone after it failed: short enough to be back at once, long enough not to pile up commands. */
const redisPauseMs = 1000;

export function createLimitStore({ redis, maxKeys = 100_000, onDegraded }: LimitStoreOptions): LimitStore {
  const pools = { cheap: createMemoryPool(maxKeys / 2), other: createMemoryPool(maxKeys / 2) };
  const share = redis?.instances ?? 1;
  const memory: Tier = {
    isRedis: false,
    limiter: limiterCache((rule) =>
      createMemoryLimiter(
        { ...rule, count: Math.max(1, Math.floor(rule.count / share)) },
        cheapKeys.test(rule.name) ? pools.cheap : pools.other,
      ),
    ),
  };
  const run = redis ? preferRedis(redis, memory, onDegraded) : <T>(work: (tier: Tier) => Promise<T>) => work(memory);
  return {
    claim: (claims) => run((tier) => claimAll(tier, claims, redis !== undefined)),
    record: (claims) =>
      run(async (tier) => {
        await Promise.all(claims.map((claim) => consume(tier, claim)));
      }),
    set: (rule, key, count, seconds) =>
      run(async (tier) => {
        await tier.limiter(rule).set(key, count, seconds);
      }),
    clear: (entries) =>
      run(async (tier) => {
        await Promise.all(entries.map(({ rule, key }) => tier.limiter(rule).delete(key)));
      }),
  };
}

function preferRedis(options: RedisOptions, memory: Tier, onDegraded: (degraded: boolean) => void) {
  const redis: Tier = { isRedis: true, limiter: limiterCache(redisLimiters(options.client)) };
  const { timeoutMs = 50 } = options;
  let pausedUntilMs: number | null = null;
  return async <T>(work: (tier: Tier) => Promise<T>): Promise<T> => {
    if (pausedUntilMs !== null && performance.now() < pausedUntilMs) return work(memory);
    try {
      const result = await withDeadline(timeoutMs, work(redis), () => new Error('Redis did not answer in time'));
      if (pausedUntilMs !== null) onDegraded(false);
      pausedUntilMs = null;
      return result;
    } catch {
      if (pausedUntilMs === null) onDegraded(true);
      pausedUntilMs = performance.now() + redisPauseMs;
      return work(memory);
    }
  };
}

async function claimAll(tier: Tier, claims: readonly Claim[], hasRedis: boolean): Promise<ClaimResult> {
  const isDegraded = hasRedis && !tier.isRedis;
  const counted = isDegraded ? claims : claims.filter(({ rule }) => !onlyDegraded.test(rule.name));
  const startedMs = performance.now();
  const results = await Promise.all(counted.map((claim) => consume(tier, claim)));
  const refund = async (): Promise<void> => {
    const elapsedMs = performance.now() - startedMs;
    // A window that is over by then would start anew below zero, which is one more than the limit.
    const open = results.filter((result) => result.accepted && result.msBeforeNext - elapsedMs > 1000);
    await Promise.all(open.map(({ claim }) => tier.limiter(claim.rule).reward(claim.key))).catch(() => undefined);
  };
  const refused = results.filter((result) => !result.accepted).toSorted((a, b) => b.msBeforeNext - a.msBeforeNext)[0];
  if (!refused) {
    const byName = new Map(results.map(({ claim, consumedPoints }) => [claim.rule.name, consumedPoints]));
    return { admitted: true, consumed: (name) => byName.get(name) ?? 0, refund };
  }
  void refund();
  const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  return { admitted: false, name: refused.claim.rule.name, retryAfterSeconds };
}

async function consume(tier: Tier, claim: Claim): Promise<LimiterResult & { claim: Claim; accepted: boolean }> {
  const options = claim.seconds === undefined ? {} : { customDuration: claim.seconds };
  try {
    const { consumedPoints, msBeforeNext } = await tier.limiter(claim.rule).consume(claim.key, 1, options);
    return { claim, accepted: true, consumedPoints, msBeforeNext };
  } catch (over) {
    if (over instanceof Error) throw over;
    const { consumedPoints, msBeforeNext } = over as LimiterResult;
    return { claim, accepted: false, consumedPoints, msBeforeNext };
  }
}
