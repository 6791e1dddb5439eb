'use client';

import { type ComponentPropsWithRef, type ReactNode, startTransition, useEffect, useState } from 'react';
import { type CountryOption, countryName } from './country-options.js';
import type { PartOf } from './phone-entry-parts.js';
import { useHydrated } from './use-browser-region.js';
import type { PhoneEntryMessages } from './use-phone-copy.js';

export interface CountrySelectProps {
  /** ISO code of the shown country; null shows none. */
  country: string | null;
  callingCode: string | null;
  options: readonly CountryOption[];
  locale: string;
  /** Accessible name of the control, before the country's own. */
  label: string;
  /** `(country) => "Chile (not available)"` */
  describeUnavailable: (country: string) => string;
  /** For the native list; `onChange` and `value` included. */
  selectProps: ComponentPropsWithRef<'select'>;
  onPick: (country: string) => void;
  /** Texts that the host put over those of the locale. */
  messages: Partial<PhoneEntryMessages> | undefined;
  /** Attributes by which styles know a part. */
  part: PartOf;
  /** What is seen: flag, ISO code, calling code. */
  children: ReactNode;
}

const longList = 20;

/** A native list laid over the text that is seen: the system's own picker on phones, and it works without script. */
export function CountrySelect({
  country,
  callingCode,
  options,
  locale,
  label,
  describeUnavailable,
  selectProps,
  part,
  children,
}: CountrySelectProps): ReactNode {
  // Server and browser may know different names for a country: after hydration the browser's own replace the server's.
  const isHydrated = useHydrated();
  const source = isHydrated ? 'browser' : 'server';
  // A page that is drawn by script shows the field first; the rest of a long list follows when nothing else is to be done.
  const [isWhole, setIsWhole] = useState(!isHydrated || options.length < longList);
  useEffect(() => startTransition(() => setIsWhole(true)), []);
  const rows = isWhole ? options : options.filter((option) => option.code === country);
  const isListed = options.some((option) => option.code === country);
  const name = country ? countryName(country, locale) : '';
  return (
    <span {...part('country')}>
      <span {...part('trigger')} aria-hidden="true" dir="ltr">
        {children}
      </span>
      <select
        {...part('select')}
        aria-label={country ? `${label}: ${name}, ${country} +${callingCode}` : label}
        suppressHydrationWarning
        {...selectProps}
      >
        {isListed ? null : (
          <option value={country ?? ''} disabled suppressHydrationWarning>
            {country ? describeUnavailable(name) : label}
          </option>
        )}
        {rows.map((option) => (
          <option
            key={`${source} ${option.code}`}
            value={option.code}
            disabled={option.isDisabled}
            suppressHydrationWarning
          >
            {option.isDisabled ? describeUnavailable(option.name) : `${option.name} \u200E+${option.callingCode}`}
          </option>
        ))}
      </select>
    </span>
  );
}
