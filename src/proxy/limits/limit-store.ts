import type { Claim, Consumed, Counters, LimitRule, RunCounters } from './limiter.js';
import { createLocalCounters } from './local-counters.js';
import { preferShared } from './prefer-shared.js';
import type { RedisOptions } from './redis-limiter.js';

export type ClaimResult =
  | { admitted: true; consumed(name: string): number; refund: Refund }
  | { admitted: false; name: string; retryAfterSeconds: number };

/** @param kept names of limits that nothing is given back of */
export type Refund = (kept?: RegExp) => Promise<void>;

export interface LimitStore {
  /**
   * All or nothing, in one round trip: when one limit is over, what the others counted is given back.
   * @param dependent keys that whoever asks makes up at will: none is written while one of `claims` is known to be over, or a
   * flood of them would push the counters of others out
   */
  claim(claims: readonly Claim[], dependent?: () => Promise<readonly Claim[]>): Promise<ClaimResult>;
  /** Counts what happened without us, whether or not a limit is over. */
  record(claims: readonly Claim[]): Promise<void>;
  /** From now on `count` points are used for `seconds`. */
  set(rule: LimitRule, key: string, count: number, seconds: number): Promise<void>;
  clear(entries: readonly Claim[]): Promise<void>;
}

export interface LimitStoreOptions {
  redis?: RedisOptions | undefined;
  /** Of all counters in memory. @default 100_000, about 30 MB */
  maxKeys?: number | undefined;
  onDegraded(degraded: boolean): void;
}

/** The trickle that is left of everything while each process counts alone. */
const onlyAlone = /^without-redis-/u;

export function createLimitStore({ redis, maxKeys = 100_000, onDegraded }: LimitStoreOptions): LimitStore {
  const local = createLocalCounters(maxKeys, redis?.instances ?? 1);
  const run: RunCounters = redis ? preferShared(redis, local, onDegraded) : (work) => work(local, false);
  return {
    async claim(claims, dependent = none) {
      const startedMs = performance.now();
      const batch = await run(async (counters, isAlone) => {
        const counted = isAlone ? claims : claims.filter(({ rule }) => !onlyAlone.test(rule.name));
        const consume = (some: readonly Claim[]): Promise<Consumed[]> =>
          Promise.all(some.map((claim) => counters.consume(claim)));
        if (!counters.mayRefuse(counted)) {
          return { counters, results: await consume([...counted, ...(await dependent())]) };
        }
        const results = await consume(counted);
        const isOver = results.some(({ accepted }) => !accepted);
        return { counters, results: isOver ? results : [...results, ...(await consume(await dependent()))] };
      });
      return toClaimResult(batch.results, (kept) => {
        const results = batch.results.filter(({ claim: { rule } }) => !kept?.test(rule.name));
        return refund(run, { ...batch, results }, performance.now() - startedMs);
      });
    },
    record: (claims) => run((counters) => forEach(claims, (claim) => counters.consume(claim))),
    set: (rule, key, count, seconds) => run((counters) => counters.set({ rule, key }, count, seconds)),
    clear: (entries) => run((counters) => forEach(entries, (entry) => counters.delete(entry))),
  };
}

const none = async (): Promise<readonly Claim[]> => [];

interface Batch {
  counters: Counters;
  results: readonly Consumed[];
}

function toClaimResult(results: readonly Consumed[], refundAll: Refund): ClaimResult {
  const refused = results.filter((result) => !result.accepted).toSorted((a, b) => b.msBeforeNext - a.msBeforeNext)[0];
  if (!refused) {
    const byName = new Map(results.map(({ claim, consumedPoints }) => [claim.rule.name, consumedPoints]));
    return { admitted: true, consumed: (name) => byName.get(name) ?? 0, refund: refundAll };
  }
  void refundAll();
  const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  return { admitted: false, name: refused.claim.rule.name, retryAfterSeconds };
}

async function refund(run: RunCounters, { counters: used, results }: Batch, elapsedMs: number): Promise<void> {
  // A window that is over by then would start anew below zero, which is one more than the limit.
  const open = results.filter((result) => result.accepted && result.msBeforeNext - elapsedMs > 1000);
  await run(async (counters) => {
    // What was counted elsewhere, before Redis went or came, is not given back here.
    if (counters === used) await forEach(open, ({ claim }) => counters.reward(claim));
  });
}

async function forEach<T>(values: readonly T[], work: (value: T) => Promise<unknown>): Promise<void> {
  await Promise.all(values.map(work));
}
