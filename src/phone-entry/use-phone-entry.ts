'use client';

import { type ComponentPropsWithRef, type RefObject, useId, useMemo, useRef } from 'react';
import type { PhoneError } from '../phone-number/phone-evaluation.js';
import type { CountryOption } from './country-options.js';
import { type PhoneEntryState } from './phone-entry-parts.js';
import { editedDigits, pickedCountry } from './phone-state.js';
import { createPhoneView } from './phone-view.js';
import { useHydrated } from './use-browser-region.js';
import { type PhoneEntryActions, usePhoneActions } from './use-phone-actions.js';
import { usePhoneField } from './use-phone-field.js';
import { type PhoneMetadataSource, usePhoneMetadata } from './use-phone-metadata.js';
import { type PhonePolicyProps, usePhonePolicy } from './use-phone-policy.js';
import {
  type PhoneEntryDetails,
  type PhoneValueProps,
  phoneDetails,
  phoneProblem,
  usePhoneState,
} from './use-phone-state.js';
import { cleanNumber } from '../phone-number/clean-number.js';
import { callingCodeOf } from '../phone-number/countries.js';

export interface UsePhoneEntryProps extends PhoneValueProps, PhonePolicyProps, PhoneMetadataSource {
  /** Of the number input. @default a generated one */
  id?: string;
  /**
   * Posts E.164 with the form. Before hydration, and without script, the text as typed is posted under this name and the
   * country under `{name}_country`: the same evaluation on the server reads both.
   */
  name?: string;
  disabled?: boolean;
  readOnly?: boolean;
  /** What is wrong according to the host, e.g. `{ code: 'country_not_allowed', country: 'JM' }` after a server said so. */
  hasError?: boolean;
  /** `'manual'` shows nothing until `validate()`, and leaves the validity of the form alone. @default 'blur' */
  showErrors?: 'blur' | 'manual';
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
  hiddenProps: { type: 'hidden'; name: string; value: string; disabled: boolean } | null;
}

/** Everything of `<PhoneEntry>` but markup, words and looks. Spread the props objects on elements of your own. */
export function usePhoneEntry(props: UsePhoneEntryProps): UsePhoneEntryResult {
  const generatedId = useId();
  const inputRef = useRef<HTMLInputElement>(null);
  const { rules, load } = usePhoneMetadata(props);
  const { policy, options, defaultCountry, locale } = usePhonePolicy(props);
  const hasFailed = rules.status === 'failed';
  const viewOf = useMemo(() => createPhoneView(rules.metadata, hasFailed, policy), [rules.metadata, hasFailed, policy]);
  const store = usePhoneState(props, viewOf, defaultCountry);
  const fieldProps = usePhoneField(store, inputRef, rules.metadata !== null);
  const isHydrated = useHydrated();
  const { state, view } = store;
  const isRequired = props.required ?? false;
  const problem = phoneProblem(view, isRequired);
  const shownError = state.shownAfter ? problem : null;
  const { actions, handlers } = usePhoneActions({ ...props, isRequired, policy, load, store, inputRef });
  const { reason: _, ...details } = phoneDetails(view, 'input', isRequired);

  return {
    value: view.value,
    details,
    shownError,
    shownAfter: state.shownAfter,
    announcedCountry: state.announcedCountry,
    country: view.country,
    callingCode: callingCodeOf(view.country),
    options,
    locale,
    pickCountry: (country) => pickCountry(store, country),
    acceptSuggestion: () => {
      const suggestion = problem?.suggestion;
      if (suggestion) store.change(editedDigits(state, cleanNumber(suggestion), store.readIn), 'suggestion');
      inputRef.current?.focus();
    },
    actions,
    inputRef,
    rootProps: {
      'data-invalid': flag(shownError !== null || props.hasError),
      'data-disabled': flag(props.disabled),
      'data-readonly': flag(props.readOnly),
      'data-filled': flag(state.digits !== ''),
      'data-complete': flag(view.value !== null),
      'data-international': flag(state.digits.startsWith('+')),
      'data-country': view.country ?? undefined,
    },
    inputProps: {
      ref: inputRef,
      id: props.id ?? generatedId,
      type: 'tel',
      inputMode: 'tel',
      autoComplete: 'tel',
      dir: 'ltr',
      required: isRequired,
      disabled: props.disabled,
      readOnly: props.readOnly,
      name: isHydrated ? undefined : props.name,
      'aria-invalid': shownError !== null || props.hasError ? true : undefined,
      ...fieldProps,
      ...handlers,
    },
    selectProps: {
      value: view.country ?? '',
      disabled: (props.disabled ?? false) || (props.readOnly ?? false),
      name: isHydrated || !props.name ? undefined : `${props.name}_country`,
      autoComplete: 'off',
      onChange: (event) => pickCountry(store, event.currentTarget.value),
    },
    hiddenProps:
      isHydrated && props.name
        ? {
            type: 'hidden',
            name: props.name,
            value: view.value ?? postable(view.evaluation.e164, rules.metadata === null),
            disabled: props.disabled ?? false,
          }
        : null,
  };
}

function pickCountry(store: ReturnType<typeof usePhoneState>, country: string): void {
  const state = store.latest.current;
  const { evaluation } = store.look(state);
  const keeps = !state.digits.startsWith('+') || evaluation.callingCode === callingCodeOf(country);
  const national = evaluation.callingCode === null ? '' : evaluation.nationalDigits;
  store.change(pickedCountry(state, country, keeps ? state.digits : national), 'country');
}

/** A form that is posted before the rules arrived carries the best guess: better than nothing, and the server checks it anyway. */
function postable(guess: string | null, isProvisional: boolean): string {
  return isProvisional ? (guess ?? '') : '';
}

function flag(isOn: boolean | undefined): '' | undefined {
  return isOn ? '' : undefined;
}
