'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { PhoneError, PhoneNumberType } from '../phone-number/phone-evaluation.js';
import { type PhoneState, editedDigits, initialPhoneState, receivedValue } from './phone-state.js';
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
  /** What the member or the page did. */
  reason: PhoneChangeReason;
}

export interface PhoneValueProps {
  /** E.164 such as `'+12015550123'`, or null. `''` empties the field, also when it holds half a number. */
  value?: string | null;
  /** E.164; a reset of the form goes back to it. */
  defaultValue?: string | null;
  /** After every edit. `value` is null until the number is complete and allowed; never called on mount. */
  onChange?: (value: string | null, details: PhoneEntryDetails) => void;
  /** ISO code; makes the picked country controlled. `null` and `''` leave it to the field. */
  country?: string | null;
  /** When the shown country changes: picked, or because the number belongs elsewhere. Called after `onChange`. */
  onCountryChange?: (country: string | null, details: PhoneEntryDetails) => void;
  /** An empty field is an error, shown on submit and by `validate()`, not on leaving it. */
  required?: boolean;
}

/** What the state is read with: the field's props, and what follows from them. */
export interface PhoneReading extends PhoneValueProps {
  viewOf: ViewPhone;
  defaultCountry: string | null;
}

/** The same object in every render, so that what is made of it is too. */
export interface PhoneStore<Reading extends PhoneReading = PhoneReading> {
  /** What stands now, also between an event and its render. */
  state: PhoneState;
  /** As last rendered. */
  reading: Reading;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** The state with other digits, as of an edit. */
  edited: (digits: string) => PhoneState;
  look: (state: PhoneState, through?: ViewPhone) => PhoneView;
  change: (next: PhoneState, reason: PhoneChangeReason) => void;
  /** For what no caller needs to hear of. */
  set: (changes: Partial<PhoneState>) => void;
  /** After each render. */
  follow(rendered: PhoneState, reading: Reading, country: string | null): void;
  /** Whenever one of its arguments is another one: the number that stands may be another one now, too. */
  review: (viewOf: ViewPhone, country: string | null | undefined) => void;
}

export function usePhoneState<Reading extends PhoneReading>(
  reading: Reading,
): { state: PhoneState; view: PhoneView; store: PhoneStore<Reading> } {
  const { value, viewOf, country } = reading;
  const [state, setState] = useState(() => initialPhoneState(value, reading.defaultValue));
  if (value !== undefined && value !== state.lastProp) setState(receivedValue(state, value));
  const [store] = useState(() => createPhoneStore(state, reading, setState));
  const view = viewOf(state.digits, countryOf(state, reading), state.isGiven);
  useLayout(() => store.follow(state, reading, view.country));
  useEffect(() => store.review(viewOf, country), [store, viewOf, country]);
  return { state, view, store };
}

function createPhoneStore<Reading extends PhoneReading>(
  initial: PhoneState,
  reading: Reading,
  setState: (next: PhoneState) => void,
): PhoneStore<Reading> {
  let lastRendered = initial;
  let shownCountry: string | null;
  const store: PhoneStore<Reading> = {
    state: initial,
    reading,
    inputRef: { current: null },
    edited: (digits) => editedDigits(store.state, digits, countryOf(store.state, store.reading)),
    look: (of, through = store.reading.viewOf) => through(of.digits, countryOf(of, store.reading), of.isGiven),
    set(changes) {
      store.state = { ...store.state, ...changes };
      setState(store.state);
    },
    change(next, reason) {
      const { required, onChange, onCountryChange } = store.reading;
      const after = store.look(next);
      const { value: agreed } = after;
      // A host that controls the country hears which one was picked.
      const country = reason === 'country' ? next.country : after.country;
      const isElsewhere = country !== shownCountry;
      shownCountry = country;
      const details = { ...phoneDetails(after, required), country, reason };
      const switched = isElsewhere ? country : store.state.announcedCountry;
      // No news after `country` and `clear`: it was picked, or the empty field is back at its own.
      store.set({ ...next, agreed, announcedCountry: reason.startsWith('c') ? null : switched });
      onChange?.(agreed, details);
      if (isElsewhere) onCountryChange?.(country, details);
    },
    follow(rendered, next, country) {
      // Not an older one again: what was typed before hydration is read earlier, and StrictMode does this twice.
      if (rendered !== lastRendered) store.state = rendered;
      lastRendered = rendered;
      if (rendered === store.state && next.viewOf === store.reading.viewOf) shownCountry = country;
      store.reading = next;
    },
    review() {
      const { isTouched, digits, agreed } = store.state;
      const { value, country } = store.look(store.state);
      if (isTouched && digits && (value !== agreed || country !== shownCountry)) store.change(store.state, 'rules');
      shownCountry = country;
    },
  };
  // What was typed before hydration is an edit before the first render is followed.
  shownCountry = store.look(initial).country;
  return store;
}

function countryOf(state: PhoneState, { country, defaultCountry }: PhoneReading): string | null {
  return country?.toUpperCase() || state.country || defaultCountry;
}

export function phoneDetails(view: PhoneView, isRequired: boolean | undefined): Omit<PhoneEntryDetails, 'reason'> {
  const { country, text: draft, unverified } = view;
  const { callingCode, nationalDigits, type, isComplete } = view.evaluation;
  const error = phoneProblem(view, isRequired);
  return { country, callingCode, nationalDigits, type, error, isComplete, draft, unverified };
}

export function phoneProblem({ evaluation: { error } }: PhoneView, isRequired: boolean | undefined): PhoneError | null {
  return !error || (error.code === 'required' && !isRequired) ? null : error;
}
