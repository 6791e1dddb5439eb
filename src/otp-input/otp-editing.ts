import type { OtpState } from './otp-input-state.js';
import { isFocused, placeText, watchValue } from './otp-field-element.js';
import { slotAt, watchSelection } from './otp-slots.js';
import {
  allowedIn,
  extractCode,
  insertText,
  isSeparators,
  type OtpRules,
  type OtpText,
  overwritten,
} from './otp-value.js';

export type OtpChangeReason =
  | 'type'
  | 'delete'
  | 'paste'
  | 'drop'
  | 'autofill'
  | 'webotp'
  | 'composition'
  | 'undo'
  | 'reset'
  | 'adopt'
  | 'clear';

export type OtpRejectReason = 'characters' | 'overflow';

export interface OtpEdit {
  value: string;
  reason: OtpChangeReason;
  event: Event | null;
}

/** What the listeners need of the field; read at each event, so that a change of props needs no new listeners. */
export interface OtpField {
  rules: OtpRules;
  state: OtpState;
  value: string;
  commit: (edit: OtpEdit) => void;
  reject: (raw: string, why: OtpRejectReason, reason: OtpChangeReason) => void;
  /** What shows without having been entered. */
  show: (state: Partial<OtpState>) => void;
}

export interface OtpEditing {
  /** Text that no event brought: of a message, of a page that was not yet hydrated. */
  enter: (text: string, reason: OtpChangeReason) => void;
  /** Marks the slots of the selection anew. */
  select: () => void;
  stop: () => void;
}

type Handlers = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

/**
 * Lets the browser do each edit, after moving the selection to where the edit belongs: so undo, dictation and screen readers
 * see real typing. Only text that the browser would insert wrongly (separators, other digits, a whole message) is replaced,
 * by an editing command where there is one.
 */
