/**
 * Milliseconds on a clock that nobody can set: the page's start as the system told it then, plus what has passed since.
 * Deadlines on it survive a reload as well as the system clock was right at both starts.
 */
export function monotonicNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Whole ones: 0 when the deadline is over or null. */
export function secondsUntil(deadlineMs: number | null): number {
  return deadlineMs === null ? 0 : Math.max(0, Math.ceil((deadlineMs - monotonicNow()) / 1000));
}

/**
 * How far the system clock has run ahead of this one since the page began. It grows by a sleep of the machine, during which
 * `performance.now()` stands still on Linux, Android and macOS, and by somebody setting the clock; the server knows which.
 */
export function clockDrift(): number {
  return Date.now() - monotonicNow();
}
