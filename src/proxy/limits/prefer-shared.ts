import { withDeadline } from '../http/with-deadline.js';
import type { RunCounters } from './limiter.js';
import type { LocalCounters } from './local-counters.js';
import type { RedisOptions } from './redis-limiter.js';
import { createSharedCounters } from './shared-counters.js';

/** How long Redis is left alone after it failed: short enough to be back at once, long enough not to pile up commands. */
const pauseMs = 1000;

/** Redis as long as it answers in time, else what this process knows; tells when that changes. */
export function preferShared(
  { client, timeoutMs = 50 }: RedisOptions,
  local: LocalCounters,
  onDegraded: (degraded: boolean) => void,
): RunCounters {
  const shared = createSharedCounters(client, local);
  let pausedUntilMs: number | null = null;
  return async (work) => {
    if (pausedUntilMs !== null) {
      if (performance.now() < pausedUntilMs) return work(local, true);
      shared.markRecovered();
    }
    try {
      const result = await withDeadline(
        timeoutMs,
        work(shared, false),
        () => new Error('Redis did not answer in time'),
      );
      if (pausedUntilMs !== null) onDegraded(false);
      pausedUntilMs = null;
      return result;
    } catch {
      if (pausedUntilMs === null) onDegraded(true);
      pausedUntilMs = performance.now() + pauseMs;
      return work(local, true);
    }
  };
}
