import { beforeEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import 'sms-otp-kit/styles.css';
import { type CodeField, insert, paste, renderCode } from './code-field.js';

async function clickSlot({ input, slots }: CodeField, index: number, options: { shift?: boolean } = {}): Promise<void> {
  const slot = slots()[index]!.getBoundingClientRect();
  const field = input.getBoundingClientRect();
  if (options.shift) await userEvent.keyboard('{Shift>}');
  await userEvent.click(input, {
    position: { x: slot.left - field.left + slot.width / 2, y: slot.top - field.top + slot.height / 2 },
  });
  if (options.shift) await userEvent.keyboard('{/Shift}');
}

const selection = ({ input }: CodeField): [number, number] => [input.selectionStart!, input.selectionEnd!];

beforeEach(() => page.viewport(1024, 768));

describe('a click on a slot', () => {
  it.each([0, 2, 5])('selects the character of slot %i (R6)', async (index) => {
    const field = await renderCode({ defaultValue: '123456' });
    await clickSlot(field, index);
    await expect.poll(() => selection(field)).toEqual([index, index + 1]);
    expect(field.active()).toEqual([index]);
  });

  it('past the end goes to the first empty one (R6)', async () => {
    const field = await renderCode({ defaultValue: '12' });
    await clickSlot(field, 5);
    await expect.poll(() => selection(field)).toEqual([2, 2]);
    expect(field.active()).toEqual([2]);
  });

  it('then a digit replaces that one alone and the next key goes on behind it', async () => {
    const field = await renderCode({ defaultValue: '123456' });
    await clickSlot(field, 1);
    await userEvent.keyboard('98');
    expect(field.input.value).toBe('198456');
  });

  it('finds the slot in groups, in a scaled page and with eight slots', async () => {
    const field = await renderCode(
      { defaultValue: '12345678', length: 8, groups: [4, 4], separator: '–' },
      (element) => <div style={{ zoom: 1.25, transform: 'scale(0.8)', transformOrigin: '0 0' }}>{element}</div>,
    );
    const slot = field.slots()[6]!.getBoundingClientRect();
    const at = { x: slot.left + slot.width / 2, y: slot.top + slot.height / 2 };
    for (const type of ['pointerdown', 'click'])
      field.input.dispatchEvent(
        new PointerEvent(type, { clientX: at.x, clientY: at.y, detail: 1, bubbles: true, pointerType: 'mouse' }),
      );
    expect(selection(field)).toEqual([6, 7]);
  });

  it('with Shift extends the selection (R6)', async () => {
    const field = await renderCode({ defaultValue: '123456' });
    await clickSlot(field, 1);
    await userEvent.keyboard('{ArrowLeft}');
    await clickSlot(field, 4, { shift: true });
    await expect.poll(() => selection(field)[0]).toBe(1);
    expect(selection(field)[1]).toBeGreaterThanOrEqual(4);
  });

  it('and a drag over several selects them (R6)', async () => {
    const field = await renderCode({ defaultValue: '123456' });
    const frame = window.frameElement!.getBoundingClientRect();
    const scale = frame.width / window.innerWidth;
    const move = (
      type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
      index: number,
      part: number,
    ): Promise<unknown> => {
      const { left, top, width, height } = field.slots()[index]!.getBoundingClientRect();
      const x = frame.left + (left + width * part) * scale;
      const y = frame.top + (top + height / 2) * scale;
      return cdp().send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: 1, clickCount: 1 });
    };
    await move('mousePressed', 1, 0.1);
    await move('mouseMoved', 2, 0.5);
    await move('mouseMoved', 3, 0.9);
    await move('mouseReleased', 3, 0.9);
    await expect.poll(() => selection(field)).toEqual([1, 4]);
    await expect.poll(field.active).toEqual([1, 2, 3]);
  });

  it('by touch sets a caret, so that no handles are drawn, and leaves a long press to the system (R6, R7)', async () => {
    const field = await renderCode({ defaultValue: '123456' });
    field.input.focus();
    const { left, width } = field.slots()[3]!.getBoundingClientRect();
    const press = { clientX: left + width / 2, detail: 1, pointerType: 'touch', bubbles: true, cancelable: true };
    const down = new PointerEvent('pointerdown', press);
    field.input.dispatchEvent(down);
    field.input.dispatchEvent(new PointerEvent('click', press));
    expect(selection(field)).toEqual([3, 3]);
    expect(down.defaultPrevented).toBe(false);
    field.input.select();
    field.input.dispatchEvent(new PointerEvent('click', press));
    expect(selection(field)).toEqual([0, 6]);
  });
});

describe('deleting', () => {
  it('the last digit and typing it again mends the code (R21)', async () => {
    const field = await renderCode();
    await userEvent.type(field.input, '123457');
    await userEvent.keyboard('{Backspace}6');
    expect(field.input.value).toBe('123456');
    expect(field.completed.map(({ value }) => value)).toEqual(['123457', '123456']);
  });

  it('by holding Backspace empties the field from anywhere behind the code (R21)', async () => {
    const { input, drawn, changes } = await renderCode({ defaultValue: '123456' });
    await userEvent.click(input);
    await userEvent.keyboard('{End}');
    for (let key = 0; key < 8; key += 1) await userEvent.keyboard('{Backspace}');
    expect(input.value).toBe('');
    expect(drawn()).toEqual(['', '', '', '', '', '']);
    expect(changes.map(({ details }) => details.reason)).toEqual(Array.from({ length: 6 }, () => 'delete'));
  });

  it('in the middle closes the gap', async () => {
    const { input, drawn } = await renderCode({ defaultValue: '123456' });
    input.focus();
    input.setSelectionRange(2, 3);
    await userEvent.keyboard('{Delete}');
    expect(drawn()).toEqual(['1', '2', '4', '5', '6', '']);
  });

  it('a word or the line empties the field', async () => {
    for (const keys of ['{Control>}{Backspace}{/Control}', '{Control>}a{/Control}{Delete}']) {
      const { input, unmount } = await renderCode({ defaultValue: '123456' });
      input.focus();
      input.setSelectionRange(6, 6);
      await userEvent.keyboard(keys);
      expect(input.value).toBe('');
      await unmount();
    }
  });
});

