import type { ComponentPropsWithRef } from 'react';
import type { PhoneEntryState } from './phone-entry-parts.js';
import type { PhoneState } from './phone-state.js';
import type { PhoneView } from './phone-view.js';

interface Switches {
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
}

export function stateAttributes(
  { disabled, readOnly }: Switches,
  { state, view }: { state: PhoneState; view: PhoneView },
  isInvalid: boolean,
): PhoneEntryState {
  return {
    'data-invalid': flag(isInvalid),
    'data-disabled': flag(disabled),
    'data-readonly': flag(readOnly),
    'data-filled': flag(state.digits),
    'data-complete': flag(view.value),
    'data-international': flag(state.digits.startsWith('+')),
    'data-country': view.country ?? undefined,
  };
}

/** One input for the whole number, so `tel`: password managers and browsers fill in `+44…` whole, whatever the country control says. */
export function inputAttributes(
  { required, disabled, readOnly }: Switches,
  isInvalid: boolean,
): ComponentPropsWithRef<'input'> {
  return {
    type: 'tel',
    inputMode: 'tel',
    autoComplete: 'tel',
    dir: 'ltr',
    required,
    disabled,
    readOnly,
    'aria-invalid': isInvalid || undefined,
  };
}

function flag(isOn: unknown): '' | undefined {
  return isOn ? '' : undefined;
}
