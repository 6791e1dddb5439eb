/** The sandbox's time: the machine's, moved forward on demand, so that two minutes or an hour pass at once in a test. */
export interface SandboxClock {
  /** Milliseconds since 1970, as in `Date.now()`. */
  now(): number;
  /** Moves time forward. Codes, logins, sessions, locks and limits all read this clock. */
  advance(milliseconds: number): void;
  /** Back to the machine's time. */
  reset(): void;
}

export function createSandboxClock(base: () => number = Date.now): SandboxClock {
  let offset = 0;
  return {
    now: () => base() + offset,
    advance: (milliseconds) => {
      if (!Number.isFinite(milliseconds)) throw new TypeError('clock.advance needs a finite number of milliseconds.');
      offset += milliseconds;
    },
    reset: () => {
      offset = 0;
    },
  };
}
