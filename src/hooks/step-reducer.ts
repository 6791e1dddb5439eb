import type { Challenge } from '../contract/backend.js';
import { maskPhoneNumber } from '../contract/challenge.js';
import { afterSendFailed, afterVerifyFailed } from './step-failures.js';
import { inSeconds, moveTo, toError } from './step-move.js';
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
    sentPhone: null,
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
  const { name, attempt, clearCode } = state;
  const answers = (asked: StepState['name']): boolean =>
    name === asked && 'attempt' in action && action.attempt === attempt;
  switch (action.type) {
    case 'challengeRead':
      return attempt === action.attempt ? challengeRead(state, action.challenge, action.nowMs) : state;
    case 'challengeFailed':
      return answers('checking') ? afterVerifyFailed(state, action, false) : state;
    case 'checkRequested':
      return name === 'checking' && state.error ? { ...state, error: null } : state;
    case 'sendRequested':
      return sendRequested(state, action);
    case 'sendSucceeded':
      return answers('sending') ? codeSent(state, action.sent, action.nowMs) : state;
    case 'sendFailed':
      return answers('sending') ? sendFailed(state, action) : state;
    case 'codeSubmitted':
      return canSubmit(state) ? moveTo(state, 'verifying', { from: 'enteringCode', attempt: action.attempt }) : state;
    case 'verifySucceeded':
      return answers('verifying') ? done(state) : state;
    case 'verifyFailed':
      return answers('verifying') ? afterVerifyFailed(state, action, action.canCheck) : state;
    case 'numberChangeRequested':
      return canChangeNumber(state) ? moveTo(state, 'enteringPhone', { clearCode: clearCode + 1 }) : state;
    case 'returnedToCode':
      return (name === 'rateLimited' ? state.from : name) === 'enteringPhone' && standing(state) !== 'enteringPhone'
        ? moveTo(state, standing(state))
        : state;
    case 'timePassed':
      return timePassed(state, action.nowMs);
    case 'sentInOtherTab':
      return isAsking(state) ? codeSent({ ...state, typedPhone: state.sentPhone }, action.sent, action.nowMs) : state;
    case 'authenticatedInOtherTab':
      return isFinal(state) ? state : done(state);
    case 'pageLeft':
      return isFinal(state) ? state : { ...state, clearCode: clearCode + 1 };
    case 'pageRestored':
      return pageRestored(state, action.attempt, action.canCheck);
    case 'remembered':
      return remembered(state, action);
  }
}

/** No answer and no gesture leads out of these, but the host's restart. */
export function isFinal({ name }: StepState): boolean {
  return name === 'locked' || name === 'expired' || name === 'blocked' || name === 'done';
}

/** A code is out or may be, and nothing stands against trying one. */
export function canSubmit(state: StepState): boolean {
  return state.name === 'enteringCode' || isLimited(state, 'send');
}

/** Apart from the cool-down, which `resendAtMs` tells. */
export function canSend(state: StepState): boolean {
  const { name } = state;
  return name === 'enteringPhone' || name === 'readyToSend' || name === 'enteringCode' || isLimited(state, 'verify');
}

/** While it is not verified; a verified number is changed where the member is signed in. */
export function canChangeNumber(state: StepState): boolean {
  return isAsking(state) && !state.phoneVerified;
}

/** For a code or for the wish to get one; a number being typed stays. */
function isAsking({ name }: StepState): boolean {
  return name === 'enteringCode' || name === 'readyToSend' || name === 'rateLimited';
}

/** On the code screen, where a limit leaves the other gesture possible. */
function isLimited({ name, scope, from }: StepState, limit: StepState['scope']): boolean {
  return name === 'rateLimited' && scope === limit && from === 'enteringCode';
}

/** A send or a try is under way, and its answer is the next word. */
export function isBusy({ name }: StepState): boolean {
  return name === 'sending' || name === 'verifying';
}

function done(state: StepState): StepState {
  return moveTo(state, 'done', { clearCode: state.clearCode + 1 });
}

function fromChallenge(state: StepState, challenge: Challenge, nowMs: number): StepState {
  if (challenge.state === 'authenticated') return done(state);
  const known: StepState = {
    ...state,
    hasPhone: challenge.has_phone_number,
    phoneVerified: challenge.phone_verified === true,
    maskedPhone: challenge.masked_phone_number ?? state.maskedPhone,
    stepEndsAtMs: inSeconds(nowMs, challenge.expires_in_seconds),
  };
  if (challenge.state === 'none') return moveTo(known, 'expired');
  if (!challenge.has_phone_number) return moveTo(known, 'enteringPhone');
  if (!challenge.code_sent) {
    return moveTo(known, 'readyToSend', { resendAtMs: inSeconds(nowMs, challenge.resend_in_seconds) });
  }
  const age = challenge.code_sent_seconds_ago ?? 0;
  return moveTo(known, 'enteringCode', {
    sendCount: Math.max(1, state.sendCount),
    maybeSent: false,
    codeExpiresAtMs: inSeconds(nowMs, codeLifetimeSeconds - age),
    codeExpired: age >= codeLifetimeSeconds,
    resendAtMs: inSeconds(nowMs, challenge.resend_in_seconds ?? Math.max(0, resendCooldownSeconds - age)),
  });
}

