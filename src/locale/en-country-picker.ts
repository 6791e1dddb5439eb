import type { CountryPickerMessageParams, Message } from './messages.js';

/** Apart from `en.ts`, and from the number field's own texts: most pages show the native list. */
export const enCountryPicker: {
  readonly [K in keyof CountryPickerMessageParams]: Message<CountryPickerMessageParams[K]>;
} = {
  'phone.country.search': 'Search by name or code',
  'phone.country.results': ({ count }, f) => f.plural(count, { one: '{n} country', other: '{n} countries' }),
  'phone.country.none': 'No country found for “{query}”.',
  'phone.country.close': 'Close',
};
