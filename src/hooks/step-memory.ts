import { monotonicNow } from './monotonic-clock.js';
import type { StepMemory, StepSent, StepState } from './step-state.js';

const storageKey = 'sms-otp-kit.step';

/**
 * Storage may be blocked or full; then a reload relies on the server alone. Where cookies are switched off, Firefox lets no
 * channel be opened either (https://github.com/mozilla/fxa/issues/2347), and old browsers have none: the server then tells.
 */
function tryTo<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export function rememberStep(state: StepState, stepId: string): void {
  const { name, scope, from, sendCount, codeExpiresAtMs, resendAtMs, error } = state;
  if (name !== 'enteringCode' && name !== 'rateLimited') return;
  const limit = name === 'rateLimited' ? { scope, from, retryAtMs: error?.retryAtMs } : null;
  const memory = JSON.stringify({ stepId, sendCount, codeExpiresAtMs, resendAtMs, limit });
  tryTo(() => sessionStorage.setItem(storageKey, memory));
}

export function forgetStep(): void {
  tryTo(() => sessionStorage.removeItem(storageKey));
}

/** What the same step left in this tab, if any of it still counts. */
export function recallStep(stepId: string): StepMemory | null {
  const memory = tryTo(
    () => JSON.parse(sessionStorage.getItem(storageKey)!) as (StepMemory & { stepId: unknown }) | null,
  );
  if (memory?.stepId !== stepId) return null;
  const { codeExpiresAtMs, resendAtMs, limit } = memory;
  const last = Math.max(codeExpiresAtMs ?? 0, resendAtMs ?? 0, limit?.retryAtMs ?? 0);
  return last > monotonicNow() ? memory : null;
}

/** What one tab tells the others of the same login page: durations only. */
export type TabMessage = { type: 'sent'; sent: StepSent } | { type: 'authenticated' };

export interface TabChannel {
  tell(message: TabMessage): void;
  close(): void;
}

export function openTabChannel(stepId: string, hear: (message: TabMessage) => void): TabChannel {
  const channel = tryTo(() => new BroadcastChannel(`sms-otp-kit.${stepId}`));
  channel?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data?.type === 'authenticated' || (data?.type === 'sent' && typeof data.sent === 'object')) hear(data);
  });
  // It is closed when an answer comes after unmount.
  return { tell: (message) => void tryTo(() => channel?.postMessage(message)), close: () => channel?.close() };
}
