/** The sandbox's time: the machine's, moved forward on demand, so that two minutes or an hour pass at once in a test. */
export interface SandboxClock {
  /** Milliseconds since 1970, as in `Date.now()`. */
  now(): number;
  /** Moves time forward, or back when it is negative. Codes, logins, sessions, locks and limits all read this clock. */
  advance(milliseconds: number): void;
  /** Back to the machine's time. */
  reset(): void;
}

/** Far from the last day that a date can hold, so that every deadline counted from it is one too. */
const maxOffsetMs = 100 * 365 * 86_400_000;

export function createSandboxClock(base: () => number = Date.now): SandboxClock {
  let offset = 0;
  return {
    now: () => base() + offset,
    advance: (milliseconds) => {
      const moved = offset + milliseconds;
      if (!(Math.abs(moved) <= maxOffsetMs)) {
        throw new TypeError('clock.advance needs a number of milliseconds, and reaches a hundred years at most.');
      }
      offset = moved;
    },
    reset: () => {
      offset = 0;
    },
  };
}
