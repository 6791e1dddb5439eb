'use client';

import {
  type ComponentPropsWithRef,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { isFocused, listenToEditing, type OtpChangeReason, type OtpEdit } from './otp-editing.js';
import type { OtpChangeDetails, UseOtpInputProps, UseOtpInputResult } from './otp-input-props.js';
import { showSelection, slotAt } from './otp-slots.js';
import type { OtpCharset } from './otp-value.js';
import { useWebOtp } from './use-web-otp.js';

const useLayout = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/**
 * A code field without a look: one real `<input>` whose text the browser edits, and a value that is always clean. Put
 * `inputProps` on an `<input>` and, for slots that can be clicked, `rootRef` around elements with `data-slot-index`.
 */
export function useOtpInput(props: UseOtpInputProps): UseOtpInputResult {
  const { length = 6, charset = 'numeric', transform, status = 'idle', disabled, readOnly, required } = props;
  const [inner, setInner] = useState(props.defaultValue ?? '');
  const [news, setNews] = useState<{ lastReason: OtpChangeReason | null; rejections: number }>(noNews);
  const [isFieldFocused, setFieldFocused] = useState(false);
  const value = props.value ?? inner;
  const inputRef = useRef<HTMLInputElement | null>(null);
  const rootRef = useRef<HTMLDivElement | null>(null);
  const generatedId = useId();
  const isBusy = status === 'busy';
  const isComplete = value.length === length;
  const [initialValue] = useState(value);

  const latest = useRef({ props, value });
  useLayout(() => {
    latest.current = { props, value };
    const input = inputRef.current;
    if (!input) return;
    input.setCustomValidity(value !== '' && !isComplete ? (props.incompleteMessage ?? ' ') : '');
    showSelection(input, rootRef.current, length);
  });

  const commit = (edit: OtpEdit): void => {
    const { props: now, value: before } = latest.current;
    const input = inputRef.current!;
    const isWhole = edit.value.length === (now.length ?? 6);
    let isCanceled = false;
    const details: OtpChangeDetails = {
      reason: edit.reason,
      event: edit.event,
      isComplete: isWhole,
      cancel: () => {
        isCanceled = true;
      },
    };
    if (edit.value !== before) {
      now.onChange?.(edit.value, details);
      if (!isCanceled) {
        setInner(edit.value);
        if (edit.reason !== 'type' && edit.reason !== 'delete') setNews((old) => ({ ...old, lastReason: edit.reason }));
        else if (edit.value.length === 1)
          setNews((old) => (old.lastReason === null ? old : { ...old, lastReason: null }));
      }
    }
    // React renders what onChange set before this runs, so a controlled value that was refused is known here.
    queueMicrotask(() => {
      const accepted = latest.current.value;
      if (input.value !== accepted) input.value = accepted;
      const isEntry =
        before.length < edit.value.length || (edit.isBulk && (edit.value !== before || isTransfer(edit.reason)));
      const isQuiet = isCanceled || now.status === 'busy' || now.disabled || edit.reason === 'reset';
      if (accepted !== edit.value || !isWhole || !isEntry || isQuiet) return;
      latest.current.props.onComplete?.(accepted, details);
      if (now.autoSubmit && !isCanceled) input.form?.requestSubmit();
    });
  };

  const current = useRef<{
    commit: typeof commit;
    rules: { length: number; charset: OtpCharset; transform: typeof transform };
  }>(null!);
  useLayout(() => {
    current.current = { commit, rules: { length, charset, transform } };
  });

  useLayout(() => {
    const input = inputRef.current!;
    rootRef.current?.setAttribute('data-enhanced', '');
    const stop = listenToEditing(input, () => ({
      rules: current.current.rules,
      value: latest.current.value,
      commit: current.current.commit,
      reject: (raw, why, reason) => {
        latest.current.props.onReject?.(raw, { why, reason });
        setNews((old) => ({ lastReason: null, rejections: old.rejections + 1 }));
      },
      showSelection: () => {
        showSelection(input, rootRef.current, current.current.rules.length);
        setFieldFocused(isFocused(input));
      },
      slotAt: (x) => slotAt(rootRef.current, x),
    }));
    const onReset = (event: Event): void => {
      if (event.target === input.form)
        current.current.commit({ value: input.defaultValue, reason: 'reset', isBulk: false, event });
    };
    input.ownerDocument.addEventListener('reset', onReset);
    // Digits typed, or restored by the browser, before hydration.
    if (input.value !== latest.current.value && !adopted.has(input)) {
      adopted.add(input);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return () => {
      stop();
      input.ownerDocument.removeEventListener('reset', onReset);
    };
  }, []);

  useLayout(() => {
    const input = inputRef.current!;
    if (input.value === value) return;
    input.value = value;
    if (isFocused(input)) input.setSelectionRange(value.length, value.length);
  }, [value]);

  const { webOtp = false } = props;
  const wantsMessage = webOtp === 'on-mount' || (webOtp === 'when-focused' && isFieldFocused);
  useWebOtp(inputRef, wantsMessage && !isComplete && !isBusy && !disabled, (code) => {
    const input = inputRef.current!;
    input.value = code;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });

  useImperativeHandle(
    props.actionsRef,
    () => ({
      focus: () => inputRef.current?.focus(),
      select: () => inputRef.current?.select(),
      clear: () => {
        current.current.commit({ value: '', reason: 'clear', isBulk: false, event: null });
        inputRef.current?.focus();
      },
    }),
    [],
  );

  const inputProps = useMemo<ComponentPropsWithRef<'input'>>(
    () => ({
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
      required,
      disabled,
      readOnly: readOnly || isBusy,
      'aria-busy': isBusy || undefined,
      'aria-invalid': status === 'invalid' || undefined,
    }),
    [props.id, generatedId, initialValue, charset, length, required, disabled, readOnly, isBusy, status],
  );
  return { value, isComplete, isBusy, ...news, inputRef, rootRef, inputProps };
}

const noNews = { lastReason: null, rejections: 0 };

/** Fields whose text from before hydration was taken over: StrictMode runs effects twice. */
const adopted = new WeakSet<HTMLInputElement>();

function isTransfer(reason: OtpChangeReason): boolean {
  return reason === 'paste' || reason === 'drop';
}

/** For a page without script: the server's form is held back until the code is whole, spaces and dashes allowed. */
function patternOf(charset: OtpCharset, length: number): string | undefined {
  const characters = { numeric: '[0-9]', alphanumeric: '[0-9A-Za-z]', alpha: '[A-Za-z]' };
  return typeof charset === 'string' ? `(?:\\s*\\-?${characters[charset]}){${length}}\\s*` : undefined;
}
