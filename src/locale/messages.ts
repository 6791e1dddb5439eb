import type { SmsOtpErrorCode } from '../contract/errors.js';
import type { Format } from './format.js';

/** Field-level problems of the number field that no server is asked about. */
export type PhoneEntryError =
  | 'required'
  | 'not_a_number'
  | 'too_short'
  | 'too_long'
  | 'invalid_calling_code'
  | 'invalid_number'
  | 'country_not_allowed'
  | 'number_type'
  | 'legacy_format';

export interface PhoneErrorParams {
  /** Localized name of the country the number belongs to, `''` when there is none. */
  country: string;
  /** Fewest and most national digits of that country; 0 when unknown. */
  min: number;
  max: number;
  /** A better number in international format, for `legacy_format`; else `''`. */
  suggestion: string;
}

interface NoParams {}

/** Every key of the catalogue and what its text may use. A locale that misses a key, or has one more, does not compile. */
export type MessageParams = OtpInputMessageParams &
  PhoneEntryMessageParams &
  CountryPickerMessageParams &
  LocalePickerMessageParams &
  StepMessageParams;

export interface OtpInputMessageParams {
  'otpInput.label': NoParams;
  'otpInput.hint': { length: number };
  /** Native validity and the error under a partial code. */
  'otpInput.incomplete': { length: number };
  'otpInput.filled': NoParams;
  'otpInput.rejected': NoParams;
  /** The three above in one, for a code that is not of digits alone. */
  'otpInput.hintCharacters': { length: number };
  'otpInput.busy': NoParams;
}

export type PhoneEntryMessageParams = { [K in `phone.error.${PhoneEntryError}`]: PhoneErrorParams } & {
  'phone.label': NoParams;
  'phone.hint': NoParams;
  'phone.country.label': NoParams;
  'phone.country.changed': { country: string };
  'phone.country.unavailable': { country: string };
  'phone.suggestion.use': { suggestion: string };
};

/** The searchable country list: its field, its count for screen readers, what it says when nothing is found. */
export interface CountryPickerMessageParams {
  'phone.country.search': NoParams;
  'phone.country.results': { count: number };
  'phone.country.none': { query: string };
  'phone.country.close': NoParams;
}

export interface LocalePickerMessageParams {
  'locale.label': NoParams;
  'locale.hint': NoParams;
}

export type StepMessageParams = { [K in `error.${SmsOtpErrorCode}`]: { wait: number } } & {
  'title.phone': NoParams;
  'title.ready': NoParams;
  'title.code': NoParams;
  'title.locked': NoParams;
  'title.expired': NoParams;
  'title.blocked': NoParams;
  'title.done': NoParams;
  'body.phone': NoParams;
  'body.phone.enroll': NoParams;
  'body.ready': { phone: string };
  'body.ready.stepUp': { phone: string };
  'body.ready.unenroll': { phone: string };
  'body.code': { phone: string };
  'body.code.maybeSent': { phone: string };
  'body.locked': { wait: number };
  'body.expired': NoParams;
  'body.blocked': NoParams;
  /** After `login`; the other purposes go back to where the member was. */
  'body.done': NoParams;
  'body.done.continue': NoParams;
  /** Stands for `{phone}` when the number is not known here, as after a primary login that named none. */
  'value.numberOnFile': NoParams;
  /** `time` is `m:ss`; only seen, what is said comes from `status.expiresIn`. */
  'timer.expiresIn': { time: string };
  'hint.autoSubmit': NoParams;
  'hint.newestCode': NoParams;
  /** Said after a wrong code, from three on; at 0 it stands alone. */
  'hint.attemptsLeft': { count: number };
  'hint.noAccess': NoParams;
  'hint.slow': NoParams;
  'action.sendCode': NoParams;
  'action.sendIn': { wait: number };
  'action.sending': NoParams;
  'action.verify': NoParams;
  'action.verifying': NoParams;
  'action.resend': NoParams;
  'action.resendIn': { wait: number };
  'action.changeNumber': NoParams;
  'action.back': NoParams;
  'action.restart': NoParams;
  'action.tryAgain': NoParams;
  'status.sent': { phone: string };
  'status.resent': { phone: string };
  'status.verified': NoParams;
  'status.checking': NoParams;
  /** The answer to a code was lost, and the server says that the login still waits for one. */
  'status.unconfirmed': NoParams;
  'status.expiresIn': { wait: number };
  'status.codeExpired': NoParams;
  'status.resendReady': NoParams;
  reference: { requestId: string };
};

export type MessageKey = keyof MessageParams;

/** A full sentence; `{name}` stands for a parameter. Use the function form for plurals and durations. */
export type Message<P> = string | ((params: P, format: Format) => string);

export type Messages = { readonly [K in MessageKey]: Message<MessageParams[K]> };

export interface Locale {
  /** BCP 47, e.g. `'pt-BR'`; becomes the `lang` of what is rendered. */
  tag: string;
  /** The language's own name, e.g. `'Português (Brasil)'`. */
  name: string;
  /** @default 'ltr' */
  dir?: 'ltr' | 'rtl';
  /** Stytch's tag for the SMS, e.g. `'pt-br'`; absent leaves it to Stytch (English). */
  sms?: string;
  messages: Messages;
}

/**
 * Types a locale of your own, in your own file. A missing or unknown message key does not compile.
 * @throws RangeError for a tag such as `'es_MX'`: else the page would break when a member picks that language
 */
export function defineLocale(locale: Locale): Locale {
  try {
    Intl.getCanonicalLocales(locale.tag);
  } catch {
    throw new RangeError(
      `defineLocale: '${locale.tag}' is no BCP 47 tag, so no browser can write a number or a wait in it. Join its parts by hyphens, as in 'pt-BR'.`,
    );
  }
  return locale;
}
