'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { PhoneError, PhoneNumberType } from '../phone-number/phone-evaluation.js';
import { type PhoneState, initialPhoneState, receivedValue } from './phone-state.js';
import type { PhoneView, ViewPhone } from './phone-view.js';
import { useLayout } from './use-layout.js';

/** `rules`: the numbering rules arrived, or the policy changed, and the number that was typed is now read differently. */
export type PhoneChangeReason = 'input' | 'paste' | 'autofill' | 'country' | 'suggestion' | 'clear' | 'undo' | 'rules';

export interface PhoneEntryDetails {
  /** ISO code of the number's country; while the number does not tell, of the country it is read in. */
  country: string | null;
  /** `'44'` */
  callingCode: string | null;
  /** `'7400123456'` */
  nationalDigits: string;
  /** Null when the rules do not know. */
  type: PhoneNumberType | null;
  /** What is wrong, long before it is shown; null for an empty field that is not required. */
  error: PhoneError | null;
  /** As many digits as numbers of the country have. */
  isComplete: boolean;
  /** The text in the field, so that a form can tell empty from unfinished. */
  draft: string;
  /** The numbering rules could not be loaded; `value` is a guess that the server must check. */
  unverified: boolean;
  reason: PhoneChangeReason;
}

export interface PhoneValueProps {
  /** E.164 such as `'+12015550123'`, or null. `''` empties the field, also when it holds half a number. */
  value?: string | null;
  /** E.164 */
  defaultValue?: string | null;
  /** After every edit. `value` is null until the number is complete and allowed; never called on mount. */
  onChange?: (value: string | null, details: PhoneEntryDetails) => void;
  /** ISO code; makes the picked country controlled. */
  country?: string;
  /** When the shown country changes: picked, or because the number belongs elsewhere. Called after `onChange`. */
  onCountryChange?: (country: string | null, details: PhoneEntryDetails) => void;
  required?: boolean;
}

export interface PhoneStore {
  state: PhoneState;
  view: PhoneView;
  /** The country that national digits are read in. */
  readIn: string | null;
  /** What stands now, also between an event and its render. */
  latest: RefObject<PhoneState>;
  look: (state: PhoneState, through?: ViewPhone) => PhoneView;
  change: (next: PhoneState, reason: PhoneChangeReason) => void;
  /** For what no caller needs to hear of. */
  set: (next: PhoneState) => void;
}

export function usePhoneState(props: PhoneValueProps, view: ViewPhone, defaultCountry: string | null): PhoneStore {
  const [state, setState] = useState(() => initialPhoneState(props.value, props.defaultValue));
  if (props.value !== undefined && props.value !== state.lastProp) setState(receivedValue(state, props.value));
  const latest = useRef(state);
  useLayout(() => {
    latest.current = state;
  });

  const readIn = (of: PhoneState): string | null => props.country?.toUpperCase() ?? of.country ?? defaultCountry;
  const look = (of: PhoneState, through: ViewPhone = view): PhoneView => through(of.digits, readIn(of), of.isGiven);
  const set = useCallback((next: PhoneState): void => {
    latest.current = next;
    setState(next);
  }, []);
  const change = (next: PhoneState, reason: PhoneChangeReason): void => {
    const before = look(latest.current);
    const after = look(next);
    const details = phoneDetails(after, reason, props.required);
    set({ ...next, agreed: after.value });
    props.onChange?.(after.value, details);
    if (after.country !== before.country) props.onCountryChange?.(after.country, details);
  };

  // Without it a number typed before the rules arrived would stay without a value.
  useEffect(() => {
    const now = latest.current;
    if (now.isTouched && look(now).value !== now.agreed) change(now, 'rules');
    // oxlint-disable-next-line react/exhaustive-deps -- only the rules and the policy may cause this
  }, [view]);

  return { state, view: look(state), readIn: readIn(state), latest, look, change, set };
}

export function phoneDetails(view: PhoneView, reason: PhoneChangeReason, isRequired = false): PhoneEntryDetails {
  const { e164: _, ...read } = view.evaluation;
  const { country, text: draft, unverified } = view;
  return { ...read, country, error: phoneProblem(view, isRequired), draft, unverified, reason };
}

export function phoneProblem({ evaluation: { error } }: PhoneView, isRequired = false): PhoneError | null {
  return !error || (error.code === 'required' && !isRequired) ? null : error;
}
