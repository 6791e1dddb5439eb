'use client';

import {
  forwardRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
  useImperativeHandle,
} from 'react';
import { useOtpCopy, type OtpInputMessages } from './use-otp-copy.js';
import type { NativeInputProps, UseOtpInputProps } from './otp-input-props.js';
import { drawSlots, type OtpSlotsProps } from './otp-input-slots.js';
import { useOtpInput } from './use-otp-input.js';

export type { OtpSlot } from './otp-input-slots.js';

/** Other attributes, `name` and `form` among them, go to the input. */
export interface OtpInputProps extends Omit<UseOtpInputProps, 'incompleteMessage'>, NativeInputProps, OtpSlotsProps {
  /** @default the locale's "Verification code"; null leaves the name to you (`aria-label`) */
  label?: ReactNode;
  /** @default the locale's "Enter the 6-digit code."; null for none */
  hint?: ReactNode;
  /** What was wrong with the code, in words. Announced when it comes; gone while `busy`, so that the same one is said again. */
  error?: ReactNode;
  messages?: OtpInputMessages | undefined;
}

/**
 * One field for a whole one-time code, drawn as slots. Takes what people really do: paste `123-456` or the whole message, fill
 * in from the keyboard's suggestion, type in any script's digits, click a digit to mend it. `ref` is the input.
 */
export const OtpInput: ForwardRefExoticComponent<OtpInputProps & RefAttributes<HTMLInputElement>> = forwardRef(
  function OtpInput(props: OtpInputProps, ref) {
    const { length = 6, charset = 'numeric', status = props.error ? 'invalid' : 'idle' } = props;
    const copy = useOtpCopy(length, props.messages);
    const isNumeric = charset === 'numeric';
    const ask = copy(isNumeric ? 'otpInput.hint' : 'otpInput.hintCharacters');
    const {
      label = copy('otpInput.label'),
      hint = ask,
      error,
      groups,
      separator,
      placeholder,
      mask,
      renderSlot,
      classNames = {},
      messages,
      ...rest
    } = props;
    const { value, characters, isComplete, news, newsId, inputRef, rootRef, inputProps } = useOtpInput(
      Object.assign(rest, { status, incompleteMessage: isNumeric ? copy('otpInput.incomplete') : ask }),
    );
    const id = inputProps.id!;
    const shownError = status === 'busy' ? null : error;
    const errorId = shownError ? `${id}-error` : undefined;
    const hintId = hint ? `${id}-hint` : undefined;
    Object.assign(inputProps, {
      'data-sms-otp-part': 'code-input',
      className: classNames.input,
      'aria-describedby': [props['aria-describedby'], hintId, errorId].filter(Boolean).join(' ') || undefined,
    });
    const saying = status === 'busy' ? status : news === 'rejected' && !isNumeric ? 'hintCharacters' : news;
    useImperativeHandle(ref, () => inputRef.current!, [inputRef]);

    return (
      <div
        data-sms-otp-part="code"
        className={classNames.root}
        ref={rootRef}
        data-status={status}
        data-length={length}
        data-complete={isComplete ? '' : undefined}
        data-empty={value === '' ? '' : undefined}
        data-disabled={props.disabled ? '' : undefined}
        data-readonly={props.readOnly ? '' : undefined}
        data-masked={mask ? '' : undefined}
        data-grouped={groups ? '' : undefined}
      >
        {label !== null && (
          <label data-sms-otp-part="code-label" className={classNames.label} htmlFor={id}>
            {label}
          </label>
        )}
        <div data-sms-otp-part="code-field" className={classNames.field} dir="ltr" translate="no">
          {drawSlots(props, length, characters)}
          <input {...inputProps} />
        </div>
        {hint && (
          <div data-sms-otp-part="code-hint" className={classNames.hint} id={hintId}>
            {hint}
          </div>
        )}
        <div data-sms-otp-part="code-error" className={classNames.error} id={errorId} role="alert">
          {shownError}
        </div>
        <span data-sms-otp-part="code-status" className={classNames.status} role="status">
          {saying && <span key={newsId}>{copy(`otpInput.${saying}`)}</span>}
        </span>
      </div>
    );
  },
);
