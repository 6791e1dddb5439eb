export { createHttpBackend, type HttpBackendOptions } from '../backend/http-backend.js';
export type {
  AuthenticateParams,
  AuthenticateResponse,
  CallContext,
  Challenge,
  MemberIdentity,
  SendParams,
  SendResponse,
  SmsOtpBackend,
} from '../contract/backend.js';
export { challengeFromPrimaryAuth, type PrimaryAuthResponse } from '../contract/challenge.js';
export { isSmsOtpError, SmsOtpError, type SmsOtpErrorCode, type SmsOtpOutcome } from '../contract/errors.js';
export { type Attempt, type AttemptOptions, type AttemptResult, smsOtpKeys } from './attempt-mutation.js';
export { SmsOtpBackendContext } from './backend-context.js';
export { monotonicNow } from './monotonic-clock.js';
export { canChangeNumber, canSend, canSubmit, initialStepState, isFinal, stepReducer } from './step-reducer.js';
export type {
  StepAction,
  StepError,
  StepEvent,
  StepFailure,
  StepName,
  StepPurpose,
  StepSent,
  StepState,
} from './step-state.js';
export { useCountdown } from './use-countdown.js';
export {
  useSmsOtpAuthenticate,
  type UseSmsOtpAuthenticateOptions,
  type UseSmsOtpAuthenticateResult,
} from './use-sms-otp-authenticate.js';
export { useSmsOtpSend, type UseSmsOtpSendOptions, type UseSmsOtpSendResult } from './use-sms-otp-send.js';
export {
  type CodeSource,
  type SmsOtpStepControls,
  useSmsOtpStep,
  type UseSmsOtpStepOptions,
} from './use-sms-otp-step.js';
