import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Challenge,
  initialStepState,
  isFinal,
  SmsOtpError,
  type StepAction,
  type StepName,
  stepReducer,
  type StepState,
} from 'sms-otp-kit/hooks';

const nowMs = 1_000_000;
const phoneNumber = '+12025550162';
const pending: Challenge = {
  state: 'pending',
  has_phone_number: true,
  masked_phone_number: '••• 0162',
  code_sent: false,
  expires_in_seconds: 600,
};
const codeOut: Challenge = { ...pending, code_sent: true, code_sent_seconds_ago: 10 };

function run(state: StepState, ...actions: StepAction[]): StepState {
  return actions.reduce(stepReducer, state);
}

const sendRequested: StepAction = { type: 'sendRequested', attempt: 1, phoneNumber: null, nowMs };
const codeSubmitted: StepAction = { type: 'codeSubmitted', attempt: 1 };
const ready = initialStepState(pending, 'login', nowMs);
const entering = initialStepState(codeOut, 'login', nowMs);

function sendFailed(...init: ConstructorParameters<typeof SmsOtpError>): StepAction {
  return { type: 'sendFailed', attempt: 1, error: new SmsOtpError(...init), nowMs };
}

function verifyFailed(...init: ConstructorParameters<typeof SmsOtpError>): StepAction {
  return { type: 'verifyFailed', attempt: 1, error: new SmsOtpError(...init), canCheck: true, nowMs };
}

/** One state of each name, all after gesture 1 where there was one. */
const states: Record<StepName, StepState> = {
  enteringPhone: run(entering, { type: 'numberChangeRequested' }),
  readyToSend: ready,
  sending: run(ready, sendRequested),
  enteringCode: entering,
  verifying: run(entering, codeSubmitted),
  checking: initialStepState(null, 'login', nowMs),
  rateLimited: run(entering, codeSubmitted, verifyFailed('rate_limited', { retryAfterSeconds: 60 })),
  locked: run(entering, codeSubmitted, verifyFailed('locked')),
  expired: initialStepState({ ...pending, state: 'none' }, 'login', nowMs),
  blocked: run(ready, sendRequested, sendFailed('not_allowed')),
  done: initialStepState({ ...pending, state: 'authenticated' }, 'login', nowMs),
};

const sent = { code_expires_in_seconds: 120, resend_in_seconds: 30 };
const later = nowMs + 31_000;

/** Each action as it would meet the state: an answer answers the newest gesture. */
function everyAction(attempt: number): Record<string, StepAction> {
  const wrong = new SmsOtpError('code_incorrect');
  return {
    challengeRead: { type: 'challengeRead', attempt, challenge: codeOut, nowMs },
    challengeFailed: { type: 'challengeFailed', attempt, error: new SmsOtpError('unavailable'), nowMs },
    checkRequested: { type: 'checkRequested' },
    sendRequested: { type: 'sendRequested', attempt: attempt + 1, phoneNumber, nowMs: later },
    sendSucceeded: { type: 'sendSucceeded', attempt, sent, nowMs },
    sendFailed: { type: 'sendFailed', attempt, error: new SmsOtpError('unavailable'), nowMs },
    codeSubmitted: { type: 'codeSubmitted', attempt: attempt + 1 },
    verifySucceeded: { type: 'verifySucceeded', attempt },
    verifyFailed: { type: 'verifyFailed', attempt, error: wrong, canCheck: true, nowMs },
    numberChangeRequested: { type: 'numberChangeRequested' },
    returnedToCode: { type: 'returnedToCode' },
    timePassed: { type: 'timePassed', nowMs: later },
    sentInOtherTab: { type: 'sentInOtherTab', sent, nowMs },
    authenticatedInOtherTab: { type: 'authenticatedInOtherTab' },
    pageLeft: { type: 'pageLeft' },
    pageRestored: { type: 'pageRestored', attempt: attempt + 1, canCheck: true },
    remembered: { type: 'remembered', sendCount: 1, codeExpiresAtMs: later, resendAtMs: later, limit: null, nowMs },
  };
}

