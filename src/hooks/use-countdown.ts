'use client';

import { useEffect, useState } from 'react';
import { monotonicNow } from './monotonic-clock.js';

/**
 * Whole seconds until a deadline on the clock of `monotonicNow`, 0 when it is over or null. Reads the clock instead of
 * counting ticks, so a sleeping tab wakes up right; renders once a second while visible, only where it is called.
 *
 * The first render gives 0, on a server as in a browser: the time left is not part of server markup.
 */
export function useCountdown(deadlineMs: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      clearTimeout(timer);
      const remaining = deadlineMs === null ? 0 : Math.max(0, deadlineMs - monotonicNow());
      setLeft(Math.ceil(remaining / 1000));
      // The next tick falls where the shown second changes; a hidden tab is caught up when it is seen again.
      if (remaining > 0 && document.visibilityState !== 'hidden') timer = setTimeout(tick, remaining % 1000 || 1000);
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    window.addEventListener('pageshow', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
      window.removeEventListener('pageshow', tick);
    };
  }, [deadlineMs]);
  return left;
}
