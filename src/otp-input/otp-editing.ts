import { extractCode, insertText, isAllowed, normalizeText, type OtpRules, overwritten } from './otp-value.js';

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
  /** The whole code at once: replaces what was there, and counts as an entry even when it is the same. */
  isBulk: boolean;
  event: Event | null;
}

/** What the listeners need of the field; read at each event, so that a change of props needs no new listeners. */
export interface OtpField {
  rules: OtpRules;
  value: string;
  commit: (edit: OtpEdit) => void;
  reject: (raw: string, why: OtpRejectReason, reason: OtpChangeReason) => void;
  showSelection: () => void;
  slotAt: (x: number) => number;
}

/**
 * Lets the browser do each edit, after moving the selection to where the edit belongs: so undo, dictation and screen readers
 * see real typing. Only text that the browser would insert wrongly (separators, other digits, a whole message) is replaced,
 * by an editing command where there is one. Gives back what removes the listeners.
 */
export function listenToEditing(input: HTMLInputElement, field: () => OtpField): () => void {
  let isComposing = false;
  let beforeComposing = { value: '', start: 0, end: 0 };
  let own: { reason: OtpChangeReason; isBulk: boolean } | null = null;

  const selection = (): { value: string; start: number; end: number } => {
    const end = input.value.length;
    return { value: input.value, start: input.selectionStart ?? end, end: input.selectionEnd ?? end };
  };

  const write = (value: string, caret: number): void => {
    if (input.value !== value) input.value = value;
    if (isFocused(input)) input.setSelectionRange(caret, caret);
  };

  /** Where our text belongs and the browser's does not. `execCommand` is the one way that keeps native undo. */
  const replace = (text: string, reason: OtpChangeReason, from = selection(), event: Event | null = null): void => {
    const { rules, reject, commit } = field();
    const next = insertText(from, text, rules);
    if (!next) {
      write(from.value, from.end);
      reject(text, 'characters', reason);
      return;
    }
    if (next.overflow) reject(text, 'overflow', reason);
    const range = next.isWhole
      ? { start: 0, end: input.value.length }
      : overwritten(from, next.start - from.start, rules.length);
    if (isFocused(input) && input.value === from.value && !input.readOnly) {
      input.setSelectionRange(range.start, range.end);
      own = { reason, isBulk: next.isWhole };
      input.ownerDocument.execCommand('insertText', false, next.value.slice(range.start, next.start));
      const isDone = own === null && input.value === next.value;
      own = null;
      if (isDone) return;
    }
    write(next.value, next.start);
    commit({ value: next.value, reason, isBulk: next.isWhole, event });
  };

  const onBeforeInput = (event: InputEvent): void => {
    if (own || isComposing || event.isComposing || !event.inputType.startsWith('insert') || event.data === null) return;
    const { rules } = field();
    const from = selection();
    const character = normalizeText(event.data, rules.transform);
    if (character === event.data && character.length === 1 && isAllowed(character, rules.charset)) {
      const { start, end } = overwritten(from, 1, rules.length);
      if (start !== from.start || end !== from.end) input.setSelectionRange(start, end);
      return;
    }
    event.preventDefault();
    replace(event.data, event.data.length > 1 ? 'autofill' : 'type', from, event);
  };

  const onInput = (event: Event): void => {
    if (isComposing) return;
    const { rules, value, commit, reject } = field();
    const raw = input.value;
    if (own) {
      const { reason, isBulk } = own;
      own = null;
      commit({ value: raw, reason, isBulk, event });
      return;
    }
    const type = (event as Partial<InputEvent>).inputType ?? '';
    if (type === 'insertText' || type.startsWith('delete') || type.startsWith('history')) {
      const kept = [...normalizeText(raw, rules.transform)].filter((character) => isAllowed(character, rules.charset));
      const reason = type === 'insertText' ? 'type' : type.startsWith('delete') ? 'delete' : 'undo';
      commit({ value: kept.join('').slice(0, rules.length), reason, isBulk: false, event });
      return;
    }
    // No edit of a person's: a password manager or the browser's own autofill set the whole value.
    const found = raw === '' ? { code: '', overflow: false } : extractCode(raw, rules);
    if (!found) {
      write(value, value.length);
      reject(raw, 'characters', 'autofill');
    } else commit({ value: found.code, reason: 'autofill', isBulk: found.code.length === rules.length, event });
  };

  const onTransfer = (transfer: DataTransfer | null, reason: 'paste' | 'drop', event: Event): void => {
    const text = transfer?.getData('text/plain') ?? '';
    if (text === '' || input.readOnly || input.disabled) return;
    event.preventDefault();
    if (reason === 'drop') input.focus();
    replace(text, reason, selection(), event);
  };

  const listeners: Partial<{ [K in keyof HTMLElementEventMap]: (event: HTMLElementEventMap[K]) => void }> = {
    beforeinput: onBeforeInput as (event: Event) => void,
    input: onInput,
    // The message's line breaks are lost in `beforeinput`, and with them the domain-bound last line.
    paste: (event) => onTransfer(event.clipboardData, 'paste', event),
    drop: (event) => onTransfer(event.dataTransfer, 'drop', event),
    compositionstart: () => {
      isComposing = true;
      beforeComposing = selection();
    },
    compositionend: (event) => {
      isComposing = false;
      if (input.value !== beforeComposing.value) replace(event.data, 'composition', beforeComposing, event);
    },
    click: (event) => {
      const { start, end } = selection();
      // A drag or Shift+click made a selection of its own, and a double click selects all: those stay.
      if (start !== end || event.detail !== 1) return;
      const slot = Math.min(field().slotAt(event.clientX), input.value.length);
      // iOS draws its handles around a range, far from the digits: there the caret alone marks the slot.
      const isMouse = (event as PointerEvent).pointerType !== 'touch';
      input.setSelectionRange(slot, isMouse ? Math.min(slot + 1, input.value.length) : slot);
    },
    focus: () => field().showSelection(),
    blur: () => field().showSelection(),
    select: () => field().showSelection(),
    keyup: () => field().showSelection(),
    pointerup: () => field().showSelection(),
  };
  const onSelectionChange = (): void => {
    if (isFocused(input)) field().showSelection();
  };
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [type, listener] of entries) input.addEventListener(type, listener);
  // Browsers before 2024 tell only the document.
  input.ownerDocument.addEventListener('selectionchange', onSelectionChange);
  return () => {
    for (const [type, listener] of entries) input.removeEventListener(type, listener);
    input.ownerDocument.removeEventListener('selectionchange', onSelectionChange);
  };
}

/** Also in a shadow root, where `document.activeElement` is the host. */
export function isFocused(input: HTMLInputElement): boolean {
  return (input.getRootNode() as Document | ShadowRoot).activeElement === input;
}
