'use client';

import { type ComponentType, type ReactNode, useRef, useState } from 'react';
import { countryName } from '../phone-entry/country-options.js';
import { CountrySelect, type CountrySelectProps } from '../phone-entry/country-select.js';
import { useHydrated } from '../phone-entry/use-hydrated.js';

export type CountryPickerProps = CountrySelectProps;

/** What the loaded half gets. */
export interface CountryDialogProps extends CountryPickerProps {
  onClose: () => void;
}

interface LazyCountryPickerProps extends CountryPickerProps {
  load: () => Promise<ComponentType<CountryDialogProps>>;
}

/** The trigger. What it opens is loaded on hover, focus or press: nobody who leaves the country alone pays for the search. */
export function LazyCountryPicker({ load, ...props }: LazyCountryPickerProps): ReactNode {
  const [Dialog, setDialog] = useState<ComponentType<CountryDialogProps> | null>(null);
  const [status, setStatus] = useState<'closed' | 'open' | 'failed'>('closed');
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [hadFocus, setHadFocus] = useState(false);
  const isHydrated = useHydrated();
  const isOpen = status === 'open';

  const prepare = async (): Promise<void> => {
    try {
      const loaded = await load();
      setDialog(() => loaded);
    } catch {
      setHadFocus(triggerRef.current?.matches(':focus') === true);
      setStatus('failed');
    }
  };

  if (!isHydrated || status === 'failed') {
    // With the trigger the focus would go to the top of the page.
    return <CountrySelect {...props} selectProps={{ ...props.selectProps, autoFocus: hadFocus }} />;
  }
  const { country, callingCode, locale, label, selectProps, part, children } = props;
  return (
    <div {...part('country')}>
      <button
        {...part('trigger')}
        ref={triggerRef}
        type="button"
        dir="ltr"
        disabled={selectProps.disabled}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-busy={isOpen && !Dialog}
        aria-label={country ? `${label}: ${countryName(country, locale)}, ${country} +${callingCode}` : label}
        onPointerEnter={() => void prepare()}
        onFocus={() => void prepare()}
        onClick={() => {
          setStatus('open');
          void prepare();
        }}
      >
        {children}
      </button>
      {isOpen && Dialog && <Dialog {...props} onClose={() => setStatus('closed')} />}
    </div>
  );
}