describe('typing', () => {
  it('into a full field with the caret at the end replaces the last digit', async () => {
    const { input, completed } = await renderCode({ defaultValue: '123456' });
    input.focus();
    input.setSelectionRange(6, 6);
    await userEvent.keyboard('9');
    expect(input.value).toBe('123459');
    expect(completed).toEqual([]);
  });

  it('a letter or a separator changes nothing; only the letter is an error', async () => {
    const { input, changes, rejected } = await renderCode();
    await userEvent.type(input, '12-3 a4');
    expect(input.value).toBe('1234');
    expect(rejected).toEqual(['characters: a']);
    expect(changes).toHaveLength(4);
  });

  it('survives keys with no gap between them', async () => {
    const { input, completed } = await renderCode();
    input.focus();
    for (const digit of '123456') document.execCommand('insertText', false, digit);
    await expect.poll(() => completed.map(({ value }) => value)).toEqual(['123456']);
  });

  it('letters where the charset has them, transformed', async () => {
    const { input, completed } = await renderCode({
      charset: 'alphanumeric',
      transform: (text) => text.toUpperCase(),
    });
    await userEvent.type(input, 'a1b2c3');
    expect(input.value).toBe('A1B2C3');
    expect(completed.map(({ value }) => value)).toEqual(['A1B2C3']);
    await paste(input, 'Your code is xy-z98-7');
    await expect.poll(() => input.value).toBe('XYZ987');
  });

  it('a charset of one’s own', async () => {
    const { input, rejected } = await renderCode({ charset: /[2-9A-HJ-NP-Z]/, length: 4 });
    await userEvent.type(input, 'A1B0C2');
    expect(input.value).toBe('ABC2');
    expect(rejected).toEqual(['characters: 1', 'characters: 0']);
  });
});

describe('the keyboard', () => {
  it('moves by arrows, Home and End, and shows where', async () => {
    const { input, active } = await renderCode({ defaultValue: '1234' });
    await userEvent.click(input);
    await userEvent.keyboard('{Home}');
    await expect.poll(active).toEqual([0]);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.poll(active).toEqual([2]);
    await userEvent.keyboard('{End}');
    await expect.poll(active).toEqual([4]);
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
    await expect.poll(active).toEqual([2, 3]);
  });

  it('copies all and cuts all', async () => {
    const { input } = await renderCode({ defaultValue: '123456', mask: true });
    input.focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.copy();
    expect(await navigator.clipboard.readText()).toBe('123456');
    await navigator.clipboard.writeText('');
    await userEvent.cut();
    expect(await navigator.clipboard.readText()).toBe('123456');
    expect(input.value).toBe('');
  });

  it('undoes typing, and a paste as a whole', async () => {
    const { input, drawn } = await renderCode();
    await userEvent.type(input, '12');
    await paste(input, '987654');
    await expect.poll(() => input.value).toBe('987654');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => input.value).toBe('12');
    expect(drawn().join('')).toBe('12');
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.poll(() => input.value).toBe('987654');
  });

  it('undoes what a suggestion filled in', async () => {
    const { input } = await renderCode();
    await insert(input, '987 654');
    await expect.poll(() => input.value).toBe('987654');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => input.value).toBe('');
  });

  it('leaves every shortcut with Ctrl, Meta or Alt to the browser and to password managers (R14)', async () => {
    const { input } = await renderCode({ defaultValue: '123' });
    input.focus();
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
      for (const key of ['v', 'c', 'l', ' ', 'ArrowLeft', 'Backspace', '1']) {
        const event = new KeyboardEvent('keydown', { key, [modifier]: true, bubbles: true, cancelable: true });
        expect(input.dispatchEvent(event)).toBe(true);
      }
    }
  });

  it('is one Tab in and one Tab out (A10)', async () => {
    const { input } = await renderCode({ defaultValue: '123' }, (element) => (
      <>
        <button>Before</button>
        {element}
        <button>After</button>
      </>
    ));
    (page.getByText('Before').element() as HTMLElement).focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(input);
    await userEvent.tab();
    expect(document.activeElement!.textContent).toBe('After');
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(input);
  });
});

describe('in a right-to-left page', () => {
  it('keeps the first slot left-most, arrows and order as they are (R11)', async () => {
    const field = await renderCode({}, (element) => <div dir="rtl">{element}</div>);
    await userEvent.type(field.input, '123');
    const lefts = field.slots().map((slot) => slot.getBoundingClientRect().left);
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    expect(field.drawn().join('')).toBe('123');
    await userEvent.keyboard('{Home}{ArrowRight}');
    expect(selection(field)).toEqual([1, 1]);
    await clickSlot(field, 0);
    await expect.poll(() => selection(field)).toEqual([0, 1]);
  });
});

describe('read-only', () => {
  it('can be selected and copied, not changed', async () => {
    const { input, changes } = await renderCode({ defaultValue: '123456', readOnly: true });
    await userEvent.click(input);
    await userEvent.keyboard('9{Backspace}');
    await paste(input, '987654');
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.copy();
    expect(await navigator.clipboard.readText()).toBe('123456');
    expect(changes).toEqual([]);
  });
});
