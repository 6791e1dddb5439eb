import { fork } from 'node:child_process';

export interface ProxyWorker {
  url: string;
  /** Types of the audit events so far. */
  events: string[];
  stop(): Promise<void>;
}

/** `proxy-process.ts`, bundled to `file`, in a process of its own. */
export async function startWorker(file: string, env: Record<string, string>): Promise<ProxyWorker> {
  const child = fork(file, { env: { ...process.env, ...env } });
  const events: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the process ended')));
    child.on('message', (message: { url?: string; event?: string }) => {
      if (message.url) resolve(message.url);
      else events.push(message.event!);
    });
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return {
    url,
    events,
    stop: () => {
      child.disconnect();
      return exited;
    },
  };
}
