import { cleanNumber, withoutExtension } from '../phone-number/clean-number.js';
import { type CaretEdit, readEdit } from './caret.js';

export type PhoneInputReason = 'input' | 'paste' | 'autofill';

export interface PhoneInput extends CaretEdit {
  reason: PhoneInputReason;
}

/**
 * What stands in the field after the browser changed it.
 * @param previous the digits before; null where separators are not ours, so that deleting one deletes only that
 * @param event what there is of it: events that a script or a password manager makes have no `inputType`
 */
export function readInput(
  previous: string | null,
  { value: text, selectionStart }: Pick<HTMLInputElement, 'value' | 'selectionStart'>,
  { inputType = '', data, isComposing }: Partial<InputEvent>,
): PhoneInput {
  const position = selectionStart ?? text.length;
  const reason = reasonOf(inputType, data, text);
  const inserted = data ?? text;
  const replaces = inserted === text || cleanNumber(inserted).startsWith('+');
  if (reason === 'input' || !replaces) {
    return { ...readEdit(isComposing || reason !== 'input' ? null : previous, text, position, inputType), reason };
  }
  const digits = cleanNumber(withoutExtension(inserted));
  return { digits, caret: digits.length, reason };
}

/** A whole number in a different spelling (own code without a plus, 00, a trunk zero behind the code) is shown as what it is. */
export function canonical(input: PhoneInput, e164: string | null): PhoneInput {
  const isInternational = e164 !== null && (/^(?:\+|00|011)/u.test(input.digits) || `+${input.digits}` === e164);
  return isInternational && input.reason !== 'input' ? { ...input, digits: e164, caret: e164.length } : input;
}

function reasonOf(inputType: string, data: string | null | undefined, text: string): PhoneInputReason {
  // Pasted or dropped. WebKit has an insertFromComposition, too.
  if (/^insertFrom[DP]/u.test(inputType)) return 'paste';
  // iOS fills in a contact's number as one long insertText.
  const isWhole = inputType === 'insertText' && data && data.length > 6 && text.includes(data);
  return inputType === '' || inputType === 'insertReplacementText' || isWhole ? 'autofill' : 'input';
}
