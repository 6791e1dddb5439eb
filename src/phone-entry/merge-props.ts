import type { ComponentPropsWithRef, SyntheticEvent } from 'react';
import type { UsePhoneEntryProps } from './use-phone-entry.js';

type InputProps = ComponentPropsWithRef<'input'>;
type Handler = (event: SyntheticEvent) => void;

const ours: Readonly<Record<keyof UsePhoneEntryProps, true>> = {
  actionsRef: true,
  allowedTypes: true,
  countries: true,
  country: true,
  defaultCountry: true,
  defaultValue: true,
  describeError: true,
  disabled: true,
  disabledCountries: true,
  hasError: true,
  id: true,
  loadMetadata: true,
  metadata: true,
  name: true,
  onChange: true,
  onCountryChange: true,
  preferredCountries: true,
  readOnly: true,
  required: true,
  showErrors: true,
  strictness: true,
  value: true,
};

/** What a host passed for the input itself, with its handlers called before the field's own. */
export function mergeInputProps(given: object, own: InputProps): InputProps {
  const merged: Record<string, unknown> = { ...own };
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(ours, name) || value === undefined) continue;
    const mine = merged[name];
    merged[name] =
      typeof mine === 'function' && typeof value === 'function' ? inTurn(value as Handler, mine as Handler) : value;
  }
  return merged;
}

function inTurn(first: Handler, then: Handler): Handler {
  return (event) => {
    first(event);
    then(event);
  };
}