/** Where each pair leads; a pair that is not here leaves the very same object. `same` changes the record, not the screen. */
const everywhere = { authenticatedInOtherTab: 'done', pageLeft: 'same', pageRestored: 'checking' } as const;
const moves: Record<StepName, Record<string, StepName | 'same'>> = {
  enteringPhone: {
    ...everywhere,
    challengeRead: 'same',
    sendRequested: 'sending',
    returnedToCode: 'enteringCode',
    pageRestored: 'same',
    remembered: 'enteringCode',
  },
  readyToSend: {
    ...everywhere,
    challengeRead: 'enteringCode',
    sendRequested: 'sending',
    numberChangeRequested: 'enteringPhone',
    sentInOtherTab: 'enteringCode',
    remembered: 'enteringCode',
  },
  sending: { ...everywhere, sendSucceeded: 'enteringCode', sendFailed: 'readyToSend' },
  enteringCode: {
    ...everywhere,
    challengeRead: 'same',
    sendRequested: 'sending',
    codeSubmitted: 'verifying',
    numberChangeRequested: 'enteringPhone',
    sentInOtherTab: 'same',
    remembered: 'same',
  },
  verifying: { ...everywhere, verifySucceeded: 'done', verifyFailed: 'enteringCode' },
  checking: { ...everywhere, challengeRead: 'enteringCode', challengeFailed: 'same', remembered: 'enteringCode' },
  rateLimited: {
    ...everywhere,
    challengeRead: 'same',
    sendRequested: 'sending',
    numberChangeRequested: 'enteringPhone',
    sentInOtherTab: 'enteringCode',
  },
  locked: {},
  expired: {},
  blocked: {},
  done: {},
};

const pairs = Object.entries(states).flatMap(([name, state]) =>
  Object.entries(everyAction(state.attempt)).map(([type, action]) => ({
    name: name as StepName,
    type,
    state,
    action,
    to: moves[name as StepName][type] ?? 'nothing',
  })),
);

