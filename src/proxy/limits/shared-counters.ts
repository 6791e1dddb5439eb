import { type Claim, type Consumed, consumeFrom, type Counters, limiterCache } from './limiter.js';
import type { LocalCounters } from './local-counters.js';
import { type RedisClient, redisLimiters } from './redis-limiter.js';

export interface SharedCounters extends Counters {
  /** Redis was away and answers again; it may have lost what it held. */
  markRecovered(): void;
}

/** Counts in Redis; what it answers is kept locally too, for the time it does not. */
export function createSharedCounters(client: RedisClient, local: LocalCounters): SharedCounters {
  const limiter = limiterCache(redisLimiters(client));
  let recoveredAtMs = -Infinity;

  /** What this process counted or heard before Redis came back is added to what Redis has, once a key and only on its use. */
  const makeUp = async (claim: Claim, result: Consumed): Promise<Consumed> => {
    const known = local.known(claim);
    const missing = known && known.writtenAtMs < recoveredAtMs ? known.points + 1 - result.consumedPoints : 0;
    if (!known || missing <= 0) return result;
    await limiter(claim.rule).penalty(claim.key, missing);
    const consumedPoints = known.points + 1;
    return { ...result, consumedPoints, accepted: consumedPoints <= claim.rule.count };
  };

  return {
    mayRefuse: (claims) => claims.some((claim) => (local.known(claim)?.points ?? 0) >= claim.rule.count),
    markRecovered() {
      recoveredAtMs = performance.now();
    },
    async consume(claim) {
      const result = await makeUp(claim, await consumeFrom(limiter(claim.rule), claim));
      local.learn(claim, result.consumedPoints, result.msBeforeNext);
      return result;
    },
    async reward(claim) {
      const { consumedPoints, msBeforeNext } = await limiter(claim.rule).reward(claim.key);
      // Redis lost the point in between: below zero would be one more than the limit.
      if (consumedPoints < 0) await limiter(claim.rule).delete(claim.key);
      else local.learn(claim, consumedPoints, msBeforeNext);
    },
    async set(claim, points, seconds) {
      await Promise.all([limiter(claim.rule).set(claim.key, points, seconds), local.set(claim, points, seconds)]);
    },
    async delete(claim) {
      await Promise.all([limiter(claim.rule).delete(claim.key), local.delete(claim)]);
    },
  };
}
