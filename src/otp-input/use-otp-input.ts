'use client';

import {
  type ComponentPropsWithRef,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type OtpEdit, type OtpEditing, type OtpField, listenToEditing } from './otp-editing.js';
import { placeText } from './otp-field-element.js';
import type { OtpChangeDetails, UseOtpInputProps, UseOtpInputResult } from './otp-input-props.js';
import { firstState, heard, refused } from './otp-input-state.js';
import { showSelection, slotAt } from './otp-slots.js';
import { allowedIn, type OtpCharset } from './otp-value.js';
import { useControlledValue } from './use-controlled-value.js';
import { useWebOtp } from './use-web-otp.js';

const useLayout = typeof window === 'undefined' ? useEffect : useLayoutEffect;

interface Entry {
  value: string;
  details: OtpChangeDetails;
  isCanceled: () => boolean;
}

/**
 * A code field without a look: one real `<input>` whose text the browser edits, and a value that is always clean. Put
 * `inputProps` on an `<input>` and, for slots that can be clicked, `rootRef` around elements with `data-slot-index`.
 */
export function useOtpInput(props: UseOtpInputProps): UseOtpInputResult {
  const { length = 6, charset = 'numeric', status = 'idle', disabled, webOtp = false } = props;
  const [own, setOwn] = useState(() => firstState(props.defaultValue ?? ''));
  const value = useControlledValue(props.value, own.value);
  const inputRef = useRef<HTMLInputElement | null>(null);
  const rootRef = useRef<HTMLDivElement | null>(null);
  const editing = useRef<OtpEditing | null>(null);
  const latest = useRef<OtpField | null>(null);
  const entry = useRef<Entry | null>(null);
  const isBusy = status === 'busy';
  const isComplete = value.length >= length;
  const rules = { length, charset, transform: props.transform };

  const commit = (edit: OtpEdit): void => {
    const field = latest.current!;
    const before = field.value;
    const { details, isCanceled } = describe(edit, length);
    const isChange = edit.value !== before;
    if (isChange) props.onChange?.(edit.value, details);
    if (!isCanceled()) field.value = edit.value;
    // Always a new state: the render that follows takes back what was canceled, or what a controlling host refused.
    setOwn((old) => (isCanceled() ? { ...old, composing: null } : heard(old, edit, details.isComplete)));
    const isPut = edit.reason === 'paste' || edit.reason === 'drop';
    const isEntry = edit.isBulk ? isChange || isPut : before.length < length;
    const isQuiet = isCanceled() || isBusy || disabled || edit.reason === 'reset';
    entry.current = details.isComplete && isEntry && !isQuiet ? { value: edit.value, details, isCanceled } : null;
  };

  /** Once the value was accepted: rendered, by a controlling host too. It may differ in case. */
  const complete = (): void => {
    const done = entry.current;
    if (!done || done.value.toLowerCase() !== value.toLowerCase()) return;
    entry.current = null;
    props.onComplete?.(value, done.details);
    if (props.autoSubmit && !done.isCanceled()) inputRef.current?.form?.requestSubmit();
  };

  useLayout(() => {
    const input = inputRef.current!;
    // Not before hydration's digits were taken over.
    if (latest.current && own.composing === null) placeText(input, value);
    latest.current = {
      rules,
      value,
      commit,
      reject: (raw, why, reason) => {
        props.onReject?.(raw, { why, reason });
        const now = performance.now();
        if (why === 'characters') setOwn((old) => refused(old, now));
      },
      compose: (composing) => setOwn((old) => ({ ...old, composing })),
      follow: (text) => setOwn((old) => ({ ...old, value: allowedIn(text, rules), composing: null })),
      showSelection: () => showSelection(input, rootRef.current, length),
      onFocusChange: (isFocused) => {
        if (webOtp === 'when-focused') setOwn((old) => ({ ...old, isFocused }));
      },
      slotAt: (x) => slotAt(rootRef.current, x),
    };
    showSelection(input, rootRef.current, length);
    if (entry.current) queueMicrotask(complete);
  });

  const problem = value !== '' && !isComplete ? (props.incompleteMessage ?? ' ') : '';
  useLayout(() => inputRef.current!.setCustomValidity(problem), [problem]);

  useLayout(() => {
    const input = inputRef.current!;
    rootRef.current?.setAttribute('data-enhanced', '');
    editing.current = listenToEditing(input, () => latest.current!);
    if (!adopted.has(input) && input.value !== latest.current!.value) editing.current.enter(input.value, 'adopt');
    adopted.add(input);
    return () => editing.current!.stop();
  }, []);

  const wantsMessage = webOtp === 'on-mount' || (webOtp === 'when-focused' && own.isFocused);
  useWebOtp(wantsMessage && !isComplete && !isBusy && !disabled, (code) => editing.current!.enter(code, 'webotp'));

  useImperativeHandle(props.actionsRef, () => ({
    focus: () => inputRef.current?.focus(),
    select: () => inputRef.current?.select(),
    clear: () => {
      editing.current!.enter('', 'clear');
      inputRef.current?.focus();
    },
  }));

  const generatedId = useId();
  const [initialValue] = useState(value);
  const inputProps: ComponentPropsWithRef<'input'> = {
    ref: inputRef,
    id: props.id ?? generatedId,
    type: 'text',
    defaultValue: initialValue,
    inputMode: charset === 'numeric' ? 'numeric' : 'text',
    autoComplete: 'one-time-code',
    enterKeyHint: 'done',
    autoCapitalize: charset === 'numeric' ? 'off' : 'characters',
    autoCorrect: 'off',
    spellCheck: false,
    translate: 'no',
    dir: 'ltr',
    pattern: patternOf(charset, length),
    required: props.required,
    disabled,
    readOnly: props.readOnly || isBusy,
    'aria-busy': isBusy || undefined,
    'aria-invalid': status === 'invalid' || undefined,
  };
  return { value, characters: own.composing ?? value, isComplete, news: own.news, inputRef, rootRef, inputProps };
}

/** Fields whose text from before hydration was taken over: StrictMode runs effects twice. */
const adopted = new WeakSet<HTMLInputElement>();

function describe(edit: OtpEdit, length: number): Omit<Entry, 'value'> {
  let isCanceled = false;
  const cancel = (): void => {
    isCanceled = true;
  };
  const { reason, event } = edit;
  return {
    details: { reason, event, isComplete: edit.value.length === length, cancel },
    isCanceled: () => isCanceled,
  };
}

/** For a page without script: the server's form is held back until the code is whole, spaces and dashes allowed. */
function patternOf(charset: OtpCharset, length: number): string | undefined {
  const characters = { numeric: '[0-9]', alphanumeric: '[0-9A-Za-z]', alpha: '[A-Za-z]' };
  return typeof charset === 'string' ? `(?:\\s*\\-?${characters[charset]}){${length}}\\s*` : undefined;
}
