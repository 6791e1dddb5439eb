import type { Message, PhoneEntryMessageParams } from './messages.js';

/** Apart from `en.ts`, so that `<PhoneEntry>` alone carries only its own texts. */
export const enPhoneEntry: { readonly [K in keyof PhoneEntryMessageParams]: Message<PhoneEntryMessageParams[K]> } = {
  'phone.label': 'Mobile number',
  'phone.hint': 'We’ll text you a code. Message rates may apply.',
  'phone.country.label': 'Country or region',
  'phone.country.changed': 'Country changed to {country}.',
  'phone.country.unavailable': '{country} (not available)',
  'phone.suggestion.use': 'Use {suggestion}',
  'phone.error.required': 'Enter your mobile number.',
  'phone.error.not_a_number': 'Enter a phone number, using digits only.',
  'phone.error.too_short': 'This number is too short. Check it and try again.',
  'phone.error.too_long': 'This number is too long. Check it and try again.',
  'phone.error.invalid_calling_code': 'This country code does not exist. Check the digits after the plus sign.',
  'phone.error.invalid_number': 'This is not a valid mobile number. Check it and try again.',
  'phone.error.country_not_allowed': ({ country }) =>
    country
      ? `We cannot text numbers in this country: ${country}. Use a number from a listed country.`
      : 'We cannot text this number. Use a number from a listed country.',
  'phone.error.number_type': 'We can only text mobile numbers. Use a mobile number.',
  'phone.error.legacy_format': 'This looks like an older format. Did you mean {suggestion}?',
};
