import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimitStore } from '../../src/proxy/limits/limit-store.js';
import type { Claim } from '../../src/proxy/limits/limiter.js';
import { createMemoryPool, MemoryLimiter } from '../../src/proxy/limits/memory-limiter.js';

const never = (): void => undefined;

describe('counters in memory', () => {
  it('hold so many keys and no more under a million random ones, and those in use keep their counts (P35, row 28)', async () => {
    const pool = createMemoryPool(2000);
    const limiter = new MemoryLimiter({ name: 'ip-send', count: 1_000_000, seconds: 3600 }, pool);
    for (let turn = 0; turn < 1_000_000; turn += 1) {
      limiter.learn(`random-${turn * 7919}`, 1, 3_600_000);
      if (turn % 1000 === 0) await limiter.consume('in use');
    }
    expect(pool.entries.size).toBe(2000);
    expect(limiter.known('in use')!.points).toBe(1000);
    expect(limiter.known('random-0')).toBeNull();
  }, 30_000);

  it('of members are not pushed out by made-up addresses and sessions', async () => {
    const store = createLimitStore({ maxKeys: 2000, onDegraded: never });
    const tries: Claim = { rule: { name: 'verify-code', count: 1, seconds: 130 }, key: 'member' };
    expect((await store.claim([tries])).admitted).toBe(true);
    for (let turn = 0; turn < 5000; turn += 1) {
      await store.claim([{ rule: { name: 'session-verify', count: 3, seconds: 10 }, key: String(turn) }]);
    }
    expect((await store.claim([tries])).admitted).toBe(false);
  });

  it('admit as many as the limit in every window, whatever comes at once and in which order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.record({ parallel: fc.integer({ min: 1, max: 40 }), key: fc.constantFrom('a', 'b') }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (count, bursts) => {
          const store = createLimitStore({ onDegraded: never });
          const admitted = { a: 0, b: 0 };
          const asked = { a: 0, b: 0 };
          for (const { parallel, key } of bursts) {
            const claim: Claim = { rule: { name: 'send-member', count, seconds: 600 }, key };
            const results = await Promise.all(Array.from({ length: parallel }, () => store.claim([claim])));
            admitted[key] += results.filter((result) => result.admitted).length;
            asked[key] += parallel;
          }
          for (const key of ['a', 'b'] as const) expect(admitted[key]).toBe(Math.min(count, asked[key]));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('give back what was claimed together, and never more than that', async () => {
    const store = createLimitStore({ onDegraded: never });
    const one: Claim = { rule: { name: 'send-ip', count: 1, seconds: 600 }, key: 'x' };
    const two: Claim = { rule: { name: 'send-member', count: 2, seconds: 600 }, key: 'y' };
    const first = await store.claim([one, two]);
    if (first.admitted) await first.refund();
    expect((await store.claim([one, two])).admitted).toBe(true);
    expect(await store.claim([one, two])).toMatchObject({ admitted: false, name: 'send-ip', retryAfterSeconds: 600 });
    expect((await store.claim([two])).admitted).toBe(true);
    expect((await store.claim([two])).admitted).toBe(false);
  });

  it('give nothing back that was pushed out meanwhile', async () => {
    const store = createLimitStore({ maxKeys: 1000, onDegraded: never });
    const claim: Claim = { rule: { name: 'ip-send', count: 1, seconds: 600 }, key: 'first' };
    const first = await store.claim([claim]);
    for (let turn = 0; turn < 1000; turn += 1) await store.claim([{ ...claim, key: `flood-${turn}` }]);
    if (first.admitted) await first.refund();
    const results = [await store.claim([claim]), await store.claim([claim])];
    expect(results.map(({ admitted }) => admitted)).toEqual([true, false]);
  });
});
