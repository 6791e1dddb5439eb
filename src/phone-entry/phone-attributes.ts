import type { ComponentPropsWithRef } from 'react';
import type { PhoneEntryState } from './phone-entry-parts.js';
import type { PhoneState } from './phone-state.js';
import type { PhoneView } from './phone-view.js';

interface Switches {
  id?: string;
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
    'data-filled': flag(state.digits !== ''),
    'data-complete': flag(view.value !== null),
    'data-international': flag(state.digits.startsWith('+')),
    'data-country': view.country ?? undefined,
  };
}

/** One input for the whole number, so `tel`: password managers and browsers fill in `+44…` whole, whatever the country control says. */
export function inputAttributes(
  { id, required, disabled, readOnly }: Switches,
  isInvalid: boolean,
): ComponentPropsWithRef<'input'> {
  return {
    ...(id && { id }),
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

/** A form that is posted before the rules arrived carries the best guess: the server checks it anyway. */
export function postedValue({ value, evaluation }: PhoneView, hasRules: boolean): string {
  return value ?? (hasRules ? '' : (evaluation.e164 ?? ''));
}

function flag(isOn: boolean | undefined): '' | undefined {
  return isOn ? '' : undefined;
}
