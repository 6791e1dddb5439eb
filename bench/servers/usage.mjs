import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

/** Answers the load's process with what this one used; the delay counts from the last answer on. */
export function tellUsage() {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({
      cpuMicroseconds: user + system,
      memory: process.memoryUsage().rss,
      delayP99Ms: delay.percentile(99) / 1e6,
    });
    delay.reset();
  });
}
