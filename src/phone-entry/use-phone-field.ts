'use client';

import {
  type ComponentPropsWithRef,
  type CompositionEvent,
  type InputEvent as ReactInputEvent,
  type KeyboardEvent,
  type RefObject,
  useRef,
  useState,
} from 'react';
import { digitsBefore, positionAfter } from './caret.js';
import { cleanNumber } from '../phone-number/clean-number.js';
import { type EditHistory, emptyHistory, remember, travel } from './edit-history.js';
import { editedDigits } from './phone-state.js';
import { type PhoneInput, canonical, readInput } from './read-input.js';
import { useLayout } from './use-layout.js';
import type { PhoneChangeReason, PhoneStore } from './use-phone-state.js';

type FieldProps = Required<
  Pick<
    ComponentPropsWithRef<'input'>,
    'defaultValue' | 'onInput' | 'onKeyDown' | 'onCompositionStart' | 'onCompositionEnd'
  >
>;

/**
 * The text of the field. The DOM owns it and the state owns the digits: a controlled `value` would put the caret at the end
 * and break composition, which is how Android keyboards scrambled digits elsewhere.
 */
export function usePhoneField(
  store: PhoneStore,
  inputRef: RefObject<HTMLInputElement | null>,
  hasRules: boolean,
): FieldProps {
  const { state, view } = store;
  const isComposing = useRef(false);
  const history = useRef<EditHistory>(emptyHistory);
  const caret = useRef(0);
  const [initialText] = useState(view.text);

  // What a member typed, or a browser restored, before hydration.
  useLayout(() => {
    const input = inputRef.current;
    if (input && input.value !== initialText) edit(input, '', null, false);
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, []);

  // The host's value, a picked country and the arrival of the rules change the text without an edit.
  useLayout(() => {
    const input = inputRef.current;
    if (!input || isComposing.current) return;
    const { text } = store.look(store.latest.current);
    const isOurs = hasRules || cleanNumber(input.value) !== store.latest.current.digits;
    if (isOurs && input.value !== text) write(input, text, digitsBefore(input.value, input.selectionStart ?? 0));
    // oxlint-disable-next-line react/exhaustive-deps -- the store is new in every render
  }, [hasRules, state.digits, view.text]);

  function apply(
    input: HTMLInputElement,
    next: PhoneInput | (Omit<PhoneInput, 'reason'> & { reason: PhoneChangeReason }),
  ): void {
    const before = store.latest.current;
    caret.current = next.caret;
    if (next.digits !== before.digits) {
      const shown = store.look(before).country;
      const edited = editedDigits(before, next.digits, store.readIn);
      const country = store.look(edited).country;
      const announcedCountry = country === shown ? before.announcedCountry : country;
      store.change({ ...edited, announcedCountry }, next.reason);
    }
    if (hasRules && !isComposing.current) write(input, store.look(store.latest.current).text, next.caret);
  }

  function edit(input: HTMLInputElement, inputType: string, data: string | null, isOpen: boolean): void {
    const { digits } = store.latest.current;
    const raw = {
      text: input.value,
      position: input.selectionStart ?? input.value.length,
      inputType,
      data,
      isComposing: isOpen,
    };
    const read = readInput(hasRules ? digits : null, raw);
    const { evaluation } = store.look(editedDigits(store.latest.current, read.digits, store.readIn));
    const next = canonical(read, evaluation.e164);
    if (next.digits !== digits) history.current = remember(history.current, { digits, caret: caret.current }, next);
    apply(input, next);
  }

  function move(input: HTMLInputElement, step: -1 | 1): void {
    const travelled = travel(history.current, step);
    if (!travelled) return;
    history.current = travelled;
    const to = travelled.entries[travelled.at]!;
    apply(input, { ...to, reason: 'undo' });
    if (!hasRules) write(input, store.look(store.latest.current).text, to.caret);
  }

  return {
    defaultValue: initialText,
    onInput: (event: ReactInputEvent<HTMLInputElement>) => {
      const { inputType = '', data = null, isComposing: isOpen = false } = event.nativeEvent as Partial<InputEvent>;
      if (inputType.startsWith('history')) move(event.currentTarget, inputType === 'historyUndo' ? -1 : 1);
      else edit(event.currentTarget, inputType, data, isOpen);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      const step = historyStep(event);
      if (!step || event.currentTarget.readOnly) return;
      event.preventDefault();
      move(event.currentTarget, step);
    },
    onCompositionStart: () => {
      isComposing.current = true;
    },
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
      isComposing.current = false;
      edit(event.currentTarget, 'insertCompositionText', null, false);
    },
  };
}

/** Ours before the browser's: its own stack is void once a script has written the field. */
function historyStep(event: KeyboardEvent): -1 | 1 | null {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 1 : -1;
  return key === 'y' && event.ctrlKey ? 1 : null;
}

/** Only a focused field gets its caret set: on iOS setting a selection takes the focus. */
function write(input: HTMLInputElement, text: string, caret: number): void {
  if (input.value !== text) input.value = text;
  if (document.activeElement !== input) return;
  const position = positionAfter(text, caret);
  if (input.selectionStart !== position || input.selectionEnd !== position) input.setSelectionRange(position, position);
}
