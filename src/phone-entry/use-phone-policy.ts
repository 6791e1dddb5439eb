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
import { useBrowserRegion } from './use-browser-region.js';
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
  /** Where national numbers are read in until the member picks; `'auto'` takes the region of the browser's language. @default the first country */
  defaultCountry?: string;
  /** @default ['MOBILE', 'FIXED_LINE_OR_MOBILE'] */
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

export function usePhonePolicy(props: PhonePolicyProps): PhonePolicySettings {
  const locale = useLocaleTag();
  const listed = useCountries(props.countries ?? defaultCountries);
  const disabled = useCountries(props.disabledCountries ?? none);
  const preferred = useCountries(props.preferredCountries ?? none);
  const types = (props.allowedTypes ?? defaultAllowedTypes).join(' ');
  const strictness = props.strictness ?? 'valid';

  const policy = useMemo<PhonePolicy>(
    () => ({
      countries: listed.filter((country) => !disabled.includes(country)),
      allowedTypes: types.split(' ') as PhoneNumberType[],
      strictness,
    }),
    [listed, disabled, types, strictness],
  );
  const options = useMemo(
    () => countryOptions(listed, disabled, preferred, locale),
    [listed, disabled, preferred, locale],
  );
  const region = useBrowserRegion(props.defaultCountry === 'auto', policy.countries);
  const named = props.defaultCountry?.toUpperCase();
  const defaultCountry = useMemo(
    () =>
      [region, named, ...preferred, ...policy.countries].find((country) => policy.countries.includes(country!)) ?? null,
    [region, named, preferred, policy],
  );
  return { policy, options, defaultCountry, locale };
}

/** By content, not by identity: hosts write lists inline. */
function useCountries(countries: readonly string[]): readonly string[] {
  const key = useMemo(() => countries.join(' '), [countries]);
  return useMemo(() => normalizeCountries(key === '' ? none : key.split(' '), isDevelopment()), [key]);
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
