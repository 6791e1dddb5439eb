'use client';

import { useEffect, useState } from 'react';
import { monotonicNow, secondsUntil } from './monotonic-clock.js';

/**
 * Whole seconds until a deadline on the clock of `monotonicNow`, 0 when it is over or null. Reads the clock instead of
 * counting ticks, so a sleeping tab wakes up right; renders once a second while visible, only where it is called.
 *
 * The first render gives 0, on a server as in a browser: the time left is not part of server markup.
 */
export function useCountdown(deadlineMs: number | null): number {
  const [left, setLeft] = useState(0);
  const [counted, setCounted] = useState(deadlineMs);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      clearTimeout(timer);
      const seconds = secondsUntil(deadlineMs);
      setLeft(seconds);
      setCounted(deadlineMs);
      // The next tick falls where the shown second changes; a hidden tab is caught up when it is seen again.
      if (seconds && document.visibilityState !== 'hidden') {
        timer = setTimeout(tick, (deadlineMs! - monotonicNow()) % 1000 || 1000);
      }
    };
    tick();
    const life = new AbortController();
    document.addEventListener('visibilitychange', tick, life);
    window.addEventListener('pageshow', tick, life);
    return () => {
      clearTimeout(timer);
      life.abort();
    };
  }, [deadlineMs]);
  // What was left of the deadline before would be shown, and announced, as what is left of a new one.
  return Object.is(counted, deadlineMs) ? left : secondsUntil(deadlineMs);
}
