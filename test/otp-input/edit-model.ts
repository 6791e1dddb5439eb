import * as fc from 'fast-check';

/** What a person, or the page, can do to a field of six digits. */
export type Edit =
  | { do: 'type'; text: string }
  | { do: 'insert' | 'paste'; text: string }
  | { do: 'delete' | 'forwardDelete' | 'undo' }
  | { do: 'select'; from: number; to: number }
  | { do: 'set'; value: string };

export interface Model {
  value: string;
  start: number;
  end: number;
  /** How often the last edit completed the code. */
  completed: number;
  /** How many digits stand behind the place where some were deleted; what is typed there fills the gap. */
  gap?: number;
}

const length = 6;

/** The rules as a person would say them, one character after the other, knowing nothing of the field's code. */
export function apply(edit: Edit, before: Model): Model {
  const after = edited(edit, before);
  const isDeletion = /delete/iu.test(edit.do) && after.value !== before.value;
  return isDeletion ? { ...after, gap: after.value.length - after.start } : { ...after, gap: before.gap! };
}

function edited(edit: Edit, { value, start, end, gap }: Model): Model {
  const selected = start !== end;
  const put = (text: string, from: number, to: number): Model => {
    const next = (value.slice(0, from) + text + value.slice(to)).slice(0, length);
    const caret = Math.min(from + text.length, length);
    return {
      value: next,
      start: caret,
      end: caret,
      completed: Number(next.length === length && value.length < length),
    };
  };
  const same: Model = { value, start, end, completed: 0 };
  switch (edit.do) {
    case 'select': {
      const [from, to] = [
        Math.min(edit.from, edit.to, value.length),
        Math.min(Math.max(edit.from, edit.to), value.length),
      ];
      return { value, start: from, end: to, completed: 0 };
    }
    case 'set':
      if (edit.value === value) return same;
      return edit.value.length === value.length
        ? { value: edit.value, start, end: start, completed: 0 }
        : { value: edit.value, start: edit.value.length, end: edit.value.length, completed: 0 };
    case 'delete':
      if (selected) return put('', start, end);
      return start === 0 ? same : put('', start - 1, start);
    case 'forwardDelete':
      return selected ? put('', start, end) : put('', start, Math.min(start + 1, value.length));
    case 'undo':
      return same;
    default: {
      const digits = edit.text.replaceAll(/[^0-9]/gu, '');
      if (digits === '' || /[a-z]/u.test(edit.text)) return same;
      if (digits.length >= length) {
        const code = digits.slice(0, length);
        const isEntry = edit.do === 'paste' || code !== value;
        return { value: code, start: length, end: length, completed: Number(isEntry) };
      }
      if (digits.length > 1 || selected) {
        const after = put(digits, start, end);
        if (start === length) return { ...same, start: length, end: length };
        const isBulk = edit.do === 'paste' || (edit.text.length > 1 && after.value !== value);
        return { ...after, completed: Number(after.value.length === length && (value.length < length || isBulk)) };
      }
      const at = start === length ? length - 1 : start;
      const isGap = value.length < length && value.length - start === gap;
      const after = put(digits, at, isGap ? at : at + 1);
      const isBulk = edit.do === 'paste' || (edit.text.length > 1 && after.value !== value);
      return { ...after, completed: Number(after.value.length === length && (value.length < length || isBulk)) };
    }
  }
}

const digit = fc.constantFrom(...'0123456789');
const spelled = fc
  .tuple(fc.array(digit, { minLength: 1, maxLength: 8 }), fc.constantFrom('', ' ', '-', '\u2009'))
  .map(([digits, between]) => digits.join(between));

const sequences: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('type' as const), text: digit }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('type' as const), text: fc.constantFrom('a', ' ', '-') }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('insert' as const, 'paste' as const), text: spelled }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('paste' as const), text: fc.constant('no code') }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'forwardDelete' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('select' as const), from: fc.nat(6), to: fc.nat(6) }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('set' as const), value: fc.stringMatching(/^[0-9]{0,6}$/u) }),
    },
  ),
  { minLength: 1, maxLength: 14 },
);

/** What undo does after the page itself set the text is each browser's own: there it is left out. */
export const edits: fc.Arbitrary<Edit[]> = sequences.map((sequence) => {
  const firstSet = sequence.findIndex((edit) => edit.do === 'set');
  return sequence.filter((edit, index) => edit.do !== 'undo' || firstSet < 0 || index < firstSet);
});
