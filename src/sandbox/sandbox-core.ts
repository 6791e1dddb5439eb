import type { SandboxClock } from './clock.js';
import type { SandboxLimits } from './rate-limits.js';
import type { SandboxOutbox } from './sandbox-messages.js';
import type { SessionJwts } from './session-jwts.js';
import type { SandboxState } from './state.js';

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
