import type { Challenge } from 'sms-otp-kit';
import type { SandboxAccountName } from 'sms-otp-kit/sandbox';
import type { LineFault, Route, Seen } from './real-server.js';

async function tell<T>(path: string, params: Record<string, string> = {}): Promise<T> {
  const response = await fetch(`/real/${path}?${new URLSearchParams(params).toString()}`, { method: 'POST' });
  return (await response.json()) as T;
}

/** The test page's end of `real-server.ts`: a member who passed the primary login, and the line to the proxy. */
export const realLine = {
  baseUrl: '/auth/sms-otp',
  logIn: (account: SandboxAccountName): Promise<Challenge> => tell('start', { account }),
  set: (route: Route, fault: LineFault): Promise<Seen> => tell('fault', { route, fault }),
  release: (): Promise<Seen> => tell('release'),
  seen: (): Promise<Seen> => tell('seen'),
};
