// oxlint-disable-next-line typescript/triple-slash-reference -- it declares modules of a package, which no import brings in where only this file is compiled
/// <reference path="./rate-limiter-flexible.d.ts" />
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import type { CreateLimiter } from './limiter.js';
import { keyPrefixOf } from './limiter.js';

/** An `ioredis` or a connected `redis` (node-redis 4 or newer) client; it stays the host's, who closes it. */
export type RedisClient = object;

export interface RedisOptions {
  client: RedisClient;
  /** Processes that share the limits: without Redis each takes its share of them, at least 1. @default 1 */
  instances?: number;
  /** Milliseconds a request waits for Redis before it goes on with the counters of its own process. @default 50 */
  timeoutMs?: number;
}

class RedisLimiter extends RateLimiterRedis {
  /** The library (11.4) checks every command but this one, and a delete that is queued while Redis is away comes back late. */
  override async delete(key: string): Promise<boolean> {
    const { status, isReady } = this.client as { status?: string; isReady?: boolean };
    if (status === undefined ? isReady === false : status !== 'ready') throw new Error('Redis is not ready');
    return super.delete(key);
  }
}

export function redisLimiters(client: RedisClient): CreateLimiter {
  const isIoredis = 'defineCommand' in client;
  return (rule) =>
    new RedisLimiter({
      storeClient: client,
      useRedisPackage: !isIoredis,
      // Else ioredis queues while it reconnects, and the increments arrive late and together.
      rejectIfRedisNotReady: true,
      keyPrefix: keyPrefixOf(rule),
      points: rule.count,
      duration: rule.seconds,
    });
}
