// oxlint-disable-next-line typescript/triple-slash-reference -- it declares modules of a package, which no import brings in where only this file is compiled
/// <reference path="./rate-limiter-flexible.d.ts" />
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import StoreLimiter from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js';
import type { LimitRule, Limiter } from './limiter.js';
import { keyPrefixOf } from './limiter.js';

interface Entry {
  points: number;
  /** Of the points, those of all processes together. */
  shared: number;
  expiresAtMs: number;
  writtenAtMs: number;
}

/** What one process knows of a key. */
export interface Known {
  points: number;
  shared: number;
  msBeforeNext: number;
  writtenAtMs: number;
}

/** Counters of one process; `maxKeys` and then the least recently used goes. */
export interface MemoryPool {
  readonly entries: Map<string, Entry>;
  readonly maxKeys: number;
}

export function createMemoryPool(maxKeys: number): MemoryPool {
  return { entries: new Map(), maxKeys };
}

/**
 * `RateLimiterMemory` of rate-limiter-flexible 11.4 holds a timer per key with no cap on keys and compares host clock times,
 * so a flood of keys grows without end and a clock that jumps ahead hands out a fresh budget. This store has neither.
 */
export class MemoryLimiter extends StoreLimiter<Entry> implements Limiter {
  readonly #pool: MemoryPool;

  constructor(rule: LimitRule, pool: MemoryPool) {
    super({ keyPrefix: keyPrefixOf(rule), points: rule.count, duration: rule.seconds });
    this.#pool = pool;
  }

  /** Null when nothing is known, or its window is over. */
  known(key: string): Known | null {
    const entry = this.#live(this.getKey(key));
    if (!entry) return null;
    const { points, shared, expiresAtMs, writtenAtMs } = entry;
    return { points, shared, writtenAtMs, msBeforeNext: expiresAtMs - performance.now() };
  }

  learn(key: string, points: number, milliseconds: number): void {
    this.#write(this.getKey(key), points, milliseconds, true);
  }

  protected async _upsert(key: string, points: number, milliseconds: number, overwrite = false): Promise<Entry> {
    return this.#write(key, points, milliseconds, overwrite);
  }

  #write(key: string, points: number, milliseconds: number, overwrite: boolean): Entry {
    const { entries, maxKeys } = this.#pool;
    const nowMs = performance.now();
    const found = overwrite ? null : this.#live(key);
    const entry = found ?? {
      points: 0,
      shared: overwrite ? points : 0,
      expiresAtMs: nowMs + milliseconds,
      writtenAtMs: nowMs,
    };
    entry.points += points;
    entry.writtenAtMs = nowMs;
    // Written last means used last: a Map keeps the order of insertion.
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size > maxKeys) entries.delete(entries.keys().next().value!);
    // A copy: the next one counted at the same moment must not change what this one is told.
    return { ...entry };
  }

  protected async _get(key: string): Promise<Entry | null> {
    return this.#live(key);
  }

  protected async _delete(key: string): Promise<boolean> {
    return this.#pool.entries.delete(key);
  }

  protected _getRateLimiterRes(_key: string, changedPoints: number, { points, expiresAtMs }: Entry): RateLimiterRes {
    const msBeforeNext = Math.max(0, expiresAtMs - performance.now());
    return new RateLimiterRes(Math.max(0, this.points - points), msBeforeNext, points, points === changedPoints);
  }

  #live(key: string): Entry | null {
    const entry = this.#pool.entries.get(key);
    return entry && entry.expiresAtMs > performance.now() ? entry : null;
  }
}
