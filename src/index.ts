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
export { en } from './locale/en.js';
export { defineLocale, type Locale, type Message, type MessageKey, type Messages } from './locale/messages.js';
export { useCopy } from './locale/use-copy.js';
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
