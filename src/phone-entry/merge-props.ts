import type { ComponentPropsWithRef, SyntheticEvent } from 'react';
import type { UsePhoneEntryProps } from './use-phone-entry.js';

type InputProps = ComponentPropsWithRef<'input'>;
type Handler = (event: SyntheticEvent) => void;

const ours: Readonly<Record<keyof UsePhoneEntryProps, 1>> = {
  actionsRef: 1,
  allowedTypes: 1,
  countries: 1,
  country: 1,
  defaultCountry: 1,
  defaultValue: 1,
  describeError: 1,
  disabled: 1,
  disabledCountries: 1,
  hasError: 1,
  id: 1,
  loadMetadata: 1,
  metadata: 1,
  name: 1,
  onChange: 1,
  onCountryChange: 1,
  preferredCountries: 1,
  readOnly: 1,
  required: 1,
  showErrors: 1,
  strictness: 1,
  value: 1,
};

/** What a host passed for the input itself, with its handlers called before the field's own (of which Ctrl+Z is not one of React's). */
export function mergeInputProps(given: object, own: InputProps): InputProps {
  const merged: Record<string, unknown> = { ...own };
  for (const [name, value] of Object.entries(given)) {
    const mine = merged[name];
    // An error that shows is one, also where a form library knows of none: `aria-invalid={false}`.
    if (Object.hasOwn(ours, name) || value === undefined || mine === true) continue;
    merged[name] = typeof mine === 'function' ? inTurn(value as Handler | null, mine as Handler) : value;
  }
  return merged;
}

function inTurn(first: Handler | null, then: Handler): Handler {
  return (event) => {
    first?.(event);
    then(event);
  };
}
