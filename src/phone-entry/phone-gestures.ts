import type { ComponentPropsWithRef, FocusEvent, FormEvent, RefObject } from 'react';
import type { PhoneError, PhonePolicy } from '../phone-number/phone-evaluation.js';
import type { PhoneMetadataState } from './phone-metadata-store.js';
import { createPhoneView } from './phone-view.js';
import {
  type PhoneEntryDetails,
  type PhoneReading,
  type PhoneStore,
  phoneDetails,
  phoneProblem,
} from './use-phone-state.js';

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

export interface PhoneGestureReading extends PhoneReading {
  actionsRef?: RefObject<PhoneEntryActions | null>;
  showErrors?: 'blur' | 'manual';
  describeError?: (error: PhoneError) => string;
  policy: PhonePolicy;
  load: () => Promise<PhoneMetadataState>;
}

type Handlers = Required<Pick<ComponentPropsWithRef<'input'>, 'onFocus' | 'onBlur' | 'onInvalid'>>;

interface PhoneGestures {
  actions: PhoneEntryActions;
  handlers: Handlers;
}

/** When the field says what is wrong: on leaving it, on a submit, on demand; never while typing. */
export function createPhoneGestures(store: PhoneStore<PhoneGestureReading>): PhoneGestures {
  const { inputRef } = store;
  const isManual = (): boolean => store.reading.showErrors === 'manual';
  const actions: PhoneEntryActions = {
    focus: () => inputRef.current?.focus(),
    clear: () => store.change(store.edited(''), 'clear'),
    validate: async () => {
      const { policy, required, load } = store.reading;
      const { metadata, status } = await load();
      const view = store.look(store.state, createPhoneView(metadata, status === 'failed', policy));
      const error = phoneProblem(view, required);
      if (error) {
        store.set({ shownAfter: 'submit' });
        inputRef.current?.focus();
      }
      return { value: error ? null : view.value, details: { ...phoneDetails(view, required), reason: 'input' } };
    },
  };
  const handlers: Handlers = {
    onFocus: () => void store.reading.load(),
    onBlur: ({ currentTarget: input, relatedTarget }: FocusEvent<HTMLInputElement>) => {
      const show = (): void => {
        const { isTouched, digits, shownAfter } = store.state;
        const { activeElement } = input.getRootNode() as Document;
        // A message that pushes the pressed button away while it is held down makes the click miss it. Asked again and again,
        // because a finger was lifted before the page hears that it left the field.
        if (document.querySelector(':active')) setTimeout(show, 50);
        // Switching windows blurs too, and leaves the field the active element.
        else if (isTouched && digits && !shownAfter && activeElement !== input)
          store.set({ shownAfter: 'blur', announcedCountry: null });
      };
      if (!isManual() && !input.parentElement?.contains(relatedTarget as Node | null)) show();
    },
    onInvalid: (event: FormEvent<HTMLInputElement>) => {
      if (isManual()) return;
      event.preventDefault();
      store.set({ shownAfter: 'submit' });
      const input = event.currentTarget;
      const first = input.form?.querySelector(':invalid:not(fieldset)');
      if (!first || first === input) input.focus();
    },
  };
  return { actions, handlers };
}
