const own = {
  now: performance.now.bind(performance),
  dateNow: Date.now,
  setTimeout: window.setTimeout.bind(window),
  setInterval: window.setInterval.bind(window),
};

export type ClockSpeed = 'stopped' | '1x' | '10x' | '60x';

/**
 * The clock of the page for the eye: two minutes pass in two seconds, or never. Deadlines, countdowns and the sandbox all read
 * it. Gives back what puts the real one in its place.
 */
export function runClock(speed: ClockSpeed): () => void {
  if (speed === '1x') return () => {};
  const factor = speed === 'stopped' ? 0 : Number.parseInt(speed, 10);
  const [startedAt, startedOn] = [own.now(), own.dateNow()];
  const now = (): number => startedAt + (own.now() - startedAt) * factor;
  performance.now = now;
  Date.now = () => startedOn + (own.dateNow() - startedOn) * factor;
  if (factor > 0) {
    window.setTimeout = ((run: () => void, delay = 0) => own.setTimeout(run, delay / factor)) as typeof setTimeout;
    window.setInterval = ((run: () => void, delay = 0) => own.setInterval(run, delay / factor)) as typeof setInterval;
  }
  return () => {
    // The next story's clock starts before this one's end is told.
    if (performance.now !== now) return;
    performance.now = own.now;
    Date.now = own.dateNow;
    window.setTimeout = own.setTimeout as typeof setTimeout;
    window.setInterval = own.setInterval as typeof setInterval;
  };
}
