import type { Challenge } from '../contract/backend.js';
import { maskPhoneNumber } from '../contract/challenge.js';
import { afterSendFailed, afterVerifyFailed } from './step-failures.js';
import type { StepAction, StepPurpose, StepSent, StepState } from './step-state.js';

/** Stytch's codes live two minutes (https://stytch.com/docs/b2b/api/send-sms-otp, read 2026-11-23). */
const codeLifetimeSeconds = 120;

/** The first step of the proxy's own cool-down; used when the server named none. */
const resendCooldownSeconds = 30;

/** `checking` without a challenge: the backend is asked; with one, the screen that it calls for. Sends nothing. */
export function initialStepState(challenge: Challenge | null, purpose: StepPurpose, nowMs: number): StepState {
  const blank: StepState = {
    name: 'checking',
    purpose,
    scope: null,
    from: null,
    attempt: 0,
    hasPhone: false,
    phoneVerified: false,
    maskedPhone: null,
    typedPhone: null,
    sendCount: 0,
    maybeSent: false,
    codeExpiresAtMs: null,
    resendAtMs: null,
    stepEndsAtMs: null,
    codeExpired: false,
    limitCount: 0,
    clearCode: 0,
    error: null,
  };
  return challenge ? fromChallenge(blank, challenge, nowMs) : blank;
}

/**
 * The whole step as one pure function. An action that its state does not know changes nothing and gives back the same object;
 * so does the answer to a gesture that is not the newest.
 */
export function stepReducer(state: StepState, action: StepAction): StepState {
  switch (action.type) {
    case 'challengeRead':
      return state.attempt === action.attempt ? challengeRead(state, action.challenge, action.nowMs) : state;
    case 'challengeFailed':
      return isAnswer(state, 'checking', action.attempt) ? afterVerifyFailed(state, action, false) : state;
    case 'checkRequested':
      return state.name === 'checking' && state.error ? { ...state, error: null } : state;
    case 'sendRequested':
      return sendRequested(state, action);
    case 'sendSucceeded':
      return isAnswer(state, 'sending', action.attempt) ? codeSent(state, action.sent, action.nowMs) : state;
    case 'sendFailed':
      return isAnswer(state, 'sending', action.attempt) ? sendFailed(state, action) : state;
    case 'codeSubmitted':
      return canSubmit(state)
        ? { ...state, name: 'verifying', from: 'enteringCode', scope: null, attempt: action.attempt, error: null }
        : state;
    case 'verifySucceeded':
      return isAnswer(state, 'verifying', action.attempt) ? done(state) : state;
    case 'verifyFailed':
      return isAnswer(state, 'verifying', action.attempt) ? afterVerifyFailed(state, action, action.canCheck) : state;
    case 'numberChangeRequested':
      return canChangeNumber(state)
        ? { ...state, name: 'enteringPhone', scope: null, from: null, error: null, clearCode: state.clearCode + 1 }
        : state;
    case 'returnedToCode':
      return state.name === 'enteringPhone' && state.sendCount > 0
        ? { ...state, name: 'enteringCode', error: null }
        : state;
    case 'timePassed':
      return timePassed(state, action.nowMs);
    case 'sentInOtherTab':
      return ['enteringCode', 'readyToSend', 'rateLimited'].includes(state.name)
        ? codeSent(state, action.sent, action.nowMs)
        : state;
    case 'authenticatedInOtherTab':
      return isFinal(state) ? state : done(state);
    case 'pageRestored':
      return pageRestored(state, action.attempt, action.canCheck);
    case 'remembered':
      return remembered(state, action);
  }
}

/** No answer and no gesture leads out of these, but the host's restart. */
export function isFinal(state: StepState): boolean {
  return ['locked', 'expired', 'blocked', 'done'].includes(state.name);
}

/** A code is out or may be, and nothing stands against trying one. */
export function canSubmit(state: StepState): boolean {
  return state.name === 'enteringCode' || (state.name === 'rateLimited' && isFrom(state, 'send', 'enteringCode'));
}

/** Apart from the cool-down, which `resendAtMs` tells. */
export function canSend(state: StepState): boolean {
  const { name } = state;
  if (name === 'enteringPhone' || name === 'readyToSend' || name === 'enteringCode') return true;
  return name === 'rateLimited' && isFrom(state, 'verify', 'enteringCode');
}

/** While it is not verified; a verified number is changed where the member is signed in. */
export function canChangeNumber(state: StepState): boolean {
  const open = state.name === 'enteringCode' || state.name === 'readyToSend' || state.name === 'rateLimited';
  return open && !state.phoneVerified;
}

function isFrom(state: StepState, scope: StepState['scope'], from: StepState['from']): boolean {
  return state.scope === scope && state.from === from;
}

function isAnswer(state: StepState, name: StepState['name'], attempt: number): boolean {
  return state.name === name && state.attempt === attempt;
}

function done(state: StepState): StepState {
  return { ...state, name: 'done', scope: null, from: null, error: null, clearCode: state.clearCode + 1 };
}

