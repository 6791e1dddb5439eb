import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import 'sms-otp-kit/styles.css';
import { type CodeField, renderCode } from './code-field.js';

beforeEach(() => page.viewport(1024, 768));

async function clickSlot({ input, slots }: CodeField, index: number): Promise<void> {
  const slot = slots()[index]!.getBoundingClientRect();
  const { left } = input.getBoundingClientRect();
  await userEvent.click(input, { position: { x: slot.left - left + slot.width / 2, y: slot.height / 2 } });
}

describe('a click on the label', () => {
  it('takes the focus and lets the caret be, so that the next digit replaces none (A3)', async () => {
    const field = await renderCode({ defaultValue: '123' });
    field.input.focus();
    field.input.setSelectionRange(3, 3);
    await clickSlot(field, 5);
    await userEvent.click(field.part('code-label'));
    await userEvent.keyboard('4');
    expect(field.input.value).toBe('1234');
  });
});

describe('a finger', () => {
  it('sets a caret alone also where the click is said to be a mouse’s, as in WebKit before 18.4 (R7)', async () => {
    const { input, slots } = await renderCode({ defaultValue: '123456' });
    input.focus();
    const { left, width } = slots()[3]!.getBoundingClientRect();
    const press = { clientX: left + width / 2, detail: 1, bubbles: true };
    input.dispatchEvent(new PointerEvent('pointerdown', { ...press, pointerType: 'touch' }));
    input.dispatchEvent(new PointerEvent('click', { ...press, pointerType: 'mouse' }));
    expect([input.selectionStart, input.selectionEnd]).toEqual([3, 3]);
  });
});
