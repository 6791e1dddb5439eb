/** What is wrong with a number; the words are found by code at render. */
export type PhoneErrorCode =
  | 'required'
  | 'not_a_number'
  | 'too_short'
  | 'too_long'
  | 'invalid_calling_code'
  | 'invalid_number'
  | 'country_not_allowed'
  | 'number_type'
  | 'legacy_format';

/** Kinds of numbers as libphonenumber names them. No metadata knows VoIP in North America: that needs a carrier lookup. */
export type PhoneNumberType =
  | 'MOBILE'
  | 'FIXED_LINE_OR_MOBILE'
  | 'FIXED_LINE'
  | 'TOLL_FREE'
  | 'PREMIUM_RATE'
  | 'SHARED_COST'
  | 'VOIP'
  | 'PERSONAL_NUMBER'
  | 'PAGER'
  | 'UAN'
  | 'VOICEMAIL';

export interface PhoneError {
  code: PhoneErrorCode;
  /** ISO code of the country the number belongs to; absent when it belongs to none. */
  country?: string;
  /** Fewest and most national digits in that country. */
  min?: number;
  max?: number;
  /** For `legacy_format`: the number as it is written today, e.g. `'+52 55 1234 5678'`. Ask the member before using it. */
  suggestion?: string;
}

export interface PhoneEvaluation {
  /** `'+12015550123'`, or null while there is any error. */
  e164: string | null;
  /** The country of the number; while that is open, the one it was read in. Null when it belongs to none. */
  country: string | null;
  /** `'1'` */
  callingCode: string | null;
  /** Without calling code and trunk prefix: `'2015550123'`. */
  nationalDigits: string;
  /** Null when the metadata does not know. */
  type: PhoneNumberType | null;
  /** As many digits as numbers of this country have. */
  isComplete: boolean;
  error?: PhoneError;
}

/** Which numbers may be texted. */
export interface PhonePolicy {
  /** ISO codes of the countries you text to, compared with the number's own country. `[]` means none. */
  countries: readonly string[];
  allowedTypes: readonly PhoneNumberType[];
  /** `'possible'` lets a number of the right length pass although the metadata does not know its range. */
  strictness: 'valid' | 'possible';
}

/** Where Stytch texts to without further settings (read 2026-11-23). A longer list is an invitation to SMS pumping. */
export const defaultCountries: readonly string[] = ['US', 'CA'];

/** North American mobile numbers cannot be told from landlines, hence the second one. */
export const defaultAllowedTypes: readonly PhoneNumberType[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

export const defaultPhonePolicy: PhonePolicy = {
  countries: defaultCountries,
  allowedTypes: defaultAllowedTypes,
  strictness: 'valid',
};

/** Numbering rules, ready to use. Made by `createPhoneMetadata`; pass one to `<PhoneEntry metadata>` or `loadMetadata`. */
export interface PhoneMetadata {
  /** @param country ISO code that a number without a calling code is read in */
  evaluate(raw: string, country: string | null, policy: PhonePolicy): PhoneEvaluation;
  /** Clean digits as they are shown while typing: `'2015550123'` in `'US'` gives `'(201) 555-0123'`. */
  format(digits: string, country: string | null): string;
}
