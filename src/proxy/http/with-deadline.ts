/**
 * Rejects with what `late` makes when `work` takes longer. The work itself goes on: it may have had its effect. An answer that
 * came while the process was too busy to read it is not late: timers run before sockets, so the deadline waits for one turn.
 */
export async function withDeadline<T>(milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timer = setTimeout(() => reject(late()));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