function fromChallenge(state: StepState, challenge: Challenge, nowMs: number): StepState {
  if (challenge.state === 'authenticated') return done(state);
  const known: StepState = {
    ...state,
    scope: null,
    from: null,
    error: null,
    hasPhone: challenge.has_phone_number,
    phoneVerified: challenge.phone_verified === true,
    maskedPhone: challenge.masked_phone_number ?? state.maskedPhone,
    stepEndsAtMs: inSeconds(nowMs, challenge.expires_in_seconds),
  };
  if (challenge.state === 'none') return { ...known, name: 'expired' };
  if (!challenge.has_phone_number) return { ...known, name: 'enteringPhone' };
  if (!challenge.code_sent) {
    return { ...known, name: 'readyToSend', resendAtMs: inSeconds(nowMs, challenge.resend_in_seconds) };
  }
  const age = challenge.code_sent_seconds_ago ?? 0;
  const codeExpiresAtMs = nowMs + (codeLifetimeSeconds - age) * 1000;
  return {
    ...known,
    name: 'enteringCode',
    sendCount: Math.max(1, state.sendCount),
    codeExpiresAtMs,
    codeExpired: codeExpiresAtMs <= nowMs,
    resendAtMs: inSeconds(nowMs, challenge.resend_in_seconds ?? Math.max(0, resendCooldownSeconds - age)),
  };
}

function challengeRead(state: StepState, challenge: Challenge, nowMs: number): StepState {
  if (isFinal(state) || state.name === 'sending' || state.name === 'verifying') return state;
  const wasVerifying = state.name === 'checking' && state.from === 'enteringCode';
  const next = fromChallenge(state, challenge, nowMs);
  // A number being typed, or an error being read, is not taken away by a look at the server.
  if (state.name !== 'checking')
    return isFinal(next)
      ? next
      : { ...next, name: state.name, scope: state.scope, from: state.from, error: state.error };
  if (!wasVerifying || next.name !== 'enteringCode') return next;
  const error = {
    code: 'outcome_unknown',
    field: 'code',
    retryAtMs: null,
    requestId: null,
    occurrence: state.attempt,
  } as const;
  return { ...next, error };
}

function sendRequested(state: StepState, action: StepAction & { type: 'sendRequested' }): StepState {
  if (!canSend(state)) return state;
  if (state.name === 'enteringPhone' ? !action.phoneNumber : (state.resendAtMs ?? 0) > action.nowMs) return state;
  const from = state.name === 'rateLimited' ? state.from : (state.name as NonNullable<StepState['from']>);
  return {
    ...state,
    name: 'sending',
    from,
    scope: null,
    attempt: action.attempt,
    typedPhone: action.phoneNumber ?? state.typedPhone,
    error: null,
  };
}

function codeSent(state: StepState, sent: StepSent, nowMs: number): StepState {
  return {
    ...state,
    name: 'enteringCode',
    scope: null,
    from: null,
    hasPhone: true,
    maskedPhone: sent.masked_phone_number ?? (state.typedPhone ? maskPhoneNumber(state.typedPhone) : state.maskedPhone),
    sendCount: state.sendCount + 1,
    maybeSent: false,
    codeExpiresAtMs: inSeconds(nowMs, sent.code_expires_in_seconds ?? codeLifetimeSeconds),
    resendAtMs: inSeconds(nowMs, sent.resend_in_seconds ?? resendCooldownSeconds),
    codeExpired: false,
    limitCount: 0,
    clearCode: state.clearCode + 1,
    error: null,
  };
}

function sendFailed(state: StepState, action: StepAction & { type: 'sendFailed' }): StepState {
  if (action.error.outcome !== 'unknown') return afterSendFailed(state, action);
  // It may be on its way, and if it is, the code before it is dead: waiting starts as if it was sent.
  const wait = { resend_in_seconds: action.error.retryAfterSeconds ?? resendCooldownSeconds };
  const failed = afterSendFailed(state, action);
  return { ...codeSent(state, wait, action.nowMs), maybeSent: true, error: failed.error };
}

function timePassed(state: StepState, nowMs: number): StepState {
  const isOver = (deadline: number | null | undefined): boolean => typeof deadline === 'number' && deadline <= nowMs;
  if (state.name === 'rateLimited' && isOver(state.error?.retryAtMs)) {
    return { ...state, name: state.from ?? 'enteringCode', scope: null, from: null, error: null };
  }
  if (state.name === 'locked' && isOver(state.error?.retryAtMs)) return { ...state, name: 'expired', error: null };
  if (isFinal(state) || state.name === 'sending' || state.name === 'verifying') return state;
  if (isOver(state.stepEndsAtMs)) return { ...state, name: 'expired', scope: null, from: null, error: null };
  return !state.codeExpired && isOver(state.codeExpiresAtMs) ? { ...state, codeExpired: true } : state;
}

function pageRestored(state: StepState, attempt: number, canCheck: boolean): StepState {
  if (isFinal(state)) return state;
  const cleared = { ...state, clearCode: state.clearCode + 1, attempt };
  if (canCheck) return { ...cleared, name: 'checking', from: null, scope: null, error: null };
  return state.name === 'sending' || state.name === 'verifying'
    ? { ...cleared, name: 'enteringCode', from: null, maybeSent: state.name === 'sending' }
    : cleared;
}

function remembered(state: StepState, action: StepAction & { type: 'remembered' }): StepState {
  if (state.name !== 'enteringCode' && state.name !== 'readyToSend') return state;
  if (action.resendAtMs <= action.nowMs && action.codeExpiresAtMs <= action.nowMs) return state;
  return {
    ...state,
    name: 'enteringCode',
    sendCount: Math.max(state.sendCount, action.sendCount),
    codeExpiresAtMs: action.codeExpiresAtMs,
    codeExpired: action.codeExpiresAtMs <= action.nowMs,
    resendAtMs: Math.max(state.resendAtMs ?? 0, action.resendAtMs),
  };
}

function inSeconds(nowMs: number, seconds: number | undefined): number | null {
  return seconds === undefined ? null : nowMs + seconds * 1000;
}