describe('stepReducer', () => {
  it('has one sample state of each name', () => {
    for (const [name, state] of Object.entries(states)) expect(state.name).toBe(name);
  });

  it.each(pairs)('$name + $type leads to $to', ({ name, state, action, to }) => {
    const next = stepReducer(Object.freeze(state), Object.freeze(action));
    const expected = to === 'nothing' || to === 'same' ? name : to;
    expect({ name: next.name, isSame: next === state }).toEqual({ name: expected, isSame: to === 'nothing' });
  });

  it.each(['sending', 'verifying', 'checking'] as const)(
    'drops the answer to an older gesture while %s (U5)',
    (name) => {
      const state = { ...states[name], attempt: 9 };
      const answers = [
        'challengeRead',
        'challengeFailed',
        'sendSucceeded',
        'sendFailed',
        'verifySucceeded',
        'verifyFailed',
      ];
      for (const type of answers) expect(stepReducer(state, everyAction(8)[type]!)).toBe(state);
    },
  );

  it('starts no cool-down for a send that was refused', () => {
    expect(run(ready, sendRequested, sendFailed('delivery_failed'))).toMatchObject({
      name: 'readyToSend',
      resendAtMs: null,
      sendCount: 0,
      error: { code: 'delivery_failed' },
    });
  });

  it('goes on to the code, under cool-down, when a send may have happened (U8)', () => {
    expect(run(ready, sendRequested, sendFailed('timeout'))).toMatchObject({
      name: 'enteringCode',
      maybeSent: true,
      resendAtMs: nowMs + 30_000,
      error: { code: 'timeout' },
    });
  });

  it('empties the field for a refused code, and keeps the digits of one that never arrived', () => {
    const refused = run(entering, codeSubmitted, verifyFailed('code_incorrect'));
    const offline = run(entering, codeSubmitted, verifyFailed('offline'));
    expect(refused).toMatchObject({
      name: 'enteringCode',
      clearCode: entering.clearCode + 1,
      error: { field: 'code' },
    });
    expect(offline).toMatchObject({ name: 'enteringCode', clearCode: entering.clearCode, error: { code: 'offline' } });
  });

  it.each([
    ['authenticated', 'done'],
    ['pending', 'enteringCode'],
    ['none', 'expired'],
  ] as const)('asks the server what became of a lost verification: %s means %s (U8)', (state, name) => {
    const checking = run(entering, codeSubmitted, verifyFailed('outcome_unknown'));
    expect(checking.name).toBe('checking');
    const challenge = { ...codeOut, state };
    expect(stepReducer(checking, { type: 'challengeRead', attempt: 1, challenge, nowMs }).name).toBe(name);
  });

  it('goes back to where it was when the server has no route to ask', () => {
    const unasked = { type: 'challengeRead', attempt: 1, challenge: null, nowMs } as const;
    const checking = run(entering, codeSubmitted, verifyFailed('outcome_unknown'));
    expect(stepReducer(checking, unasked)).toMatchObject({
      name: 'enteringCode',
      error: { code: 'outcome_unknown', field: 'code' },
    });
    const restored = stepReducer(ready, { type: 'pageRestored', attempt: 1, canCheck: true });
    expect(stepReducer(restored, unasked)).toMatchObject({ name: 'readyToSend', error: null });
    expect(stepReducer(states.checking, { ...unasked, attempt: 0 })).toMatchObject({ name: 'enteringPhone' });
    expect(stepReducer(entering, { ...unasked, attempt: 0 })).toBe(entering);
  });

  it('lets Retry-After win, and else waits 30, 60, 120, then 300 seconds (U9)', () => {
    const named = run(ready, sendRequested, sendFailed('rate_limited', { retryAfterSeconds: 7 }));
    expect(named).toMatchObject({ name: 'rateLimited', scope: 'send', error: { retryAtMs: nowMs + 7000 } });
    let state = ready;
    const waits = [1, 2, 3, 4, 5].map((attempt) => {
      const atMs = state.error?.retryAtMs ?? nowMs;
      const error = new SmsOtpError('rate_limited');
      state = run(
        state,
        { type: 'timePassed', nowMs: atMs },
        { type: 'sendRequested', attempt, phoneNumber: null, nowMs: atMs },
        { type: 'sendFailed', attempt, error, nowMs: atMs },
      );
      return (state.error!.retryAtMs! - atMs) / 1000;
    });
    expect(waits).toEqual([30, 60, 120, 300, 300]);
  });

  it('lets a code be tried while sending is limited, and a send be made while trying is', () => {
    const sendLimited = run(
      entering,
      { type: 'sendRequested', attempt: 1, phoneNumber: null, nowMs: later },
      sendFailed('rate_limited'),
    );
    expect(sendLimited).toMatchObject({ name: 'rateLimited', scope: 'send', from: 'enteringCode' });
    expect(stepReducer(sendLimited, { type: 'codeSubmitted', attempt: 2 }).name).toBe('verifying');
    expect(states.rateLimited.scope).toBe('verify');
  });

  it('keeps how many tries a wrong code has left (U9)', () => {
    const wrong = run(entering, codeSubmitted, verifyFailed('code_incorrect', { attemptsLeft: 2 }));
    expect(wrong.error).toMatchObject({ code: 'code_incorrect', attemptsLeft: 2 });
  });

  it('keeps the field usable when the two minutes are over: the server decides', () => {
    const old = stepReducer(entering, { type: 'timePassed', nowMs: nowMs + 110_000 });
    expect(old).toMatchObject({ name: 'enteringCode', codeExpired: true });
    expect(stepReducer(old, codeSubmitted).name).toBe('verifying');
  });

  it('ends a lock whose end is known at its end', () => {
    const locked = run(entering, codeSubmitted, verifyFailed('locked', { retryAfterSeconds: 60 }));
    expect(stepReducer(locked, { type: 'timePassed', nowMs: nowMs + 59_000 }).name).toBe('locked');
    expect(stepReducer(locked, { type: 'timePassed', nowMs: nowMs + 60_000 }).name).toBe('expired');
  });

  it('refuses a resend while the cool-down runs, and takes it when it is over', () => {
    expect(stepReducer(entering, sendRequested)).toBe(entering);
    expect(stepReducer(entering, { ...sendRequested, nowMs: nowMs + 20_000 }).name).toBe('sending');
  });

  it('keeps a verified number', () => {
    const verified = initialStepState({ ...codeOut, phone_verified: true }, 'login', nowMs);
    expect(stepReducer(verified, { type: 'numberChangeRequested' })).toBe(verified);
  });

  it('holds for any history: never throws, stays serialisable, and nothing leaves an end but the end of a lock', () => {
    const types = Object.keys(everyAction(0));
    const codes = fc.constantFrom(
      'code_incorrect',
      'rate_limited',
      'locked',
      'session_expired',
      'timeout',
      'phone_invalid',
    );
    const step = fc.record({ type: fc.constantFrom(...types), late: fc.integer({ min: 0, max: 2 }), code: codes });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state = initialStepState(null, 'login', nowMs);
        let clock = nowMs;
        for (const { type, late, code } of steps) {
          clock += late * 20_000;
          const action = { ...everyAction(state.attempt - (late === 2 ? 1 : 0))[type]!, nowMs: clock } as StepAction;
          if ('error' in action) action.error = new SmsOtpError(code as 'timeout');
          const next = stepReducer(state, action);
          const isAllowed = !isFinal(state) || next === state || (state.name === 'locked' && next.name === 'expired');
          expect(isAllowed).toBe(true);
          expect(next.attempt).toBeGreaterThanOrEqual(state.attempt);
          expect(next.clearCode).toBeGreaterThanOrEqual(state.clearCode);
          expect(structuredClone(next)).toEqual(next);
          // A wait begins in the future. It ends by `timePassed` alone, so other actions may come after its end.
          const retryAtMs = next.error?.retryAtMs ?? Number.POSITIVE_INFINITY;
          const isNewWait = next.name === 'rateLimited' && state.name !== 'rateLimited';
          expect(isNewWait && retryAtMs <= clock).toBe(false);
          expect(stepReducer(next, { type: 'timePassed', nowMs: retryAtMs }).name).not.toBe('rateLimited');
          state = next;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
