import type { SandboxClock } from './clock.js';
import type { SandboxOutbox } from './sandbox-messages.js';
import type { SessionJwts } from './session-jwts.js';
import type { SandboxState } from './state.js';

/** Requests let through per window. Stytch publishes no numbers: these are ours, high enough for a person and a test run. */
export interface SandboxLimits {
  /** SMS to one phone number, the automatic one included. @default 30 */
  sendsPerMinute: number;
  /** @default 100 */
  sendsPerHour: number;
  /** Codes tried for one member. @default 60 */
  authenticatesPerMinute: number;
}

export const defaultLimits: SandboxLimits = { sendsPerMinute: 30, sendsPerHour: 100, authenticatesPerMinute: 60 };

/** What the handlers of one sandbox share. */
export interface SandboxCore {
  state: SandboxState;
  readonly clock: SandboxClock;
  readonly messages: SandboxOutbox;
  readonly jwts: SessionJwts;
  readonly projectId: string;
  readonly secret: string;
  readonly smsHost: string;
  readonly allowedCountries: readonly string[];
  readonly limits: SandboxLimits;
  readonly generateCode: () => string;
}
