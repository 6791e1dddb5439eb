'use client';

import { type ComponentPropsWithRef, type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { type CountryOption, countryName } from './country-options.js';
import type { PartOf } from './phone-entry-parts.js';
import { useHydrated } from './use-hydrated.js';
import { useLayout } from './use-layout.js';
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
  onPick,
  part,
  children,
}: CountrySelectProps): ReactNode {
  // A page that is drawn by script shows the field first; the rest of a long list follows when nothing else is to be done.
  const isHydrated = useHydrated();
  const [isWhole, setIsWhole] = useState(!isHydrated || options.length < longList);
  const rows = isWhole ? options : options.filter((option) => option.code === country);
  const isListed = options.some((option) => option.code === country);
  const textOf = ({ name, callingCode: code, isDisabled }: CountryOption): string =>
    isDisabled ? describeUnavailable(name) : `${name} \u200E+${code}`;
  // A server may name countries otherwise, and then sort them otherwise: only then its list makes way for the browser's own.
  const root = useRef<HTMLSpanElement>(null);
  const [source, setSource] = useState('');
  useLayout(() => {
    const { value } = root.current!.lastElementChild as HTMLSelectElement;
    // Picked before hydration, while there was no script to hear of it.
    if (isListed && value !== country) onPick(value);
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, []);
  useEffect(() => {
    const drawn = [...root.current!.querySelectorAll('option')].slice(-rows.length);
    if (drawn.some(({ value }, row) => value !== rows[row]?.code)) setSource('own');
    // React takes its own text for written already.
    else
      for (const [row, option] of drawn.entries())
        if (option.text !== textOf(rows[row]!)) option.text = textOf(rows[row]!);
    startTransition(() => setIsWhole(true));
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, []);
  const name = country ? countryName(country, locale) : '';
  return (
    <span {...part('country')} ref={root}>
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
          <option key={source + option.code} value={option.code} disabled={option.isDisabled} suppressHydrationWarning>
            {textOf(option)}
          </option>
        ))}
      </select>
    </span>
  );
}
