export { createHttpBackend, type HttpBackendOptions } from './backend/http-backend.js';
export type {
  AuthenticateParams,
  AuthenticateResponse,
  CallContext,
  Challenge,
  Member,
  MemberIdentity,
  MemberSession,
  Organization,
  SendParams,
  SendResponse,
  SmsOtpBackend,
} from './contract/backend.js';
export { challengeFromPrimaryAuth, maskPhoneNumber, type PrimaryAuthResponse } from './contract/challenge.js';
export {
  isSmsOtpError,
  SmsOtpError,
  smsOtpErrorCodes,
  type SmsOtpErrorCode,
  type SmsOtpErrorInit,
  type SmsOtpOutcome,
} from './contract/errors.js';
export { type Attempt, type AttemptOptions, type AttemptResult, smsOtpKeys } from './hooks/attempt-mutation.js';
export { SmsOtpBackendContext } from './hooks/backend-context.js';
export { monotonicNow } from './hooks/monotonic-clock.js';
export { canChangeNumber, canSend, canSubmit, initialStepState, isFinal, stepReducer } from './hooks/step-reducer.js';
export type {
  StepAction,
  StepError,
  StepEvent,
  StepFailure,
  StepName,
  StepPurpose,
  StepSent,
  StepState,
} from './hooks/step-state.js';
export { useCountdown } from './hooks/use-countdown.js';
export {
  useSmsOtpAuthenticate,
  type UseSmsOtpAuthenticateOptions,
  type UseSmsOtpAuthenticateResult,
} from './hooks/use-sms-otp-authenticate.js';
export { useSmsOtpSend, type UseSmsOtpSendOptions, type UseSmsOtpSendResult } from './hooks/use-sms-otp-send.js';
export {
  type CodeSource,
  type SmsOtpStepControls,
  useSmsOtpStep,
  type UseSmsOtpStepOptions,
} from './hooks/use-sms-otp-step.js';
export { en } from './locale/en.js';
export { es } from './locale/es.js';
export type { Format } from './locale/format.js';
export { localeFromCookie } from './locale/locale-cookie.js';
export { LocaleProvider, type LocaleProviderProps, type MessageOverrides } from './locale/locale-provider.js';
export {
  defineLocale,
  type Locale,
  type Message,
  type MessageKey,
  type MessageParams,
  type Messages,
} from './locale/messages.js';
export { acceptedLanguages, negotiateLocale } from './locale/negotiate-locale.js';
export { ptBR } from './locale/pt-br.js';
export { type Copy, useCopy } from './locale/use-copy.js';
export { LocalePicker, type LocalePickerProps } from './locale-picker/locale-picker.js';
export type { OtpChangeReason, OtpRejectReason } from './otp-input/otp-editing.js';
export type { OtpInputPart } from './otp-input/otp-input-parts.js';
export type {
  OtpChangeDetails,
  OtpInputActions,
  OtpInputStatus,
  OtpRejectDetails,
  UseOtpInputProps,
  UseOtpInputResult,
} from './otp-input/otp-input-props.js';
export { OtpInput, type OtpInputProps, type OtpSlot } from './otp-input/otp-input.js';
export type { OtpNews } from './otp-input/otp-input-state.js';
export type { OtpCharset } from './otp-input/otp-value.js';
export { useOtpInput } from './otp-input/use-otp-input.js';
export type { CountryOption } from './phone-entry/country-options.js';
export { PhoneEntry, type PhoneEntryProps } from './phone-entry/phone-entry.js';
export type { PhoneEntryMessages } from './phone-entry/use-phone-copy.js';
export type { PhoneEntryPart, PhoneEntryParts, PhoneEntryState } from './phone-entry/phone-entry-parts.js';
export type { LoadPhoneMetadata } from './phone-entry/phone-metadata-store.js';
export type { PhoneEntryActions } from './phone-entry/phone-gestures.js';
export { usePhoneEntry, type UsePhoneEntryProps, type UsePhoneEntryResult } from './phone-entry/use-phone-entry.js';
export type { PhoneChangeReason, PhoneEntryDetails } from './phone-entry/use-phone-state.js';
export { allCountries } from './phone-number/countries.js';
export {
  defaultAllowedTypes,
  defaultCountries,
  defaultPhonePolicy,
  type PhoneError,
  type PhoneErrorCode,
  type PhoneEvaluation,
  type PhoneMetadata,
  type PhoneNumberType,
  type PhonePolicy,
} from './phone-number/phone-evaluation.js';
export { SmsOtpProvider, type SmsOtpProviderProps } from './sms-otp-step/sms-otp-provider.js';
export { SmsOtpStep, type SmsOtpStepProps } from './sms-otp-step/sms-otp-step.js';
export type { StepCodeProps } from './sms-otp-step/code-form.js';
export type { StepPhoneProps } from './sms-otp-step/phone-form.js';
export type { HeadingLevel } from './sms-otp-step/step-heading.js';
export type { StepClassNames, StepPart } from './sms-otp-step/step-parts.js';
