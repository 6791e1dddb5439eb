import type { StepSent, StepState } from './step-state.js';

/** Deadlines and a count: nothing that names a member, and nothing to log in with. */
export interface StepMemory {
  sendCount: number;
  codeExpiresAtMs: number;
  resendAtMs: number;
}

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

export function rememberStep({ name, codeExpiresAtMs, resendAtMs, sendCount }: StepState): void {
  if (name !== 'enteringCode') return;
  const memory = JSON.stringify({ sendCount, codeExpiresAtMs, resendAtMs });
  tryStorage((storage) => storage.setItem(storageKey, memory));
}

export function forgetStep(): void {
  tryStorage((storage) => storage.removeItem(storageKey));
}

export function recallStep(): StepMemory | null {
  const memory = tryStorage((storage) => JSON.parse(storage.getItem(storageKey)!) as Partial<StepMemory> | null);
  const { sendCount, codeExpiresAtMs, resendAtMs } = memory ?? {};
  const isWhole = [sendCount, codeExpiresAtMs, resendAtMs].every((value) => Number.isFinite(value));
  return isWhole ? (memory as StepMemory) : null;
}

/** What one tab tells the others of the same login page: durations only. */
export type TabMessage = { type: 'sent'; sent: StepSent } | { type: 'authenticated' };

export interface TabChannel {
  tell(message: TabMessage): void;
  close(): void;
}

/** Null where there is no BroadcastChannel: the server then tells, at the next request. */
export function openTabChannel(hear: (message: TabMessage) => void): TabChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data?.type === 'authenticated' || (data?.type === 'sent' && typeof data.sent === 'object')) hear(data);
  });
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
}
