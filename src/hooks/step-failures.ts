import type { SmsOtpErrorCode } from '../contract/errors.js';
import { type Failed, inSeconds, moveTo, toError } from './step-move.js';
import type { StepName, StepState } from './step-state.js';

/** Seconds to wait after a limit that came without `Retry-After`; the last one repeats. */
const unnamedWaits = [30, 60, 120, 300];

const ends: Partial<Record<SmsOtpErrorCode, StepName>> = {
  locked: 'locked',
  session_expired: 'expired',
  not_allowed: 'blocked',
  forbidden: 'blocked',
  misconfigured: 'blocked',
};

/** A refused send: back to where the gesture was made, with the cool-down as it was. */
export function afterSendFailed(state: StepState, failed: Failed): StepState {
  const { code } = failed.error;
  const { hasPhone, typedPhone, maskedPhone, from } = state;
  if (ends[code]) return ended(state, ends[code], failed);
  if (code === 'rate_limited') return limited(state, 'send', failed);
  if (code === 'phone_mismatch') {
    // The number on file is another one than was typed: it is that one which can be texted, or has been.
    return moveTo(state, state.sendCount > 0 ? 'enteringCode' : 'readyToSend', {
      hasPhone: true,
      typedPhone: null,
      sentPhone: null,
      maskedPhone: hasPhone ? maskedPhone : null,
      error: toError(state, failed, null),
    });
  }
  const isPhone = code.startsWith('phone_') || code === 'delivery_failed';
  const asksNumber = code === 'phone_required' || (isPhone && typedPhone !== null);
  const name = asksNumber ? 'enteringPhone' : (from ?? 'enteringPhone');
  return moveTo(state, name, {
    hasPhone: hasPhone && code !== 'phone_required',
    error: toError(state, failed, name === 'enteringPhone' && isPhone ? 'phone' : null),
  });
}

/** A refused or lost verification, or a failed look at what became of it. */
export function afterVerifyFailed(state: StepState, failed: Failed, canCheck: boolean): StepState {
  const { code, outcome } = failed.error;
  if (ends[code]) return ended(state, ends[code], failed);
  if (state.name === 'checking') return { ...state, error: toError(state, failed, null) };
  if (code === 'rate_limited') return { ...limited(state, 'verify', failed), clearCode: state.clearCode + 1 };
  if (outcome === 'unknown' && canCheck) return moveTo(state, 'checking', { from: 'enteringCode' });
  const isCode = code.startsWith('code_');
  return moveTo(state, 'enteringCode', {
    codeExpired: state.codeExpired || code === 'code_expired',
    // Digits that were refused are taken out; digits that never arrived stay for the next try.
    clearCode: state.clearCode + Number(isCode),
    error: toError(state, failed, isCode ? 'code' : null),
  });
}

function limited(state: StepState, scope: 'send' | 'verify', failed: Failed): StepState {
  const { limitCount, resendAtMs, from } = state;
  const seconds = failed.error.retryAfterSeconds ?? unnamedWaits[Math.min(limitCount, unnamedWaits.length - 1)]!;
  const retryAtMs = inSeconds(failed.nowMs, seconds)!;
  return moveTo(state, 'rateLimited', {
    scope,
    from: scope === 'verify' ? 'enteringCode' : from,
    limitCount: limitCount + 1,
    resendAtMs: scope === 'send' ? Math.max(resendAtMs ?? 0, retryAtMs) : resendAtMs,
    error: { ...toError(state, failed, null), retryAtMs },
  });
}

function ended(state: StepState, name: StepName, failed: Failed): StepState {
  return moveTo(state, name, { clearCode: state.clearCode + 1, error: toError(state, failed, null) });
}
