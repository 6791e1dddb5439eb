import type { StepFailure, StepError, StepName, StepState } from './step-state.js';

/** To another screen, with nothing left of the one before: no limit, no error, no way back. */
export function moveTo(state: StepState, name: StepName, changes?: Partial<StepState>): StepState {
  return { ...state, name, scope: null, from: null, error: null, ...changes };
}

export interface Failed {
  error: StepFailure;
  nowMs: number;
}

export function toError(state: StepState, { error, nowMs }: Failed, field: StepError['field']): StepError {
  return {
    code: error.code,
    field,
    retryAtMs: inSeconds(nowMs, error.retryAfterSeconds),
    attemptsLeft: error.attemptsLeft ?? null,
    requestId: error.requestId ?? null,
    // The gesture's number: unique per failure, and the same for one failure rendered twice.
    occurrence: state.attempt,
  };
}

export function inSeconds(nowMs: number, seconds: number | undefined): number | null {
  return seconds === undefined ? null : nowMs + seconds * 1000;
}
