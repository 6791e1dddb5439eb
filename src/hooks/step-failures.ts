import type { SmsOtpErrorCode } from '../contract/errors.js';
import type { StepError, StepFailure, StepState } from './step-state.js';

interface Failed {
  error: StepFailure;
  nowMs: number;
}

/** Seconds to wait after a limit that came without `Retry-After`; the last one repeats. */
const unnamedWaits = [30, 60, 120, 300];

const ends: Partial<Record<SmsOtpErrorCode, StepState['name']>> = {
  locked: 'locked',
  session_expired: 'expired',
  not_allowed: 'blocked',
  forbidden: 'blocked',
  misconfigured: 'blocked',
};

/** A refused send: back to where the gesture was made, with the cool-down as it was. */
export function afterSendFailed(state: StepState, failed: Failed): StepState {
  const { code } = failed.error;
  const from = state.from ?? 'enteringPhone';
  const end = ends[code];
  if (end) return ended(state, end, failed);
  if (code === 'rate_limited') return limited(state, 'send', failed);
  const isPhone = code.startsWith('phone_') || code === 'delivery_failed';
  const asksNumber = code === 'phone_required' || (isPhone && code !== 'phone_mismatch' && state.typedPhone !== null);
  const name = code === 'phone_mismatch' ? 'readyToSend' : asksNumber ? 'enteringPhone' : from;
  return {
    ...state,
    name,
    scope: null,
    from: null,
    hasPhone: code === 'phone_mismatch' || (state.hasPhone && code !== 'phone_required'),
    // The number on file is another one than was typed: it is that one which can be texted.
    typedPhone: code === 'phone_mismatch' ? null : state.typedPhone,
    maskedPhone: code === 'phone_mismatch' && !state.hasPhone ? null : state.maskedPhone,
    error: toError(state, failed, name === 'enteringPhone' && isPhone ? 'phone' : null),
  };
}

/** A refused or lost verification, or a failed look at what became of it. */
export function afterVerifyFailed(state: StepState, failed: Failed, canCheck: boolean): StepState {
  const { code, outcome } = failed.error;
  const end = ends[code];
  if (end) return ended(state, end, failed);
  if (state.name === 'checking') return { ...state, error: toError(state, failed, null) };
  if (code === 'rate_limited') return { ...limited(state, 'verify', failed), clearCode: state.clearCode + 1 };
  if (outcome === 'unknown' && canCheck) return { ...state, name: 'checking', from: 'enteringCode', error: null };
  const isCode = code.startsWith('code_');
  return {
    ...state,
    name: 'enteringCode',
    from: null,
    codeExpired: state.codeExpired || code === 'code_expired',
    // Digits that were refused are taken out; digits that never arrived stay for the next try.
    clearCode: isCode ? state.clearCode + 1 : state.clearCode,
    error: toError(state, failed, isCode ? 'code' : null),
  };
}

function limited(state: StepState, scope: 'send' | 'verify', failed: Failed): StepState {
  const seconds = failed.error.retryAfterSeconds ?? unnamedWaits[Math.min(state.limitCount, unnamedWaits.length - 1)]!;
  const retryAtMs = failed.nowMs + seconds * 1000;
  return {
    ...state,
    name: 'rateLimited',
    scope,
    from: scope === 'verify' ? 'enteringCode' : state.from,
    limitCount: state.limitCount + 1,
    resendAtMs: scope === 'send' ? Math.max(state.resendAtMs ?? 0, retryAtMs) : state.resendAtMs,
    error: { ...toError(state, failed, null), retryAtMs },
  };
}

function ended(state: StepState, name: StepState['name'], failed: Failed): StepState {
  return {
    ...state,
    name,
    scope: null,
    from: null,
    clearCode: state.clearCode + 1,
    error: toError(state, failed, null),
  };
}

function toError(state: StepState, { error, nowMs }: Failed, field: StepError['field']): StepError {
  return {
    code: error.code,
    field,
    retryAtMs: error.retryAfterSeconds === undefined ? null : nowMs + error.retryAfterSeconds * 1000,
    requestId: error.requestId ?? null,
    // The gesture's number: unique per failure, and the same for one failure rendered twice.
    occurrence: state.attempt,
  };
}
