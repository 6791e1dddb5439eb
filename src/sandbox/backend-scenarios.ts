import { SmsOtpError, type SmsOtpErrorCode } from '../contract/errors.js';
import { delay } from './delay.js';

/**
 * What a call meets: `slow` (three seconds), `limited` (wait a minute), `lost_answer` (it is done, and the answer never
 * comes), or any `SmsOtpErrorCode`, with which it then fails every time: `locked`, `offline`, `delivery_failed`, …
 */
export type SandboxScenario = 'slow' | 'limited' | 'lost_answer' | SmsOtpErrorCode;

export type BackendCall = 'send' | 'authenticate' | 'challenge';

/** One scenario for send and authenticate, or one for each call. */
export type SandboxScenarios = SandboxScenario | Partial<Record<BackendCall, SandboxScenario>>;

const slowMs = 3000;

export function scenarioOf(scenarios: SandboxScenarios | undefined, call: BackendCall): SandboxScenario | undefined {
  if (typeof scenarios === 'object') return scenarios[call];
  return call === 'challenge' ? undefined : scenarios;
}

/** Plays `scenario` around one call. */
export async function playScenario<T>(
  scenario: SandboxScenario | undefined,
  latencyMs: number,
  signal: AbortSignal,
  run: () => Promise<T>,
): Promise<T> {
  try {
    await delay(scenario === 'slow' ? slowMs : latencyMs, signal);
  } catch {
    throw new SmsOtpError('aborted', { outcome: 'not_sent' });
  }
  if (scenario === undefined || scenario === 'slow') return run();
  if (scenario !== 'lost_answer') throw failure(scenario === 'limited' ? 'rate_limited' : scenario);
  await run();
  throw new SmsOtpError('outcome_unknown');
}

function failure(code: SmsOtpErrorCode): SmsOtpError {
  const retryAfterSeconds = code === 'rate_limited' ? 60 : code === 'locked' ? 3600 : undefined;
  return new SmsOtpError(code, { retryAfterSeconds, requestId: 'request-id-test-scenario' });
}
