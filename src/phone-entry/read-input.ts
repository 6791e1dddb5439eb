import { cleanNumber, withoutExtension } from '../phone-number/clean-number.js';
import { type CaretEdit, readEdit } from './caret.js';

export type PhoneInputReason = 'input' | 'paste' | 'autofill';

export interface PhoneInput extends CaretEdit {
  reason: PhoneInputReason;
}

/** What stands in the field after the browser changed it, as `InputEvent` tells it. */
export interface RawInput {
  text: string;
  position: number;
  /** Empty for events that a script or a password manager makes. */
  inputType: string;
  data: string | null;
  isComposing: boolean;
}

/** @param previous the digits before; null where separators are not ours, so that deleting one deletes only that */
export function readInput(previous: string | null, raw: RawInput): PhoneInput {
  const reason = reasonOf(raw);
  if (reason === 'input') {
    return { ...readEdit(raw.isComposing ? null : previous, raw.text, raw.position, raw.inputType), reason };
  }
  const inserted = raw.data ?? raw.text;
  const replaces = inserted === raw.text || cleanNumber(inserted).startsWith('+');
  if (!replaces) return { ...readEdit(null, raw.text, raw.position, raw.inputType), reason };
  const digits = cleanNumber(withoutExtension(inserted));
  return { digits, caret: digits.length, reason };
}

/** A whole number in a different spelling (own code without a plus, 00, a trunk zero behind the code) is shown as what it is. */
export function canonical(input: PhoneInput, e164: string | null): PhoneInput {
  const isInternational = e164 !== null && (/^(?:\+|00|011)/u.test(input.digits) || `+${input.digits}` === e164);
  return isInternational && input.reason !== 'input' ? { ...input, digits: e164, caret: e164.length } : input;
}

function reasonOf({ inputType, data, text }: RawInput): PhoneInputReason {
  if (inputType === 'insertFromPaste' || inputType === 'insertFromDrop') return 'paste';
  // iOS fills in a contact's number as one long insertText.
  const isWhole = inputType === 'insertText' && (data?.length ?? 0) > 6 && text.includes(data!);
  return inputType === '' || inputType === 'insertReplacementText' || isWhole ? 'autofill' : 'input';
}
