import { cleanNumber } from '../phone-number/clean-number.js';

/** What an edit left in the field, and where: positions are counted in digits (a leading plus counts), never in separators. */
export interface CaretEdit {
  digits: string;
  caret: number;
}

/**
 * Reads an edit from the field after the browser made it. An edit is understood by its outcome, not by its key: keyboards of
 * phones send no key codes. A deletion that only met a separator takes the next digit in its direction.
 */
export function readEdit(previous: string | null, text: string, position: number, inputType: string): CaretEdit {
  const digits = cleanNumber(text);
  const caret = digitsBefore(text, position, digits);
  if (digits !== previous) return { digits, caret };
  if (inputType.endsWith('Backward') && caret > 0) return { digits: without(digits, caret - 1), caret: caret - 1 };
  if (inputType.endsWith('Forward') && inputType.startsWith('delete')) return { digits: without(digits, caret), caret };
  return { digits, caret };
}

/** `digitsBefore('(201) 555', 6)` is 3. */
export function digitsBefore(text: string, position: number, digits: string = cleanNumber(text)): number {
  return Math.min(cleanNumber(text.slice(0, position)).length, digits.length);
}

/** The position right behind the nth digit: `positionAfter('(201) 555', 3)` is 4. */
export function positionAfter(text: string, digits: number): number {
  let position = 0;
  for (let left = digits; left > 0 && position < text.length; position += 1)
    if (/[\d+]/u.test(text[position]!)) left -= 1;
  return position;
}

function without(digits: string, index: number): string {
  return digits.slice(0, index) + digits.slice(index + 1);
}