/** The screen that calls for the least of the member. */
function standing({ sendCount, hasPhone }: StepState): StepState['name'] {
  if (sendCount > 0) return 'enteringCode';
  return hasPhone ? 'readyToSend' : 'enteringPhone';
}

function challengeRead(state: StepState, challenge: Challenge | null, nowMs: number): StepState {
  const { name, scope, from, error } = state;
  const isChecking = name === 'checking';
  if (isFinal(state) || isBusy(state) || (!challenge && !isChecking)) return state;
  // Nothing new is known: the screen is the one that was, or the first.
  const next = challenge ? fromChallenge(state, challenge, nowMs) : moveTo(state, standing(state));
  // A number being typed, or an error being read, is not taken away by a look at the server.
  const isElsewhere = isFinal(next) || (name === 'readyToSend' && next.name === 'enteringCode');
  if (!isChecking) return isElsewhere ? next : { ...next, name, scope, from, error };
  const isUnconfirmed = from === 'enteringCode' && next.name === 'enteringCode';
  const lost = { error: { code: 'outcome_unknown', outcome: 'unknown' }, nowMs } as const;
  return isUnconfirmed ? { ...next, error: toError(state, lost, 'code') } : next;
}

function sendRequested(state: StepState, action: StepAction & { type: 'sendRequested' }): StepState {
  const { name, from, resendAtMs, sentPhone } = state;
  const { attempt, phoneNumber, nowMs } = action;
  if (!canSend(state) || (name === 'enteringPhone' && !phoneNumber) || (resendAtMs ?? 0) > nowMs) return state;
  return moveTo(state, 'sending', {
    from: name === 'rateLimited' ? from : (name as StepState['from']),
    attempt,
    typedPhone: phoneNumber ?? sentPhone,
  });
}

function codeSent(state: StepState, sent: StepSent, nowMs: number): StepState {
  const { typedPhone, maskedPhone, sendCount, clearCode } = state;
  return moveTo(state, 'enteringCode', {
    hasPhone: true,
    maskedPhone: sent.masked_phone_number ?? (typedPhone ? maskPhoneNumber(typedPhone) : maskedPhone),
    sentPhone: typedPhone,
    sendCount: sendCount + 1,
    maybeSent: false,
    codeExpiresAtMs: inSeconds(nowMs, sent.code_expires_in_seconds ?? codeLifetimeSeconds),
    resendAtMs: inSeconds(nowMs, sent.resend_in_seconds ?? resendCooldownSeconds),
    codeExpired: false,
    limitCount: 0,
    clearCode: clearCode + 1,
  });
}

function sendFailed(state: StepState, action: StepAction & { type: 'sendFailed' }): StepState {
  const { error, nowMs } = action;
  if (error.outcome !== 'unknown') return afterSendFailed(state, action);
  // It may be on its way, and if it is, the code before it is dead: waiting starts as if it was sent.
  const sent = codeSent(state, { resend_in_seconds: error.retryAfterSeconds }, nowMs);
  return { ...sent, maybeSent: true, error: toError(state, action, null) };
}

function timePassed(state: StepState, nowMs: number): StepState {
  const { name, from, error, codeExpired, codeExpiresAtMs, stepEndsAtMs } = state;
  const isOver = (deadline: number | null | undefined): boolean => (deadline ?? Number.POSITIVE_INFINITY) <= nowMs;
  if (isOver(error?.retryAtMs)) {
    if (name === 'rateLimited') return moveTo(state, from ?? 'enteringCode');
    if (name === 'locked') return moveTo(state, 'expired');
  }
  if (isFinal(state) || isBusy(state)) return state;
  if (isOver(stepEndsAtMs)) return moveTo(state, 'expired');
  return !codeExpired && isOver(codeExpiresAtMs) ? { ...state, codeExpired: true } : state;
}

function pageRestored(state: StepState, attempt: number, canCheck: boolean): StepState {
  if (isFinal(state)) return state;
  const cleared = { ...state, clearCode: state.clearCode + 1, attempt };
  if (canCheck && state.name !== 'enteringPhone') return moveTo(cleared, 'checking');
  return isBusy(state) ? moveTo(cleared, 'enteringCode', { maybeSent: state.name === 'sending' }) : cleared;
}

function remembered(state: StepState, action: StepAction & { type: 'remembered' }): StepState {
  const { name, from, sendCount, resendAtMs } = state;
  const { codeExpiresAtMs, limit, nowMs } = action;
  if (isFinal(state) || isBusy(state) || name === 'rateLimited' || (name === 'checking' && from)) return state;
  const known =
    action.sendCount > 0
      ? moveTo(state, 'enteringCode', {
          sendCount: Math.max(sendCount, action.sendCount),
          codeExpiresAtMs,
          codeExpired: (codeExpiresAtMs ?? 0) <= nowMs,
          resendAtMs: Math.max(resendAtMs ?? 0, action.resendAtMs ?? 0),
        })
      : state;
  if (!limit || limit.retryAtMs <= nowMs) return known;
  const { scope, retryAtMs } = limit;
  const error = toError(state, { error: { code: 'rate_limited', outcome: 'rejected' }, nowMs }, null);
  return moveTo(known, 'rateLimited', { scope, from: limit.from, error: { ...error, retryAtMs } });
}
