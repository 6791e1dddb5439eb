'use client';

import {
  forwardRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
  useImperativeHandle,
} from 'react';
import { useOtpCopy, type OtpInputMessages } from './use-otp-copy.js';
import type { OtpInputPart } from './otp-input-parts.js';
import type { NativeInputProps, UseOtpInputProps } from './otp-input-props.js';
import { type OtpSlot, OtpSlots } from './otp-input-slots.js';
import { useOtpInput } from './use-otp-input.js';

export type { OtpSlot } from './otp-input-slots.js';

/** Other attributes, `name` and `form` among them, go to the input. */
export interface OtpInputProps extends Omit<UseOtpInputProps, 'incompleteMessage'>, NativeInputProps {
  /** @default the locale's "Verification code"; null leaves the name to you (`aria-label`) */
  label?: ReactNode;
  /** @default the locale's "Enter the 6-digit code."; null for none */
  hint?: ReactNode;
  /** What was wrong with the code, in words. Announced when it comes; gone while `busy`, so that the same one is said again. */
  error?: ReactNode;
  /** Slots per group, e.g. `[3, 3]`; what is left over forms a last group. @default one group */
  groups?: readonly number[] | undefined;
  /** Drawn between groups. @default a gap */
  separator?: ReactNode;
  /** One for all slots, or one character per slot. */
  placeholder?: string | undefined;
  /** Draws bullets; the field still holds, copies and posts the digits. @default false */
  mask?: boolean | undefined;
  /** Instead of the character; the slot around it stays. */
  renderSlot?: ((slot: OtpSlot) => ReactNode) | undefined;
  classNames?: Partial<Record<OtpInputPart, string>> | undefined;
  messages?: OtpInputMessages | undefined;
}

/**
 * One field for a whole one-time code, drawn as slots. Takes what people really do: paste `123-456` or the whole message, fill
 * in from the keyboard's suggestion, type in any script's digits, click a digit to mend it. `ref` is the input.
 */
export const OtpInput: ForwardRefExoticComponent<OtpInputProps & RefAttributes<HTMLInputElement>> = forwardRef(
  function OtpInput(props: OtpInputProps, ref) {
    const {
      label,
      hint,
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
    const { length = 6, charset = 'numeric', status = 'idle' } = rest;
    const copy = useOtpCopy(length, messages);
    const isNumeric = charset === 'numeric';
    const ask = copy(isNumeric ? 'hint' : 'hintCharacters');
    const { value, characters, isComplete, news, newsId, inputRef, rootRef, inputProps } = useOtpInput({
      ...rest,
      incompleteMessage: isNumeric ? copy('incomplete') : ask,
    });
    useImperativeHandle(ref, () => inputRef.current!, [inputRef]);

    const part = (name: OtpInputPart): { 'data-sms-otp-part': string; className: string | undefined } => ({
      'data-sms-otp-part': name === 'root' ? 'code' : `code-${name}`,
      className: classNames?.[name],
    });
    const id = inputProps.id!;
    const shownError = status === 'busy' ? null : error;
    const hintText = hint === undefined ? ask : hint;
    const describedBy = [rest['aria-describedby'], hintText && `${id}-hint`, shownError && `${id}-error`];
    const said = { filled: copy('filled'), rejected: isNumeric ? copy('rejected') : ask };
    return (
      <div
        {...part('root')}
        ref={rootRef}
        data-status={status}
        data-length={length}
        data-complete={isComplete ? '' : undefined}
        data-empty={value === '' ? '' : undefined}
        data-disabled={rest.disabled ? '' : undefined}
        data-readonly={rest.readOnly ? '' : undefined}
        data-masked={mask ? '' : undefined}
        data-grouped={groups ? '' : undefined}
      >
        {label !== null && (
          <label {...part('label')} htmlFor={id}>
            {label ?? copy('label')}
          </label>
        )}
        <div {...part('field')} dir="ltr" translate="no">
          <OtpSlots {...{ part, length, characters, groups, separator, placeholder, mask, renderSlot }} />
          <input
            {...inputProps}
            {...part('input')}
            aria-describedby={describedBy.filter(Boolean).join(' ') || undefined}
          />
        </div>
        {hintText && (
          <div {...part('hint')} id={`${id}-hint`}>
            {hintText}
          </div>
        )}
        <div {...part('error')} id={`${id}-error`} role="alert">
          {shownError}
        </div>
        <span {...part('status')} role="status">
          <span key={news && newsId}>{status === 'busy' ? copy('busy') : news && said[news]}</span>
        </span>
      </div>
    );
  },
);
