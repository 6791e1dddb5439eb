'use client';

import { useMemo } from 'react';
import { normalizeCountries } from '../phone-number/countries.js';
import {
  type PhoneNumberType,
  type PhonePolicy,
  defaultAllowedTypes,
  defaultCountries,
} from '../phone-number/phone-evaluation.js';
import { type CountryOption, countryOptions } from './country-options.js';
import { useLocaleTag } from './use-phone-copy.js';

export interface PhonePolicyProps {
  /**
   * ISO codes of the countries you text to, compared with the country of the number itself. `[]` means none; pass `allCountries`
   * for every one. An unknown code throws in development. @default ['US', 'CA']
   */
  countries?: readonly string[];
  /** Shown in the list, but not available and refused. */
  disabledCountries?: readonly string[];
  /** First in the list, in this order. */
  preferredCountries?: readonly string[];
  /**
   * Where national numbers are read in until the member picks; `'auto'` takes the region of the browser's language. Only one of
   * `countries`. @default the first of `preferredCountries`, else of `countries`; of `allCountries` the United States
   */
  defaultCountry?: string;
  /**
   * The rules that the field loads know mobile numbers only, and cannot tell the two defaults apart in North America: for other
   * kinds, or for one of the two, pass fuller rules (`loadMetadata` with `createPhoneMetadata` and libphonenumber's `max`).
   * @default ['MOBILE', 'FIXED_LINE_OR_MOBILE']
   */
  allowedTypes?: readonly PhoneNumberType[];
  /**
   * `'possible'` accepts a number of the right length in a range the rules do not know, if every country of its calling code is
   * listed: with `+1`, one that is not may hide in it. @default 'valid'
   */
  strictness?: 'valid' | 'possible';
}

export interface PhonePolicySettings {
  policy: PhonePolicy;
  options: readonly CountryOption[];
  defaultCountry: string | null;
  /** BCP 47 */
  locale: string;
}

const none: readonly string[] = [];

export function usePhonePolicy(props: PhonePolicyProps, isHydrated: boolean): PhonePolicySettings {
  const locale = useLocaleTag();
  const { countries = defaultCountries, disabledCountries = none, preferredCountries = none } = props;
  const { allowedTypes = defaultAllowedTypes, strictness = 'valid' } = props;
  // By content, not by identity: hosts write lists inline.
  const lists = useMemo(
    () => JSON.stringify([allowedTypes, countries, disabledCountries, preferredCountries]),
    [allowedTypes, countries, disabledCountries, preferredCountries],
  );
  const settings = useMemo(() => readLists(lists, strictness, locale), [lists, strictness, locale]);
  const wanted = props.defaultCountry;
  const defaultCountry = useMemo(() => {
    const { policy, preferred } = settings;
    const own = isHydrated && wanted === 'auto' ? browserRegions() : [wanted?.toUpperCase()];
    return [...own, ...preferred, ...policy.countries].find((country) => policy.countries.includes(country!)) ?? null;
  }, [settings, wanted, isHydrated]);
  return { ...settings, defaultCountry, locale };
}

function readLists(
  lists: string,
  strictness: PhonePolicy['strictness'],
  locale: string,
): Pick<PhonePolicySettings, 'policy' | 'options'> & { preferred: readonly string[] } {
  const [allowedTypes, ...countries] = JSON.parse(lists) as [PhoneNumberType[], ...string[][]];
  const [listed, disabled, preferred] = countries.map((list) => normalizeCountries(list, isDevelopment())) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ];
  return {
    policy: { countries: listed.filter((country) => !disabled.includes(country)), allowedTypes, strictness },
    options: countryOptions(listed, disabled, preferred, locale),
    preferred,
  };
}

/** `['GB', 'DE', undefined]` for `['en-GB', 'de', 'en-US@posix']`: Firefox names languages without a region, Linux some that are none. */
function browserRegions(): (string | undefined)[] {
  return navigator.languages.map((language) => {
    try {
      return new Intl.Locale(language).maximize().region;
    } catch {
      return undefined;
    }
  });
}

declare const process: { env: { NODE_ENV?: string } };

/** Bundlers put the value in place; in a browser without one there is no `process`, and nothing is thrown. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
