'use client';

import type { ReactElement, ReactNode } from 'react';
import type { OtpInputPart } from './otp-input-parts.js';

export interface OtpSlot {
  /** From 0, left to right in every language. */
  index: number;
  /** The character, or `''`. */
  character: string;
  isFilled: boolean;
}

export interface OtpSlotsProps {
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
}

/** The picture of the input's text, for eyes only. A plain call: as a component it would cost a server and each key more. */
export function drawSlots(props: OtpSlotsProps, length: number, characters: string): ReactElement {
  const { groups = [], separator, placeholder = '', mask, renderSlot, classNames = {} } = props;
  const drawn: ReactNode[] = [];
  const ends = new Set([-1, length - 1]);
  let last = -1;
  for (const size of groups) ends.add((last += size));
  for (let index = 0; index < length; index += 1) {
    const character = characters[index] ?? '';
    const hold = placeholder.length > 1 ? placeholder[index] : placeholder;
    const isFilled = character !== '';
    const isEnd = ends.has(index);
    // Each attribute is written out, here and in `OtpInput`: spreading them costs a server more than React's whole rendering.
    drawn.push(
      <span
        key={index}
        data-sms-otp-part="code-slot"
        className={classNames.slot}
        data-slot-index={index}
        data-filled={isFilled ? '' : undefined}
        data-group-start={ends.has(index - 1) ? '' : undefined}
        data-group-end={isEnd ? '' : undefined}
      >
        {renderSlot ? renderSlot({ index, character, isFilled }) : isFilled ? (mask ? '•' : character) : hold}
      </span>,
    );
    if (isEnd && index < length - 1)
      drawn.push(
        <span key={index + 0.5} data-sms-otp-part="code-separator" className={classNames.separator}>
          {separator}
        </span>,
      );
  }
  return (
    <span data-sms-otp-part="code-slots" className={classNames.slots} aria-hidden="true">
      {drawn}
    </span>
  );
}
