import type { ComponentPropsWithRef } from 'react';
import { digitsBefore, positionAfter } from './caret.js';
import { cleanNumber } from '../phone-number/clean-number.js';
import { emptyHistory, remember, travel } from './edit-history.js';
import { initialPhoneState } from './phone-state.js';
import { type PhoneInput, canonical, readInput } from './read-input.js';
import type { PhoneChangeReason, PhoneStore } from './use-phone-state.js';

interface PhoneField {
  /** Writes what the state says, where it says anything else than the field. */
  show: () => void;
  props: ComponentPropsWithRef<'input'>;
}

/**
 * The text of the field. The DOM owns it and the state owns the digits: a controlled `value` would put the caret at the end
 * and break composition, which is how Android keyboards scrambled digits elsewhere.
 */
export function createPhoneField(store: PhoneStore, defaultValue: string): PhoneField {
  const { inputRef } = store;
  let isComposing = false;
  let isKnown = false;
  let history = emptyHistory;
  let caret = 0;

  function apply(
    input: HTMLInputElement,
    next: PhoneInput | (Omit<PhoneInput, 'reason'> & { reason: PhoneChangeReason }),
  ): void {
    caret = next.caret;
    if (next.digits !== store.state.digits) store.change(store.edited(next.digits), next.reason);
    const { text, hasRules } = store.look(store.state);
    if (!isComposing && (hasRules || next.reason === 'undo')) write(input, text, next.caret);
  }

  function edit(input: HTMLInputElement, event: Partial<InputEvent>): void {
    const { digits } = store.state;
    const { hasRules } = store.look(store.state);
    const read = readInput(hasRules ? digits : null, input, event);
    const next = canonical(read, hasRules ? store.look(store.edited(read.digits)).evaluation.e164 : null);
    if (next.digits !== digits) history = remember(history, { digits, caret }, next);
    apply(input, next);
  }

  function move(input: HTMLInputElement, step: -1 | 1): void {
    // The host, a picked country and a taken suggestion change the number too: what stood before is the step back.
    const { digits } = store.state;
    const known = history.entries[history.at];
    if (known && known.digits !== digits) history = remember(history, known, { digits, caret });
    const travelled = travel(history, step);
    if (!travelled) return;
    history = travelled;
    apply(input, { ...travelled.entries[travelled.at]!, reason: 'undo' });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const input = event.currentTarget as HTMLInputElement;
    const step = historyStep(event);
    if (!step || input.readOnly) return;
    event.preventDefault();
    move(input, step);
  }

  function show(): void {
    const input = inputRef.current;
    if (!input || isComposing) return;
    const { text, hasRules } = store.look(store.state);
    const isOurs = hasRules || cleanNumber(input.value) !== store.state.digits;
    if (isOurs && input.value !== text) write(input, text, digitsBefore(input.value, input.selectionStart ?? 0));
  }

  function onReset(): void {
    const { value, defaultValue: initial } = store.reading;
    if (value === undefined) store.set(initialPhoneState(value, initial));
    // The browser writes the field after this event, whatever the state says.
    setTimeout(show);
  }

  return {
    show,
    props: {
      defaultValue,
      ref: (input) => {
        inputRef.current?.removeEventListener('keydown', onKeyDown);
        inputRef.current?.form?.removeEventListener('reset', onReset);
        inputRef.current = input;
        if (!input) return;
        // The browser's own event: React's costs a twelfth of a key, and hardly any key is one of these.
        input.addEventListener('keydown', onKeyDown);
        input.form?.addEventListener('reset', onReset);
        // What a member typed, or a browser restored, before hydration; an input that comes later, or again, has none of it.
        if (!isKnown && input.value !== defaultValue) edit(input, {});
        else show();
        isKnown = true;
      },
      // React's, which is every `input` and also a `change` alone: Testing Library's `fireEvent.change` fills in a value so.
      onChange({ currentTarget: input, nativeEvent }) {
        const event = nativeEvent as Partial<InputEvent>;
        if (event.inputType?.startsWith('history')) move(input, event.inputType === 'historyUndo' ? -1 : 1);
        else edit(input, event);
      },
      onCompositionStart() {
        isComposing = true;
      },
      onCompositionEnd({ currentTarget }) {
        isComposing = false;
        edit(currentTarget, { inputType: 'insertText' });
      },
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
  // Not `document.activeElement`: in a shadow root that is its host.
  if (!input.matches(':focus')) return;
  const position = positionAfter(text, caret);
  if (input.selectionStart !== position || input.selectionEnd !== position) input.setSelectionRange(position, position);
}
