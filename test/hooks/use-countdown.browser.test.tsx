import { act, cleanup, renderHook, type RenderHookResult } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { monotonicNow, useCountdown } from 'sms-otp-kit/hooks';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

let renders = 0;

function count(deadlineMs: number | null): RenderHookResult<number, { deadline: number | null }> {
  renders = 0;
  return renderHook(
    ({ deadline }) => {
      renders += 1;
      return useCountdown(deadline);
    },
    { initialProps: { deadline: deadlineMs }, wrapper: StrictMode },
  );
}

async function pass(milliseconds: number): Promise<void> {
  await act(async () => vi.advanceTimersByTime(milliseconds));
}

describe('useCountdown', () => {
  it('counts whole seconds down to 0 and stops there', async () => {
    const { result } = count(monotonicNow() + 2500);
    const seen = [result.current];
    for (let ticks = 0; ticks < 4; ticks += 1) {
      await pass(ticks === 0 ? 500 : 1000);
      seen.push(result.current);
    }
    expect(seen).toEqual([3, 2, 1, 0, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is 0 without a deadline, and follows a new one', async () => {
    const { result, rerender } = count(null);
    expect(result.current).toBe(0);
    rerender({ deadline: monotonicNow() + 30_000 });
    expect(result.current).toBe(30);
    rerender({ deadline: null });
    expect(result.current).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('never gives what was left of the deadline before for a new one', async () => {
    const seen: number[] = [];
    const { rerender } = renderHook(
      ({ deadline }) => {
        const left = useCountdown(deadline);
        seen.push(left);
      },
      { initialProps: { deadline: monotonicNow() + 9000 } },
    );
    seen.length = 0;
    rerender({ deadline: monotonicNow() + 30_000 });
    expect(new Set(seen)).toEqual(new Set([30]));
  });

  it('renders at most once a second', async () => {
    count(monotonicNow() + 10_000);
    const before = renders;
    await pass(5000);
    // StrictMode renders each twice.
    expect(renders - before).toBeLessThanOrEqual(10);
  });

  it('does not tick in a hidden tab, and is right at once when it is seen again (U9)', async () => {
    const { result } = count(monotonicNow() + 60_000);
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await pass(1000);
    const before = renders;
    await pass(40_000);
    expect([renders, vi.getTimerCount()]).toEqual([before, 0]);
    hidden.mockReturnValue('visible');
    await act(async () => document.dispatchEvent(new Event('visibilitychange')));
    expect(result.current).toBe(19);
  });

  it('does not care when somebody sets the clock', async () => {
    const { result } = count(monotonicNow() + 60_000);
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(1000);
    expect(result.current).toBe(59);
  });

  it('leaves no timer behind (U2)', () => {
    const { unmount } = count(monotonicNow() + 60_000);
    expect(vi.getTimerCount()).toBe(1);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
