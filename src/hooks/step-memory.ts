import { monotonicNow } from './monotonic-clock.js';
import type { StepMemory, StepSent, StepState } from './step-state.js';

const storageKey = 'sms-otp-kit.step';
const channelName = 'sms-otp-kit';

/** Storage may be blocked or full; then a reload relies on the server alone. */
function tryStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(sessionStorage);
  } catch {
    return null;
  }
}

export function rememberStep(state: StepState, stepId: string): void {
  const { name, scope, from, sendCount, codeExpiresAtMs, resendAtMs, error } = state;
  if (name !== 'enteringCode' && name !== 'rateLimited') return;
  const limit = name === 'rateLimited' ? { scope, from, retryAtMs: error?.retryAtMs } : null;
  const memory = JSON.stringify({ stepId, sendCount, codeExpiresAtMs, resendAtMs, limit });
  tryStorage((storage) => storage.setItem(storageKey, memory));
}

export function forgetStep(): void {
  tryStorage((storage) => storage.removeItem(storageKey));
}

/** What the same step left in this tab, if any of it still counts. */
export function recallStep(stepId: string): StepMemory | null {
  const memory = tryStorage(
    (storage) => JSON.parse(storage.getItem(storageKey)!) as (StepMemory & { stepId: unknown }) | null,
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

/** Null where there is no BroadcastChannel: the server then tells, at the next request. */
export function openTabChannel(stepId: string, hear: (message: TabMessage) => void): TabChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  const channel = new BroadcastChannel(`${channelName}.${stepId}`);
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data?.type === 'authenticated' || (data?.type === 'sent' && typeof data.sent === 'object')) hear(data);
  });
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}
