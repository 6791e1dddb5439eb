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
  part: (name: OtpInputPart) => object;
  length: number;
  characters: string;
  groups: readonly number[] | undefined;
  separator: ReactNode;
  placeholder: string | undefined;
  mask: boolean | undefined;
  renderSlot: ((slot: OtpSlot) => ReactNode) | undefined;
}

/** The picture of the input's text, for eyes only. */
export function OtpSlots(props: OtpSlotsProps): ReactElement {
  const { part, length, characters, groups = [], separator, placeholder = '', mask, renderSlot } = props;
  const ends = new Set([length - 1]);
  let last = -1;
  for (const size of groups) ends.add((last += size));
  const drawn: ReactNode[] = [];
  for (let index = 0; index < length; index += 1) {
    const character = characters[index] ?? '';
    const hold = placeholder.length > 1 ? placeholder[index] : placeholder;
    const isFilled = character !== '';
    drawn.push(
      <span
        key={index}
        {...part('slot')}
        data-slot-index={index}
        data-filled={isFilled ? '' : undefined}
        data-group-start={index === 0 || ends.has(index - 1) ? '' : undefined}
        data-group-end={ends.has(index) ? '' : undefined}
      >
        {renderSlot ? renderSlot({ index, character, isFilled }) : (isFilled && mask ? '•' : character) || hold}
      </span>,
    );
    if (ends.has(index) && index < length - 1)
      drawn.push(
        <span key={`after-${index}`} {...part('separator')}>
          {separator}
        </span>,
      );
  }
  return (
    <span {...part('slots')} aria-hidden="true">
      {drawn}
    </span>
  );
}
