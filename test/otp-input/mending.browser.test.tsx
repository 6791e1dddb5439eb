import { fireEvent } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import 'sms-otp-kit/styles.css';
import { type CodeField, insert, paste, renderCode } from './code-field.js';

beforeEach(() => page.viewport(1024, 768));

async function clickSlot({ input, slots }: CodeField, index: number): Promise<void> {
  const slot = slots()[index]!.getBoundingClientRect();
  const { left } = input.getBoundingClientRect();
  await userEvent.click(input, { position: { x: slot.left - left + slot.width / 2, y: slot.height / 2 } });
}

describe('a wrong digit in the middle', () => {
  it.each(['Backspace', 'Delete'])(
    'clicked, removed by %s and typed anew leaves the others as they are (R21)',
    async (key) => {
      const field = await renderCode({ defaultValue: '123456' });
      await clickSlot(field, 2);
      await userEvent.keyboard(`{${key}}9`);
      expect(field.input.value).toBe('129456');
      expect(field.completed.map(({ value }) => value)).toEqual(['129456']);
    },
  );

  it('may be two, and of any script', async () => {
    const field = await renderCode({ defaultValue: '123456' });
    await clickSlot(field, 2);
    await userEvent.keyboard('{Delete}{Backspace}');
    expect(field.input.value).toBe('1456');
    await userEvent.keyboard('9');
    await insert(field.input, '٨');
    await expect.poll(() => field.input.value).toBe('198456');
    await userEvent.keyboard('7');
    expect(field.input.value).toBe('198756');
  });

  it('elsewhere than at the gap is replaced', async () => {
    const field = await renderCode({ defaultValue: '123456' });
    await clickSlot(field, 2);
    await userEvent.keyboard('{Backspace}{Home}9');
    expect(field.input.value).toBe('92456');
    await clickSlot(field, 1);
    await userEvent.keyboard('{ArrowRight}8');
    expect(field.input.value).toBe('92856');
  });
});

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

describe('a host’s own tests', () => {
  it('may set the value by a change alone', async () => {
    const { input, drawn, completed } = await renderCode();
    fireEvent.change(input, { target: { value: '123-456' } });
    await expect.poll(() => completed.map(({ value }) => value)).toEqual(['123456']);
    expect(drawn().join('')).toBe('123456');
  });

  it('may paste where a document has no editing commands, as in jsdom', async () => {
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'execCommand')!;
    const { input, completed } = await renderCode();
    Object.defineProperty(Document.prototype, 'execCommand', { ...own, value: undefined });
    await paste(input, '123-456');
    await expect.poll(() => completed.map(({ value }) => value)).toEqual(['123456']);
    Object.defineProperty(Document.prototype, 'execCommand', own);
  });
});
