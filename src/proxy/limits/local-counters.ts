import { type Claim, consumeFrom, type Counters, limiterCache } from './limiter.js';
import { createMemoryPool, type Known, MemoryLimiter } from './memory-limiter.js';

/** Counters of one process, and what it last heard of the shared ones. */
export interface LocalCounters extends Counters {
  known(claim: Claim): Known | null;
  /** The shared count, so that a limit that is used up stays so when Redis goes away. */
  learn(claim: Claim, points: number, milliseconds: number): void;
}

/** Names whose keys an attacker makes at will are evicted among themselves, never in place of a member's counters. */
const cheapKeys = /^(ip|session)-/u;

/**
 * @param instances processes that count alone at the same time: each point here weighs as many, as if every other process did
 * the same, so that all of them together stay within the limit. The first one always passes.
 */
export function createLocalCounters(maxKeys: number, instances: number): LocalCounters {
  const pools = { cheap: createMemoryPool(maxKeys / 2), other: createMemoryPool(maxKeys / 2) };
  const limiter = limiterCache(
    (rule) => new MemoryLimiter(rule, cheapKeys.test(rule.name) ? pools.cheap : pools.other),
  );
  return {
    // No trip is saved by counting all at once.
    mayRefuse: () => true,
    async consume(claim) {
      const result = await consumeFrom(limiter(claim.rule), claim, instances);
      const isFirst = result.consumedPoints === instances;
      // What was heard of Redis is no guess of what the others do, so it weighs as it is.
      const { shared = 0 } = limiter(claim.rule).known(claim.key) ?? {};
      return {
        ...result,
        accepted: result.accepted || isFirst,
        consumedPoints: shared + Math.ceil((result.consumedPoints - shared) / instances),
      };
    },
    async reward({ rule, key }) {
      // What was pushed out meanwhile is not given back: below zero would be one more than the limit.
      const { points = 0 } = limiter(rule).known(key) ?? {};
      if (points >= instances) await limiter(rule).reward(key, instances);
    },
    set: async ({ rule, key }, points, seconds) => void (await limiter(rule).set(key, points, seconds)),
    delete: ({ rule, key }) => limiter(rule).delete(key),
    known: ({ rule, key }) => limiter(rule).known(key),
    learn: ({ rule, key }, points, milliseconds) => limiter(rule).learn(key, points, milliseconds),
  };
}
