'use client';

import { type ComponentPropsWithRef, type RefObject, useId, useImperativeHandle, useMemo, useState } from 'react';
import { cleanNumber } from '../phone-number/clean-number.js';
import { callingCodeOf } from '../phone-number/countries.js';
import type { PhoneError } from '../phone-number/phone-evaluation.js';
import type { CountryOption } from './country-options.js';
import { inputAttributes, stateAttributes } from './phone-attributes.js';
import type { PhoneEntryState } from './phone-entry-parts.js';
import { createPhoneField } from './phone-field.js';
import { type PhoneEntryActions, type PhoneGestureReading, createPhoneGestures } from './phone-gestures.js';
import { pickedCountry } from './phone-state.js';
import { type PhoneView, createPhoneView } from './phone-view.js';
import { useHydrated } from './use-hydrated.js';
import { useLayout } from './use-layout.js';
import { type PhoneMetadataSource, usePhoneMetadata } from './use-phone-metadata.js';
import { type PhonePolicyProps, usePhonePolicy } from './use-phone-policy.js';
import {
  type PhoneEntryDetails,
  type PhoneStore,
  type PhoneValueProps,
  phoneDetails,
  phoneProblem,
  usePhoneState,
} from './use-phone-state.js';

export interface UsePhoneEntryProps extends PhoneValueProps, PhonePolicyProps, PhoneMetadataSource {
  /** Of the number input. @default a generated one */
  id?: string;
  /**
   * Posts E.164 with the form. Before hydration, and without script, the text as typed is posted under this name and the
   * country under `{name}_country`: the same evaluation on the server reads both.
   */
  name?: string;
  /** Both halves; nothing is posted. */
  disabled?: boolean;
  /** The number can be focused, copied and is posted; the country is disabled. */
  readOnly?: boolean;
  /** The host shows an error of its own: the field is marked invalid. */
  hasError?: boolean;
  /** `'manual'` shows nothing until `validate()`, and leaves the validity of the form alone. @default 'blur' */
  showErrors?: 'blur' | 'manual';
  /** Filled on mount with `focus`, `clear` and `validate`. */
  actionsRef?: RefObject<PhoneEntryActions | null>;
  /** Words for the browser's own form validity. @default the code */
  describeError?: (error: PhoneError) => string;
}

export interface UsePhoneEntryResult {
  value: string | null;
  /** As `onChange` gives them; `reason` is that of no change. */
  details: Omit<PhoneEntryDetails, 'reason'>;
  /** To be shown now: after leaving the field, a submit or `validate()`, until the next edit. */
  shownError: PhoneError | null;
  /** Which gesture caused `shownError`: after a submit the focus moves and the description is read, so no live region may repeat it. */
  shownAfter: 'blur' | 'submit' | null;
  /** ISO code of a country that the typed number just switched to, for a polite live region. */
  announcedCountry: string | null;
  country: string | null;
  callingCode: string | null;
  options: readonly CountryOption[];
  /** BCP 47, for country names. */
  locale: string;
  pickCountry: (country: string) => void;
  /** Takes over `shownError.suggestion`. */
  acceptSuggestion: () => void;
  actions: PhoneEntryActions;
  inputRef: RefObject<HTMLInputElement | null>;
  rootProps: PhoneEntryState;
  inputProps: ComponentPropsWithRef<'input'>;
  selectProps: ComponentPropsWithRef<'select'>;
  /** Null until hydrated and while there is no `name`. */
  hiddenProps: ComponentPropsWithRef<'input'> | null;
}

/** Everything of `<PhoneEntry>` but markup, words and looks. Spread the props objects on elements of your own. */
export function usePhoneEntry(props: UsePhoneEntryProps): UsePhoneEntryResult {
  const generatedId = useId();
  const isHydrated = useHydrated();
  const { rules, load } = usePhoneMetadata(props);
  const { policy, options, defaultCountry, locale } = usePhonePolicy(props, isHydrated);
  const hasFailed = rules.status === 'failed';
  const viewOf = useMemo(() => createPhoneView(rules.metadata, hasFailed, policy), [rules.metadata, hasFailed, policy]);
  const reading = { ...props, policy, load, viewOf, defaultCountry };
  const { state, view, store } = usePhoneState(reading);
  // Made once, so that a key renders neither the whole list of countries again nor makes all of this.
  const [{ field, gestures, pickCountry }] = useState(() => ({
    field: createPhoneField(store, view.text),
    gestures: createPhoneGestures(store),
    pickCountry: (picked: string) => pick(store, picked),
  }));
  const { actions } = gestures;
  useImperativeHandle(props.actionsRef, () => actions, [actions]);
  useValidity(reading, view, store);
  // The host's value, a picked country and the arrival of the rules change the text without an edit.
  useLayout(field.show, [field, state.digits, view.text, view.hasRules]);

  const { shownAfter, announcedCountry } = state;
  const details = phoneDetails(view, props.required);
  const shownError = shownAfter && details.error;
  const isInvalid = Boolean(shownError ?? props.hasError);
  const { name, readOnly } = props;
  const disabled = props.disabled || readOnly;
  const selectProps = useMemo<ComponentPropsWithRef<'select'>>(
    () => ({
      value: view.country ?? '',
      disabled,
      name: isHydrated || !name ? undefined : `${name}_country`,
      // None of the form's: a reset would put the first country of the list, whichever is read.
      form: isHydrated ? '' : undefined,
      autoComplete: 'off',
      onChange: (event) => pickCountry(event.currentTarget.value),
    }),
    [view.country, disabled, isHydrated, name, pickCountry],
  );
  return {
    value: view.value,
    details,
    shownError,
    shownAfter,
    announcedCountry,
    options,
    locale,
    pickCountry,
    actions,
    inputRef: store.inputRef,
    country: view.country,
    callingCode: callingCodeOf(view.country),
    acceptSuggestion: () => {
      const suggestion = details.error?.suggestion;
      if (suggestion) store.change(store.edited(cleanNumber(suggestion)), 'suggestion');
      actions.focus();
    },
    rootProps: stateAttributes(props, { state, view }, isInvalid),
    inputProps: {
      id: props.id || generatedId,
      name: isHydrated ? undefined : name,
      ...inputAttributes(props, isInvalid),
      ...field.props,
      ...gestures.handlers,
    },
    selectProps,
    // A form that is posted before the rules arrived carries the best guess: the server checks it anyway.
    hiddenProps:
      isHydrated && name
        ? { type: 'hidden', name, disabled: props.disabled, value: view.value ?? view.evaluation.e164 ?? '' }
        : null,
  };
}

function pick(store: PhoneStore, country: string): void {
  const state = store.state;
  const { evaluation } = store.look(state);
  const keeps = !state.digits.startsWith('+') || evaluation.callingCode === callingCodeOf(country);
  const national = evaluation.callingCode ? evaluation.nationalDigits : '';
  store.change(pickedCountry(state, country, keeps ? state.digits : national), 'country');
}

/** So that a form cannot be submitted with a number that would be refused. */
function useValidity(
  { required, showErrors, describeError }: PhoneGestureReading,
  view: PhoneView,
  { inputRef }: PhoneStore,
): void {
  const problem = showErrors === 'manual' ? null : phoneProblem(view, required);
  const message = problem ? (describeError?.(problem) ?? problem.code) : '';
  useLayout(() => inputRef.current?.setCustomValidity(message), [inputRef, message]);
}
