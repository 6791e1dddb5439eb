'use client';

import {
  type KeyboardEvent as ReactKeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { TextField } from 'react-aria-components/TextField';
import { Input } from 'react-aria-components/Input';
import { enCountryPicker } from '../locale/en-country-picker.js';
import { useCopy } from '../locale/use-copy.js';
import type { CountryDialogProps } from './lazy-country-picker.js';
import { CountryList } from './country-list.js';
import { searchableCountries, searchCountries } from './country-search.js';
import { useDialogPlace } from './use-dialog-place.js';

/** A host's form must not take the search for one of its own fields. */
const keepInside = (event: SyntheticEvent): void => event.stopPropagation();

/** A modal dialog with a search field over a list; the browser keeps the focus inside and gives it back. */
export function CountryDialog(props: CountryDialogProps): ReactNode {
  const { country, options, locale, label, messages, part, onPick, onClose } = props;
  const copy = useCopy<keyof typeof enCountryPicker>(enCountryPicker, messages);
  const dialogRef = useRef<HTMLDialogElement>(null);
  const inputRef = useRef<HTMLInputElement>(null);
  /** Only seen where the dialog fills the screen. */
  const closeRef = useRef<HTMLButtonElement>(null);
  const [query, setQuery] = useState('');
  const countries = useMemo(() => searchableCountries(options, locale), [options, locale]);
  const found = useMemo(() => searchCountries(countries, query), [countries, query]);
  useDialogPlace(dialogRef);

  // A screen keyboard would cover the list that was asked for: on touch it waits until the search is tapped.
  useEffect(() => (matchMedia('(pointer: coarse)').matches ? dialogRef : inputRef).current?.focus(), []);

  const leave = (next: 'trigger' | 'number'): void => {
    const control = dialogRef.current!.parentElement!.parentElement!;
    onClose();
    if (next === 'number') setTimeout(() => control.querySelector<HTMLElement>('input[type=tel]')?.focus());
  };
  const pick = (picked: string): void => {
    onPick(picked);
    leave('number');
  };
  // Autocomplete 1.22 would take the first row of the rows before: they move only after it looked.
  const toFirstRow = useCallback(
    () =>
      inputRef.current!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true })),
    [],
  );
  const onKeyDown = (event: ReactKeyboardEvent): void => {
    if (event.key === 'Tab' && !closeRef.current!.getClientRects().length) {
      event.preventDefault();
      leave(event.shiftKey ? 'trigger' : 'number');
    } else if (event.key === 'Enter' && event.target === inputRef.current) {
      // Or the form around it is sent.
      event.preventDefault();
      const first = found.find((option) => !option.isDisabled);
      if (query && first && !inputRef.current.getAttribute('aria-activedescendant')) pick(first.code);
    } else if (event.target === dialogRef.current && event.key !== 'Escape') inputRef.current!.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a press beside the dialog; its key is the browser's own Escape
    <dialog
      {...part('picker')}
      ref={dialogRef}
      aria-label={label}
      tabIndex={-1}
      // React's StrictMode closes and opens it again, and the event comes late.
      onClose={(event) => {
        event.stopPropagation();
        if (!dialogRef.current?.open) onClose();
      }}
      onCancel={keepInside}
      onInput={keepInside}
      onChange={keepInside}
      onKeyDownCapture={onKeyDown}
      onClick={(event) => event.target === dialogRef.current && onClose()}
    >
      <Autocomplete disableAutoFocusFirst inputValue={query} onInputChange={setQuery}>
        <div {...part('search')}>
          <TextField aria-label={copy('phone.country.search')}>
            <Input
              {...part('query')}
              className={part('query').className ?? ''}
              ref={inputRef}
              // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- Autocomplete gives it aria-controls
              role="combobox"
              aria-expanded="true"
              // Autocomplete 1.22 goes on naming a row that the search took away.
              {...(found.length === 0 && { 'aria-activedescendant': '' })}
              placeholder={copy('phone.country.search')}
            />
          </TextField>
          <button
            {...part('close')}
            ref={closeRef}
            type="button"
            aria-label={copy('phone.country.close')}
            onClick={onClose}
          />
        </div>
        <CountryList
          {...{ country, label, part, query, toFirstRow }}
          nothing={copy('phone.country.none', { query })}
          options={found}
          describeUnavailable={props.describeUnavailable}
          onPick={pick}
        />
      </Autocomplete>
      {/* React Aria 1.22 adds a style element of this id unless the page has one; a strict policy forbids it, and our stylesheet says the same. */}
      <span {...part('status')} id="react-aria-pressable-style" role="status">
        {query && found.length > 0 && copy('phone.country.results', { count: found.length })}
      </span>
    </dialog>
  );
}
