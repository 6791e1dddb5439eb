/** Waits `ms`, for ever when it is undefined. Rejects with the signal's reason as soon as that fires. */
export function delay(ms: number | undefined, signal: AbortSignal): Promise<never> {
  return new Promise((resolve, reject) => {
    const timer = ms === undefined ? undefined : setTimeout(finish, ms);
    function finish(): void {
      signal.removeEventListener('abort', stop);
      (resolve as () => void)();
    }
    function stop(): void {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
