import { useState, type ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OtpInput, type OtpInputProps } from 'sms-otp-kit';
import { autofill, insert, renderCode, settle } from './code-field.js';

const letters: OtpInputProps = { charset: 'alphanumeric' };

/** The keyboard has not put its word in yet: Android's do so with a space, or when the field is left. */
async function composeOn(input: HTMLInputElement, text: string): Promise<void> {
  input.focus();
  for (let length = 1; length <= text.length; length += 1)
    await cdp().send('Input.imeSetComposition', {
      text: text.slice(0, length),
      selectionStart: length,
      selectionEnd: length,
    });
}

/**
 * Android's keyboards go on with a word that stands there (`setComposingRegion`), for which DevTools have no command. As Blink
 * does it: `compositionstart` before the word is known, then the word is selected, then one `beforeinput` a key.
 */
function composeOver(input: HTMLInputElement, from: number, to: number, text: string): void {
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
  const { value } = input;
  const about = { inputType: 'insertCompositionText', data: text, isComposing: true, bubbles: true };
  input.dispatchEvent(new CompositionEvent('compositionstart', { data: '', bubbles: true }));
  input.setSelectionRange(from, to);
  input.dispatchEvent(new InputEvent('beforeinput', about));
  setValue.call(input, value.slice(0, from) + text + value.slice(to));
  input.setSelectionRange(from + text.length, from + text.length);
  input.dispatchEvent(new InputEvent('input', about));
}

describe('while a keyboard composes', () => {
  it('clear() empties the field, and the next keys go in', async () => {
    const field = await renderCode(letters);
    await composeOn(field.input, 'ABC123');
    await expect.poll(() => field.completed.map(({ value }) => value)).toEqual(['ABC123']);
    field.actions.clear();
    await expect.poll(() => field.drawn().join('')).toBe('');
    expect(field.changes.at(-1)).toMatchObject({ value: '', details: { reason: 'clear' } });
    for (const key of 'Z-9') await insert(field.input, key);
    await expect.poll(() => field.drawn().join('')).toBe('Z9');
    expect(field.input.value).toBe('Z9');
    await composeOn(field.input, 'X');
    await expect.poll(() => field.drawn().join('')).toBe('Z9X');
  });

  it('a host that empties the value does the same', async () => {
    let empty = (): void => {};
    function Host(): ReactElement {
      const [value, setValue] = useState('');
      return (
        <OtpInput {...letters} value={value} onChange={setValue} onComplete={() => (empty = () => setValue(''))} />
      );
    }
    const { container } = await render(<Host />);
    const input = container.querySelector('input')!;
    await composeOn(input, 'ABC123');
    await settle();
    empty();
    await expect.poll(() => input.value).toBe('');
    for (const key of 'Z-9') await insert(input, key);
    await expect.poll(() => container.querySelector('[data-sms-otp-part="code-slots"]')!.textContent).toBe('Z9');
  });

  it('a password manager fills in the code (R1)', async () => {
    const { input, drawn, completed } = await renderCode(letters);
    await composeOn(input, 'AB');
    autofill(input, 'XYZ987');
    await expect.poll(() => completed.map(({ value }) => value)).toEqual(['XYZ987']);
    expect(drawn().join('')).toBe('XYZ987');
  });

  it('on with a word that stands there, it is not entered twice', async () => {
    const { input, drawn, changes } = await renderCode({ ...letters, defaultValue: 'ABC' });
    input.focus();
    input.setSelectionRange(3, 3);
    composeOver(input, 0, 3, 'ABCD');
    await expect.poll(() => drawn().join('')).toBe('ABCD');
    input.dispatchEvent(new CompositionEvent('compositionend', { data: 'ABCD', bubbles: true }));
    expect(input.value).toBe('ABCD');
    expect(changes.map(({ value, details }) => [value, details.reason])).toEqual([['ABCD', 'composition']]);
  });
});
