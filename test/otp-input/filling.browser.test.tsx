import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { autofill, compose, insert, paste, renderCode } from './code-field.js';

const code = '987654';

describe('autofill of a whole code', () => {
  const spellings = ['987654', '987 654', '987-654', ' 987654 ', '9 8 7 6 5 4', '987\u00A0654', '\u200E987654\u200E'];
  const fillings = {
    'as one insertText, with the focus': insert,
    'by a password manager, without the focus': async (input: HTMLInputElement, text: string) => autofill(input, text),
  };
  describe.each(Object.entries(fillings))('%s', (_, fill) => {
    describe.each(['', '12', '123456'])('over %j', (before) => {
      it.each(spellings)('gives the code of %j with one change and one completion (R1)', async (text) => {
        const { input, drawn, changes, completed } = await renderCode({ defaultValue: before });
        await fill(input, text);
        await expect.poll(() => completed.map(({ value }) => value)).toEqual([code]);
        expect(changes.map(({ value, details }) => [value, details.reason])).toEqual([[code, 'autofill']]);
        expect(input.value).toBe(code);
        expect(drawn()).toEqual([...code]);
      });
    });
  });

  it('works where a script sets the value and then sends the event, as some managers do in the page', async () => {
    const { input, changes, completed } = await renderCode();
    input.value = '987 654';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.poll(() => completed.length).toBe(1);
    expect(changes.map(({ value }) => value)).toEqual([code]);
  });

  it('is not cut off by the browser: no maxlength stands on the field (R2)', async () => {
    const { input } = await renderCode();
    expect(input.maxLength).toBe(-1);
  });

  it('of what is there already is no second entry', async () => {
    const { input, completed } = await renderCode();
    await insert(input, code);
    autofill(input, code);
    await expect.poll(() => completed.length).toBe(1);
  });
});

describe('paste', () => {
  it.each([
    ['123-456', '123456'],
    ['123 456', '123456'],
    ['123456\n', '123456'],
    ['  123456', '123456'],
    ['1 2 3 4 5 6', '123456'],
    ['123–456', '123456'],
    ['123.456', '123456'],
    ['Your code is 123456.', '123456'],
    ['Use 2 of 3: 987654', '987654'],
    ['G-123456 is your code. Call 555 if it was not you.', '123456'],
    ['Your code is 987654.\n\n@example.com #123456', '123456'],
    ['１２３４５６', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳۴۵۶', '123456'],
    ['१२३४५६', '123456'],
    ['𝟏𝟐𝟑𝟒𝟓𝟔', '123456'],
  ])('of %j gives %s (R3)', async (text, expected) => {
    const { input, completed, drawn } = await renderCode();
    await paste(input, text);
    await expect.poll(() => completed.map(({ value }) => value)).toEqual([expected]);
    expect(completed[0]!.details.reason).toBe('paste');
    expect(drawn().join('')).toBe(expected);
  });

  it('without a usable code changes nothing and says why (R4)', async () => {
    const { input, changes, rejected } = await renderCode({ defaultValue: '12' });
    await paste(input, 'no code here');
    await paste(input, 'Call 12345678 or 87654321');
    await expect.poll(() => rejected.length).toBe(2);
    expect(rejected[0]).toBe('characters: no code here');
    expect(input.value).toBe('12');
    expect(changes).toEqual([]);
  });

  it('of more than fits takes the beginning and says so', async () => {
    const { input, rejected } = await renderCode();
    await paste(input, '12345678');
    await expect.poll(() => input.value).toBe('123456');
    expect(rejected).toEqual(['overflow: 12345678']);
  });

  it.each([0, 1, 3, 6])('of a whole code replaces everything, with the caret at %i (R5)', async (caret) => {
    for (const before of ['12', '123456']) {
      const { input, completed, unmount } = await renderCode({ defaultValue: before });
      input.focus();
      input.setSelectionRange(Math.min(caret, before.length), Math.min(caret, before.length));
      await paste(input, code);
      await expect.poll(() => completed.map(({ value }) => value)).toEqual([code]);
      expect(input.value).toBe(code);
      await unmount();
    }
  });

  it('of the same code again is a new try', async () => {
    const { input, changes, completed } = await renderCode({ defaultValue: code });
    await paste(input, code);
    await expect.poll(() => completed.length).toBe(1);
    expect(changes).toEqual([]);
  });

  it('of a part goes in at the caret', async () => {
    const { input } = await renderCode({ defaultValue: '1256' });
    input.focus();
    input.setSelectionRange(2, 2);
    await paste(input, '3-4');
    await expect.poll(() => input.value).toBe('123456');
  });

  it('of a part over a full field never makes it longer', async () => {
    const { input, drawn } = await renderCode({ defaultValue: '123456' });
    input.focus();
    input.setSelectionRange(0, 0);
    await paste(input, '99');
    await expect.poll(() => input.value).toBe('991234');
    expect(drawn()).toEqual([...'991234']);
  });
});

describe('dropped text', () => {
  it('is read like pasted text', async () => {
    const { input, completed } = await renderCode();
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'Code: 123-456');
    input.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    await expect
      .poll(() => completed.map(({ value, details }) => [value, details.reason]))
      .toEqual([['123456', 'drop']]);
  });
});

describe('digits of other scripts', () => {
  it.each(['１', '١', '۱', '१', '১', '๑', '𝟙'])('are ASCII when typed: %s (R12)', async (digit) => {
    const { input, changes } = await renderCode();
    await insert(input, digit);
    await expect.poll(() => input.value).toBe('1');
    expect(changes.map(({ value }) => value)).toEqual(['1']);
  });

  it('are ASCII when composed, once, at the end, and are seen meanwhile (R12, R13)', async () => {
    const { input, changes, drawn } = await renderCode();
    await compose(input, ['１', '１２'], '');
    await userEvent.keyboard('{Escape}');
    await compose(input, ['１', '１２', '１２３']);
    await expect.poll(() => input.value).toBe('123');
    expect(changes.map(({ value, details }) => [value, details.reason])).toEqual([['123', 'composition']]);
    expect(drawn().join('')).toBe('123');
  });
});

describe('a keyboard that composes', () => {
  it('enters each digit once, in order (R13)', async () => {
    const { input, changes, completed } = await renderCode();
    for (const digit of code) await compose(input, [digit]);
    await expect.poll(() => completed.map(({ value }) => value)).toEqual([code]);
    expect(changes.map(({ value }) => value)).toEqual(['9', '98', '987', '9876', '98765', '987654']);
  });

  it('that keeps composing shows each digit and completes without waiting for its end (R13)', async () => {
    const { input, completed, drawn } = await renderCode();
    const steps = [...code].map((_, index) => code.slice(0, index + 1));
    await compose(input, steps);
    await expect.poll(() => completed.map(({ value }) => value)).toEqual([code]);
    expect(drawn().join('')).toBe(code);
  });

  it('replaces the slot it was started on', async () => {
    const { input } = await renderCode({ defaultValue: '123456' });
    input.focus();
    input.setSelectionRange(2, 2);
    await compose(input, ['9']);
    await expect.poll(() => input.value).toBe('129456');
  });
});

describe('dictation', () => {
  it.each(['1 2 3 4 5 6', '123 456', '1, 2, 3, 4, 5, 6'])('of %j is accepted (A11)', async (spoken) => {
    const { input, rejected } = await renderCode();
    await insert(input, spoken);
    await expect.poll(() => input.value).toBe('123456');
    expect(rejected).toEqual([]);
  });
});