export function listenToEditing(input: HTMLInputElement, root: Element | null, field: () => OtpField): OtpEditing {
  let beforeComposing: OtpText;
  /** What the next `input` event is about, if it shows this value. Chromium sends it late when one edit is inside another. */
  let own: OtpEdit | null = null;
  /** What was put down on the field: a click on the label puts nothing there, and WebKit's says "mouse" of a finger (until 2025). */
  let pointer: string | undefined;
  /** How many characters stand behind the place where some were deleted. */
  let gap: number | undefined;

  const selection = (): OtpText => ({
    value: input.value,
    start: input.selectionStart!,
    end: input.selectionEnd!,
    gap,
  });

  /** Through the field's own event, so that the host's `onInput` (a form library's) hears of it too. */
  const emit = (edit: OtpEdit, caret: number): void => {
    placeText(input, edit.value, caret);
    own = edit;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };

  /** Where our text belongs and the browser's does not. `execCommand` is the one way that keeps native undo. */
  const replace = (text: string, reason: OtpChangeReason, event: Event | null, from = selection()): void => {
    const { rules, reject, show } = field();
    const next = insertText(from, text, rules);
    if (!next) {
      placeText(input, from.value, from.end);
      show({ composing: null });
      if (!isSeparators(text)) reject(text, 'characters', reason);
      return;
    }
    const { value, start, caret, overflow } = next;
    if (overflow) reject(text, 'overflow', reason);
    const typed = value.slice(start);
    if (!typed) return;
    const edit = { value, reason, event };
    if (isFocused(input) && input.value === from.value) {
      input.setSelectionRange(start, from.value.length);
      own = edit;
      const isDone = input.ownerDocument.execCommand?.('insertText', false, typed) && input.value === value;
      input.setSelectionRange(caret, caret);
      if (isDone) return;
    }
    emit(edit, caret);
  };

  const onComposed = (event: InputEvent): void => {
    if (event.data === null) return;
    const { rules, commit, show } = field();
    const value = insertText(beforeComposing, event.data, rules)?.value ?? allowedIn(input.value, rules);
    // Android's keyboards compose a whole word: what is already right counts at once. The text itself is not touched.
    if (value === input.value) commit({ value, reason: 'composition', event });
    else show({ composing: value });
  };

  const onInput = (event: InputEvent): void => {
    const { rules, value, commit, reject } = field();
    const raw = input.value;
    const edit = own;
    own = null;
    if (edit?.value === raw) return commit(edit);
    if (isComposed(event)) return onComposed(event);
    if (raw === value) return;
    let reason = reasons[event.inputType?.slice(0, 6)];
    // No edit of a person's: a password manager or the browser's own autofill set the whole value.
    if (reason === 'type' && raw.length > value.length + 1) reason = undefined;
    const code = reason || !raw ? allowedIn(raw, rules) : extractCode(raw, rules)?.code;
    reason ??= 'autofill';
    const isRefused = code === undefined || (code === value && reason !== 'autofill');
    placeText(input, isRefused ? value : code);
    if (reason === 'delete') gap = raw.length - input.selectionStart!;
    if (isRefused) reject(raw, 'characters', reason);
    else commit({ value: code, reason, event });
  };

  // The message's line breaks are lost in `beforeinput`, and with them the domain-bound last line.
  const onTransfer = (event: ClipboardEvent | DragEvent): void => {
    const text = ((event as ClipboardEvent).clipboardData ?? (event as DragEvent).dataTransfer)?.getData('text/plain');
    if (!text || input.readOnly || input.disabled) return;
    event.preventDefault();
    input.focus();
    replace(text, event.type as 'paste' | 'drop', event);
  };

  const showSelection = watchSelection(input, root);
  const select = (): void => showSelection(field().rules.length);

  const handlers: Handlers = {
    beforeinput: (event) => {
      if (own || input.readOnly || !event.data) return;
      const { rules } = field();
      const from = selection();
      if (isComposed(event)) {
        // Android's keyboards take up a word that stands there: Chromium selects it after `compositionstart`.
        if (from.value === beforeComposing.value) beforeComposing = from;
        return;
      }
      const { start, end } = overwritten(from, 1, rules.length);
      // Moving the selection here would do for Chromium and Firefox; WebKit inserts where it was (2.50).
      const isPlain = event.data.length === 1 && start === from.start && end === from.end;
      if (isPlain && allowedIn(event.data, rules) === event.data) return;
      event.preventDefault();
      replace(event.data, [...event.data].length > 1 ? 'autofill' : 'type', event);
    },
    input: onInput as EventListener,
    // Some fill in a value and tell of it by this alone: Testing Library's `fireEvent.change` does.
    change: onInput as EventListener,
    paste: onTransfer,
    drop: onTransfer,
    compositionstart: () => {
      beforeComposing = selection();
    },
    compositionend: (event) => {
      if (input.value !== field().value) replace(event.data, 'composition', event, beforeComposing);
    },
    pointerdown: (event) => {
      pointer = event.pointerType;
    },
    click: (event) => {
      const by = pointer;
      pointer = '';
      // A drag, Shift, a double click and a long press made a selection of their own: it stays.
      if (!by || input.selectionStart !== input.selectionEnd) return;
      const slot = slotAt(root, event.clientX);
      gap = undefined;
      // iOS draws its handles around a range, far from the digits: there the caret alone marks the slot.
      input.setSelectionRange(slot, slot + Number(by !== 'touch'));
    },
    focus: select,
    blur: select,
    selectionchange: select,
    // Browsers before 2024 tell only the document of a moved caret.
    keyup: select,
  };
  const onReset = (event: Event): void => {
    if (event.target !== input.form || event.defaultPrevented) return;
    field().commit({ value: allowedIn(input.defaultValue, field().rules), reason: 'reset', event });
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  for (const [type, listener] of Object.entries(handlers)) {
    input.addEventListener(type, listener as EventListener, { signal });
  }
  input.getRootNode().addEventListener('reset', onReset, { signal });
  const unwatch = watchValue(input, () => {
    const { value, rules, show } = field();
    if (input.value !== value) show({ value: allowedIn(input.value, rules) });
  });
  return {
    enter: (text, reason) => {
      if (!text) emit({ value: text, reason, event: null }, 0);
      else replace(text, reason, null, { value: input.value, start: 0, end: input.value.length });
    },
    select,
    stop: () => {
      unwatch();
      stopping.abort();
    },
  };
}

/** By the edit, not by a flag: a value that is set ends a composition, and Chromium (156) sends no `compositionend`. */
function isComposed({ inputType }: InputEvent): boolean {
  return inputType?.includes('Comp');
}

/** By the beginning of `inputType`; `insertReplacementText` and no type at all are what autofill sends. */
const reasons: Readonly<Record<string, OtpChangeReason>> = { insert: 'type', delete: 'delete', histor: 'undo' };
