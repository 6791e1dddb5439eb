import type { Challenge, SendResponse } from '../contract/backend.js';
import type { SmsOtpError, SmsOtpErrorCode } from '../contract/errors.js';

/** `login` finishes a sign-in, `stepUp` re-proves a live session, `enroll` adds SMS as a factor, `unenroll` removes it. */
export type StepPurpose = 'login' | 'stepUp' | 'enroll' | 'unenroll';

export type StepName =
  | 'enteringPhone'
  | 'readyToSend'
  | 'sending'
  | 'enteringCode'
  | 'verifying'
  | 'checking'
  | 'rateLimited'
  | 'locked'
  | 'expired'
  | 'blocked'
  | 'done';

export interface StepError {
  code: SmsOtpErrorCode;
  /** Where it belongs on the screen. */
  field: 'phone' | 'code' | null;
  /** When the wait that the server asked for ends, on the clock of `monotonicNow`; null when it named none. */
  retryAtMs: number | null;
  /** Tries that this code has left, where the server counts them; the step says so from three on. */
  attemptsLeft: number | null;
  requestId: string | null;
  /** Counts failures, so that the same error twice is announced twice. */
  occurrence: number;
}

/**
 * One flat, serialisable record. Every `…AtMs` is a deadline on the local monotonic clock (`monotonicNow`), made from a
 * duration of the server's on receipt, so a wrong or moved clock changes nothing. It holds no code and no token.
 */
export interface StepState {
  name: StepName;
  purpose: StepPurpose;
  /** What `rateLimited` limits; the other gesture stays possible. */
  scope: 'send' | 'verify' | null;
  /** The screen that `sending`, `verifying`, `checking` and `rateLimited` came from and may go back to. */
  from: 'enteringPhone' | 'readyToSend' | 'enteringCode' | null;
  /** The newest gesture; an answer of an older one changes nothing. */
  attempt: number;
  /** The server knows a number of this member. */
  hasPhone: boolean;
  /** A verified number cannot be changed here. */
  phoneVerified: boolean;
  /** May be shown: `'••• ••• 0123'`. Null while no number is known. */
  maskedPhone: string | null;
  /** The number typed in this step, E.164: kept in its field when it is refused or changed. Never persisted. */
  typedPhone: string | null;
  /** The typed number that the newest code went to, or may have: repeated by a resend while enrolling. Never persisted. */
  sentPhone: string | null;
  /** Codes sent in this step, as far as known; 0 at the start of a step whose first code is not out. */
  sendCount: number;
  /** The send's answer was lost: a code may be out. */
  maybeSent: boolean;
  codeExpiresAtMs: number | null;
  resendAtMs: number | null;
  stepEndsAtMs: number | null;
  /** The code's two minutes are over; the field stays usable, because the server decides. */
  codeExpired: boolean;
  /** Limits met in a row, for a wait that the server did not name. */
  limitCount: number;
  /** Rises when the code field must be emptied with focus kept. */
  clearCode: number;
  error: StepError | null;
}

/** Where a step starts when the host passes no `challenge` and the backend has none to read. */
export const unknownChallenge: Challenge = { state: 'pending', has_phone_number: false, code_sent: false };

/** What a failure means to the machine; any `SmsOtpError` fits. */
export type StepFailure = Pick<SmsOtpError, 'code' | 'outcome' | 'retryAfterSeconds' | 'attemptsLeft' | 'requestId'>;

/** What a send's answer means to the machine; any `SendResponse` fits. */
export type StepSent = {
  [K in 'code_expires_in_seconds' | 'resend_in_seconds' | 'masked_phone_number']?: SendResponse[K] | undefined;
};

/** Everything that can happen to a step. `nowMs` is `monotonicNow()` at the time it happened. */
export type StepAction =
  /**
   * `attempt`: the newest gesture when the question was asked; a gesture made since then knows better. `challenge` is null
   * where the server has no such route.
   */
  | { type: 'challengeRead'; attempt: number; challenge: Challenge | null; nowMs: number }
  | { type: 'challengeFailed'; attempt: number; error: StepFailure; nowMs: number }
  | { type: 'checkRequested' }
  /** `phoneNumber` (E.164) links a first number; without it the known one is texted. */
  | { type: 'sendRequested'; attempt: number; phoneNumber: string | null; nowMs: number }
  | { type: 'sendSucceeded'; attempt: number; sent: StepSent; nowMs: number }
  | { type: 'sendFailed'; attempt: number; error: StepFailure; nowMs: number }
  | { type: 'codeSubmitted'; attempt: number }
  | { type: 'verifySucceeded'; attempt: number }
  /** `canCheck`: the backend can tell what became of a verification whose answer was lost. */
  | { type: 'verifyFailed'; attempt: number; error: StepFailure; canCheck: boolean; nowMs: number }
  | { type: 'numberChangeRequested' }
  | { type: 'returnedToCode' }
  /** A deadline may have been reached. */
  | { type: 'timePassed'; nowMs: number }
  | { type: 'sentInOtherTab'; sent: StepSent; nowMs: number }
  | { type: 'authenticatedInOtherTab' }
  /** The page is left, perhaps into the back-forward cache: the code must not stay in it. */
  | { type: 'pageLeft' }
  /** Back from the back-forward cache: what was under way then has no answer any more. */
  | { type: 'pageRestored'; attempt: number; canCheck: boolean }
  /** What this tab kept through a reload. */
  | ({ type: 'remembered'; nowMs: number } & StepMemory);

/** Deadlines, a count and the limit that was met: nothing that names a member, and nothing to log in with. */
export interface StepMemory {
  sendCount: number;
  codeExpiresAtMs: number | null;
  resendAtMs: number | null;
  limit: { scope: StepState['scope']; from: StepState['from']; retryAtMs: number } | null;
}

/** Gestures and screens, for analytics. Never a code, a full number or a token. */
export type StepEvent =
  | { type: 'step_viewed'; name: StepName; purpose: StepPurpose }
  | { type: 'send_requested' | 'resend_requested'; sendCount: number }
  | { type: 'send_succeeded'; sendCount: number; requestId: string | null; durationMs: number }
  | { type: 'send_failed'; code: SmsOtpErrorCode; requestId: string | null; durationMs: number }
  | { type: 'code_submitted'; source: 'typed' | 'pasted' | 'autofilled' }
  | { type: 'verify_succeeded'; requestId: string | null; durationMs: number }
  | { type: 'verify_failed'; code: SmsOtpErrorCode; requestId: string | null; durationMs: number }
  | { type: 'change_number' }
  | { type: 'code_expired' }
  | { type: 'restart_requested' }
  /** The screen and the next SMS are in another language now: the member picked it, or the page did. */
  | { type: 'locale_changed'; locale: string };
