import { callingCodeOf } from '../phone-number/countries.js';

/** One row of the country list. */
export interface CountryOption {
  /** ISO 3166-1 alpha-2, e.g. `'BR'`. */
  code: string;
  /** In the member's language, e.g. `'Brasil'`. */
  name: string;
  /** `'55'` */
  callingCode: string;
  /** Shown, but texts are not sent there. */
  isDisabled: boolean;
}

const displayNames = new Map<string, Intl.DisplayNames>();

/** `countryName('BR', 'es')` is `'Brasil'`; the code itself where the browser knows no name. */
export function countryName(country: string, locale: string): string {
  const names = displayNames.get(locale) ?? new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  displayNames.set(locale, names);
  return names.of(country)!;
}

const lastLists = new Map<string, { key: string; options: readonly CountryOption[] }>();

/**
 * Sorted as the language sorts, preferred countries first and in their own order. The last list of a language is kept: a
 * server renders the same one for every request, and naming and sorting 245 countries takes longer than the rest.
 */
export function countryOptions(
  countries: readonly string[],
  disabled: readonly string[],
  preferred: readonly string[],
  locale: string,
): readonly CountryOption[] {
  const key = [countries, disabled, preferred].join(';');
  const last = lastLists.get(locale);
  if (last?.key === key) return last.options;
  const options = sortedOptions(countries, disabled, preferred, locale);
  lastLists.set(locale, { key, options });
  return options;
}

function sortedOptions(
  countries: readonly string[],
  disabled: readonly string[],
  preferred: readonly string[],
  locale: string,
): readonly CountryOption[] {
  const collator = new Intl.Collator(locale);
  const rank = ({ code }: CountryOption): number => preferred.indexOf(code) + 1 || Infinity;
  return [...new Set([...countries, ...disabled])]
    .map((code) => ({
      code,
      name: countryName(code, locale),
      callingCode: callingCodeOf(code)!,
      isDisabled: disabled.includes(code),
    }))
    .toSorted((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name));
}
