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
import type { NativeInputProps, OtpChangeDetails, UseOtpInputProps, UseOtpInputResult } from './otp-input-props.js';
import type { OtpState } from './otp-input-state.js';
import { allowedIn, classOf } from './otp-value.js';
import { useControlledValue } from './use-controlled-value.js';
import { useWebOtp } from './use-web-otp.js';

const useLayout = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/**
 * A code field without a look: one real `<input>` whose text the browser edits, and a value that is always clean. Put
 * `inputProps` on an `<input>` and, for slots that can be clicked, `rootRef` around elements with `data-slot-index`.
 */
export function useOtpInput({
  length = 6,
  charset = 'numeric',
  transform,
  value: given,
  defaultValue,
  onChange,
  onComplete,
  onReject,
  status,
  autoSubmit,
  webOtp,
  disabled,
  readOnly,
  actionsRef,
  incompleteMessage = ' ',
  ...native
}: UseOtpInputProps & NativeInputProps): UseOtpInputResult {
  const rules = { length, charset, transform };
  const [own, setOwn] = useState<OtpState>({
    value: defaultValue ? allowedIn(defaultValue, rules) : '',
    composing: null,
    news: null,
    newsId: 0,
    rejectedAtMs: -Infinity,
  });
  const value = useControlledValue(given, own.value);
  const inputRef = useRef<HTMLInputElement | null>(null);
  const rootRef = useRef<HTMLDivElement | null>(null);
  const editing = useRef<OtpEditing | null>(null);
  const latest = useRef<OtpField | null>(null);
  const entry = useRef<{ value: string; details: OtpChangeDetails } | null>(null);
  const isBusy = status === 'busy';
  const isComplete = value.length >= length;

  const commit = (edit: OtpEdit): void => {
    const { value: text, reason, event } = edit;
    const field = latest.current!;
    const before = field.value;
    const details: OtpChangeDetails = {
      reason,
      event,
      isComplete: text.length === length,
      isCanceled: false,
      cancel: () => {
        details.isCanceled = true;
      },
    };
    const isChange = text !== before;
    if (isChange) onChange?.(text, details);
    const { isCanceled } = details;
    if (!isCanceled) field.value = text;
    // The whole code at once counts over a whole code too; pasted or dropped, even the same one again.
    const isFilled = reason === 'autofill' || reason === 'webotp';
    const isEntry = before.length < length || (isFilled ? isChange : reason === 'paste' || reason === 'drop');
    // Always a new state: the render that follows takes back what was canceled, or what a controlling host refused.
    setOwn((old) => ({
      ...old,
      value: isCanceled ? old.value : text,
      composing: null,
      news: isFilled && details.isComplete && !isCanceled ? 'filled' : null,
      newsId: old.newsId + 1,
    }));
    const isQuiet = isCanceled || isBusy || disabled || reason === 'reset';
    entry.current = details.isComplete && isEntry && !isQuiet ? { value: text, details } : null;
  };

  /** Once the value was accepted: rendered, by a controlling host too. It may differ in case. */
  const complete = (): void => {
    const done = entry.current;
    if (done?.value.toLowerCase() !== value.toLowerCase()) return;
    entry.current = null;
    onComplete?.(value, done.details);
    if (autoSubmit && !done.details.isCanceled) inputRef.current?.form?.requestSubmit();
  };

  useLayout(() => {
    const input = inputRef.current!;
    const before = latest.current;
    // Only for news: on mount the text may be of before hydration, or a form library's, and StrictMode mounts twice.
    const isNew = before && (before.state !== own || before.value !== value);
    if (isNew && own.composing === null) placeText(input, value);
    latest.current = {
      rules,
      state: own,
      value,
      commit,
      reject: (raw, why, reason) => {
        onReject?.(raw, { why, reason });
        const now = performance.now();
        // At most once in two seconds: held keys would fill the queue of a screen reader.
        setOwn((old) =>
          why === 'overflow' || now - old.rejectedAtMs < 2000
            ? old
            : { ...old, news: 'rejected', newsId: old.newsId + 1, rejectedAtMs: now },
        );
      },
      show: (state) => setOwn((old) => ({ ...old, ...state })),
    };
    editing.current?.select();
    if (entry.current) queueMicrotask(complete);
  });

  const problem = value && !isComplete ? incompleteMessage : '';
  useLayout(() => inputRef.current!.setCustomValidity(problem), [problem]);

  useLayout(() => {
    const input = inputRef.current!;
    rootRef.current?.setAttribute('data-enhanced', '');
    const isAgain = editing.current;
    editing.current = listenToEditing(input, rootRef.current, () => latest.current!);
    editing.current.select();
    // Once only: StrictMode runs effects twice.
    if (!isAgain && input.value !== latest.current!.value) editing.current.enter(input.value, 'adopt');
    return () => editing.current!.stop();
  }, []);

  useWebOtp(inputRef, !isComplete && !isBusy && !disabled && webOtp, (code) => editing.current!.enter(code, 'webotp'));

  useImperativeHandle(
    actionsRef,
    () => ({
      focus: () => inputRef.current!.focus(),
      select: () => inputRef.current!.select(),
      clear: () => {
        editing.current!.enter('', 'clear');
        inputRef.current!.focus();
      },
    }),
    [],
  );

  const generatedId = useId();
  const [initialValue] = useState(value);
  const inputProps: ComponentPropsWithRef<'input'> = {
    id: generatedId,
    type: 'text',
    defaultValue: initialValue,
    inputMode: charset === 'numeric' ? 'numeric' : 'text',
    autoComplete: 'one-time-code',
    enterKeyHint: 'done',
    autoCapitalize: charset === 'numeric' ? 'off' : 'characters',
    autoCorrect: 'off',
    spellCheck: false,
    dir: 'ltr',
    // For a page without script: the form is held back until the code is whole, spaces and dashes allowed.
    pattern: `(?:[\\s\\-]*${classOf(charset)}){${length}}\\s*`,
    disabled,
    readOnly: readOnly || isBusy,
    'aria-busy': isBusy || undefined,
  };
  // Assigned, not spread into the literal: that takes a server as long as React's rendering of the whole field. What a host
  // leaves undefined is no wish.
  for (const name in native) inputProps[name as 'id'] = native[name as 'title'] ?? inputProps[name as 'id'];
  // Also over a form library's `false`, which knows nothing of a code that the server refused.
  if (status === 'invalid') inputProps['aria-invalid'] = true;
  inputProps.ref = inputRef;
  const { composing, news, newsId } = own;
  return { value, characters: composing ?? value, isComplete, news, newsId, inputRef, rootRef, inputProps };
}
