'use client';

import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
  useImperativeHandle,
} from 'react';
import { enOtpInput } from '../locale/en-otp-input.js';
import { useCopy } from '../locale/use-copy.js';
import { type OtpInputPart, otpInputParts } from './otp-input-parts.js';
import type { UseOtpInputProps } from './otp-input-props.js';
import { useOtpInput } from './use-otp-input.js';

export interface OtpSlot {
  /** From 0, left to right in every language. */
  index: number;
  /** The character, or `''`. */
  character: string;
  isFilled: boolean;
}

type NativeProps = Omit<
  ComponentPropsWithoutRef<'input'>,
  keyof UseOtpInputProps | 'type' | 'maxLength' | 'dir' | 'className' | 'style' | 'size' | 'children' | 'placeholder'
>;

/** Other attributes, `name` and `form` among them, go to the input. */
export interface OtpInputProps extends Omit<UseOtpInputProps, 'incompleteMessage'>, NativeProps {
  /** @default the locale's "Verification code"; null leaves the name to you (`aria-label`) */
  label?: ReactNode;
  /** @default the locale's "Enter the 6-digit code."; null for none */
  hint?: ReactNode;
  /** What was wrong with the code, in words. Its room is kept while there is none. */
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
  messages?: Partial<typeof enOtpInput> | undefined;
}

/**
 * One field for a whole one-time code, drawn as slots. Takes what people really do: paste `123-456` or the whole message, fill
 * in from the keyboard's suggestion, type in any script's digits, click a digit to mend it. `ref` is the input.
 */
export const OtpInput: ForwardRefExoticComponent<OtpInputProps & RefAttributes<HTMLInputElement>> = forwardRef(
  function OtpInput(props: OtpInputProps, ref) {
    const { label, hint, error, groups, separator, placeholder, mask, renderSlot, classNames, messages, ...rest } =
      props;
    const { length = 6, status = 'idle' } = rest;
    const native = nativeProps(rest);
    const copy = useCopy(enOtpInput, messages);
    const otp = useOtpInput({ ...rest, incompleteMessage: copy('otpInput.incomplete', { length }) });
    useImperativeHandle(ref, () => otp.inputRef.current!, [otp.inputRef]);

    const part = (name: OtpInputPart): { 'data-sms-otp-part': string; className: string | undefined } => ({
      'data-sms-otp-part': otpInputParts[name],
      className: classNames?.[name],
    });
    const id = otp.inputProps.id!;
    const hintText = hint === undefined ? copy('otpInput.hint', { length }) : hint;
    const describedBy = [native['aria-describedby'], hintText && `${id}-hint`, error && `${id}-error`].filter(Boolean);
    const announcement =
      otp.lastReason === 'autofill' || otp.lastReason === 'webotp'
        ? copy('otpInput.filled')
        : otp.rejections > 0 && otp.value.length < length
          ? copy('otpInput.rejected')
          : '';
    return (
      <div
        {...part('root')}
        ref={otp.rootRef}
        data-status={status}
        data-complete={otp.isComplete ? '' : undefined}
        data-empty={otp.value === '' ? '' : undefined}
        data-disabled={rest.disabled ? '' : undefined}
        data-readonly={rest.readOnly ? '' : undefined}
        data-masked={mask ? '' : undefined}
      >
        {label !== null && (
          <label {...part('label')} htmlFor={id}>
            {label ?? copy('otpInput.label')}
          </label>
        )}
        <div {...part('field')} dir="ltr">
          <Slots {...{ part, length, groups, separator, placeholder, mask, renderSlot }} value={otp.value} />
          <input
            {...native}
            {...otp.inputProps}
            {...part('input')}
            aria-describedby={describedBy.join(' ') || undefined}
          />
        </div>
        {hintText && (
          <div {...part('hint')} id={`${id}-hint`}>
            {hintText}
          </div>
        )}
        <div {...part('error')} id={`${id}-error`}>
          {error}
        </div>
        <span {...part('status')} role="status">
          {status === 'busy' ? copy('otpInput.busy') : announcement}
        </span>
      </div>
    );
  },
);

/** What is left for the input when the hook has taken its own. */
function nativeProps({
  length: _length,
  charset: _charset,
  transform: _transform,
  value: _value,
  defaultValue: _defaultValue,
  onChange: _onChange,
  onComplete: _onComplete,
  onReject: _onReject,
  status: _status,
  autoSubmit: _autoSubmit,
  webOtp: _webOtp,
  actionsRef: _actionsRef,
  ...native
}: Omit<UseOtpInputProps, 'incompleteMessage'> & NativeProps): NativeProps {
  return native;
}

const oneGroup: readonly number[] = [];

interface SlotsProps extends Pick<OtpInputProps, 'groups' | 'separator' | 'placeholder' | 'mask' | 'renderSlot'> {
  part: (name: OtpInputPart) => object;
  length: number;
  value: string;
}

function Slots({
  part,
  length,
  groups = oneGroup,
  separator,
  placeholder = '',
  mask,
  renderSlot,
  value,
}: SlotsProps): ReactElement {
  const ends = new Set<number>();
  let end = 0;
  for (const size of groups) {
    end += size;
    if (end < length) ends.add(end - 1);
  }
  return (
    <>
      {Array.from({ length }, (_, index) => {
        const character = value[index] ?? '';
        const hold = placeholder.length > 1 ? (placeholder[index] ?? '') : placeholder;
        const drawn = character && mask ? '•' : character;
        return [
          <span
            key={index}
            {...part('slot')}
            aria-hidden="true"
            data-slot-index={index}
            data-filled={character ? '' : undefined}
            data-placeholder={!character && hold ? '' : undefined}
            data-group-start={index === 0 || ends.has(index - 1) ? '' : undefined}
            data-group-end={index === length - 1 || ends.has(index) ? '' : undefined}
          >
            {renderSlot ? renderSlot({ index, character, isFilled: character !== '' }) : drawn || hold}
          </span>,
          ends.has(index) && (
            <span key={`after-${index}`} {...part('separator')} aria-hidden="true">
              {separator}
            </span>
          ),
        ];
      })}
    </>
  );
}
