'use client';

import {
  type ComponentPropsWithRef,
  type FocusEvent,
  type FormEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
} from 'react';
import type { PhoneError, PhonePolicy } from '../phone-number/phone-evaluation.js';
import type { PhoneMetadataState } from './phone-metadata-store.js';
import { editedDigits, receivedValue } from './phone-state.js';
import { createPhoneView } from './phone-view.js';
import { type PhoneEntryDetails, type PhoneStore, phoneDetails, phoneProblem } from './use-phone-state.js';

export interface PhoneEntryActions {
  focus: () => void;
  /** Empties the field; `onChange` gets null. */
  clear: () => void;
  /**
   * Waits for the numbering rules (8 seconds at most, then `details.unverified` is true), shows what is wrong and focuses the
   * number if anything is. Send only when `details.error` is null.
   */
  validate: () => Promise<{ value: string | null; details: PhoneEntryDetails }>;
}

interface PhoneActionsOptions {
  actionsRef?: RefObject<PhoneEntryActions | null>;
  showErrors?: 'blur' | 'manual';
  defaultValue?: string | null;
  value?: string | null;
  required?: boolean;
  policy: PhonePolicy;
  load: () => Promise<PhoneMetadataState>;
  store: PhoneStore;
  inputRef: RefObject<HTMLInputElement | null>;
  describeError?: (error: PhoneError) => string;
}

type Handlers = Required<Pick<ComponentPropsWithRef<'input'>, 'onFocus' | 'onBlur' | 'onInvalid'>>;

/** When the field says what is wrong: on leaving it, on a submit, on demand; never while typing. */
export function usePhoneActions(options: PhoneActionsOptions): { actions: PhoneEntryActions; handlers: Handlers } {
  const { actionsRef, showErrors = 'blur', required, policy, load, store, inputRef } = options;
  const isManual = showErrors === 'manual';

  const actions: PhoneEntryActions = {
    focus: () => inputRef.current?.focus(),
    clear: () => store.change(editedDigits(store.latest.current, '', null), 'clear'),
    validate: async () => {
      const { metadata, status } = await load();
      const now = store.latest.current;
      const view = store.look(now, createPhoneView(metadata, status === 'failed', policy));
      const error = phoneProblem(view, required);
      if (error) {
        store.set({ ...now, shownAfter: 'submit' });
        inputRef.current?.focus();
      }
      return { value: error ? null : view.value, details: phoneDetails(view, 'input', required) };
    },
  };
  useImperativeHandle(actionsRef, () => actions);
  useFormReset(options);
  useValidity(options, isManual);

  const handlers: Handlers = {
    onFocus: () => void load(),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLInputElement>) => {
      const show = (): void => {
        const now = store.latest.current;
        // Switching windows blurs too, and leaves the field the active element.
        const isDue = now.isTouched && now.digits !== '' && !now.shownAfter && document.activeElement !== currentTarget;
        if (isDue) store.set({ ...now, shownAfter: 'blur', announcedCountry: null });
      };
      if (isManual || currentTarget.parentElement?.contains(relatedTarget as Node | null)) return;
      // A message that pushes the pressed button away while the pointer is down makes the click miss it.
      if (document.querySelector(':active'))
        document.addEventListener('pointerup', () => setTimeout(show), { once: true });
      else show();
    },
    onInvalid: (event: FormEvent<HTMLInputElement>) => {
      if (isManual) return;
      event.preventDefault();
      store.set({ ...store.latest.current, shownAfter: 'submit' });
      const { form } = event.currentTarget;
      const first = form?.querySelector(':invalid:not(fieldset)');
      if (!first || first === event.currentTarget) event.currentTarget.focus();
    },
  };
  return { actions, handlers };
}

/** So that a form cannot be submitted with a number that would be refused. */
function useValidity({ store, inputRef, required, describeError }: PhoneActionsOptions, isManual: boolean): void {
  const problem = isManual ? null : phoneProblem(store.view, required);
  const message = problem ? (describeError?.(problem) ?? problem.code) : '';
  useEffect(() => inputRef.current?.setCustomValidity(message), [inputRef, message]);
}

/** A native reset writes the field without an input event. */
function useFormReset({ value, defaultValue, store, inputRef }: PhoneActionsOptions): void {
  const isControlled = value !== undefined;
  const { latest, set } = store;
  useEffect(() => {
    const form = inputRef.current?.form;
    if (!form || isControlled) return undefined;
    const reset = (): void =>
      set({ ...receivedValue({ ...latest.current, isPicked: false }, defaultValue ?? ''), lastProp: undefined });
    form.addEventListener('reset', reset);
    return () => form.removeEventListener('reset', reset);
  }, [defaultValue, inputRef, isControlled, latest, set]);
}
