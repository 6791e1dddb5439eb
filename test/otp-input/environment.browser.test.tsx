import { type ReactElement, StrictMode } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OtpInput, type OtpInputProps } from 'sms-otp-kit';
import { insert, paste, renderCode, settle } from './code-field.js';

describe('a shadow root', () => {
  it('holds a field that shows its focus, takes keys and codes, and resets with its form', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    onTestFinished(() => host.remove());
    const shadow = host.attachShadow({ mode: 'open' });
    const completed: string[] = [];
    await render(
      <form>
        <OtpInput onComplete={(code) => completed.push(code)} />
      </form>,
      { container: shadow.appendChild(document.createElement('div')) },
    );
    const input = shadow.querySelector('input')!;
    const slots = [...shadow.querySelectorAll('[data-slot-index]')];
    input.focus();
    await userEvent.keyboard('12');
    await expect.poll(() => slots.findIndex((slot) => slot.hasAttribute('data-active'))).toBe(2);
    await insert(input, '987 654');
    await expect.poll(() => completed).toEqual(['987654']);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.poll(() => slots.findIndex((slot) => slot.hasAttribute('data-active'))).toBe(4);
    shadow.querySelector('form')!.reset();
    await expect.poll(() => slots.map((slot) => slot.textContent).join('')).toBe('');
    input.blur();
    expect(slots.some((slot) => slot.hasAttribute('data-active'))).toBe(false);
  });
});

describe('another document', () => {
  it('reached by a portal has a field that works', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    onTestFinished(() => frame.remove());
    const page = frame.contentDocument!;
    const completed: string[] = [];
    await render(
      <StrictMode>{createPortal(<OtpInput onComplete={(code) => completed.push(code)} />, page.body)}</StrictMode>,
    );
    const input = page.querySelector('input')!;
    input.focus();
    for (const digit of '123') page.execCommand('insertText', false, digit);
    await expect.poll(() => page.querySelector('[data-sms-otp-part="code-slots"]')!.textContent).toBe('123');
    input.value = '123 456';
    input.dispatchEvent(new frame.contentWindow!.window.Event('input', { bubbles: true }));
    await expect.poll(() => completed).toEqual(['123456']);
  });
});

describe('two fields', () => {
  it('on one page keep apart', async () => {
    const first = await renderCode({ label: 'Old code' });
    const second = await renderCode({ label: 'New code' });
    await userEvent.type(first.input, '12');
    await userEvent.type(second.input, '34');
    expect([first.drawn().join(''), second.drawn().join('')]).toEqual(['12', '34']);
    expect(first.active()).toEqual([]);
    expect(first.input.id).not.toBe(second.input.id);
  });
});

describe('a page translated by the browser', () => {
  it('does not break the next key (R16)', async () => {
    const { input, slots, drawn } = await renderCode({ defaultValue: '123', placeholder: '0' });
    for (const slot of slots()) {
      const font = document.createElement('font');
      font.append(...slot.childNodes);
      slot.append(font);
    }
    await userEvent.click(input);
    await userEvent.keyboard('{End}45{Backspace}');
    expect(drawn().join('')).toBe('123400');
    expect(input.closest('[translate="no"]')).not.toBeNull();
  });
});

describe('password managers', () => {
  it('are met by a text field, never a password, in every state (R14)', async () => {
    const { input, rerender } = await renderCode({ mask: true });
    expect(input.type).toBe('text');
    await rerender({ mask: false, status: 'busy' });
    expect(input.type).toBe('text');
  });

  it('may put a badge over the field without making anything scroll (R14)', async () => {
    const { container, input } = await renderCode({}, (field) => (
      <div style={{ overflow: 'auto', inlineSize: 400 }}>{field}</div>
    ));
    const scroller = container.querySelector<HTMLElement>('div[style]')!;
    input.focus();
    expect([scroller.scrollWidth, scroller.scrollHeight]).toEqual([scroller.clientWidth, scroller.clientHeight]);
  });

  it('and the field itself leave the page alone: no timer runs, nothing is injected (R14)', async () => {
    const timers = [vi.spyOn(globalThis, 'setInterval'), vi.spyOn(globalThis, 'setTimeout')];
    const before = document.head.innerHTML;
    const { input } = await renderCode();
    for (const timer of timers) timer.mockClear();
    input.focus();
    input.dispatchEvent(new Event('input', { bubbles: true }));
    for (const digit of '123456') document.execCommand('insertText', false, digit);
    input.blur();
    expect(timers.flatMap((timer) => timer.mock.calls)).toEqual([]);
    expect(document.head.innerHTML).toBe(before);
    for (const timer of timers) timer.mockRestore();
  });
});

describe('a field that was hidden when it came', () => {
  it('is clicked like any other once it is shown', async () => {
    const { input, container, slots } = await renderCode({ defaultValue: '123456' }, (field) => (
      <div hidden>{field}</div>
    ));
    container.querySelector<HTMLElement>('[hidden]')!.hidden = false;
    const { left, width } = slots()[2]!.getBoundingClientRect();
    input.focus();
    input.setSelectionRange(6, 6);
    for (const type of ['pointerdown', 'click'])
      input.dispatchEvent(
        new PointerEvent(type, { clientX: left + width / 2, detail: 1, pointerType: 'mouse', bubbles: true }),
      );
    expect([input.selectionStart, input.selectionEnd]).toEqual([2, 3]);
  });
});

describe('text outside of the basic plane', () => {
  it('is refused whole when typed, and skipped around a code', async () => {
    const { input, rejected } = await renderCode({ defaultValue: '12' });
    await insert(input, '👍🏽');
    await expect.poll(() => rejected).toEqual(['characters: 👍🏽']);
    expect(input.value).toBe('12');
    await insert(input, '👍🏽 987654 👍🏽');
    await expect.poll(() => input.value).toBe('987654');
  });
});

describe('props that change', () => {
  it('length: slots, validity and what fits follow', async () => {
    const { input, drawn, rerender, completed } = await renderCode({ defaultValue: '1234' });
    await rerender({ length: 4 });
    expect(drawn()).toEqual(['1', '2', '3', '4']);
    expect(input.checkValidity()).toBe(true);
    await rerender({ length: 8 });
    expect(input.checkValidity()).toBe(false);
    await paste(input, '1234-5678');
    await expect.poll(() => completed.map(({ value }) => value)).toEqual(['12345678']);
  });

  it('charset: the next key follows', async () => {
    const { input, rerender } = await renderCode({});
    await userEvent.type(input, '1a');
    await rerender({ charset: 'alphanumeric' });
    await userEvent.type(input, 'b2');
    expect(input.value).toBe('1b2');
  });
});

describe('parts', () => {
  const props: OtpInputProps = {
    groups: [3, 3],
    separator: '–',
    placeholder: 'ABCDEF',
    defaultValue: '12',
    classNames: { root: 'my-root', slot: 'my-slot', input: 'my-input' },
    renderSlot: ({ index, character, isFilled }): ReactElement => <b>{isFilled ? character : `(${index})`}</b>,
  };

  it('carry what the host gave them', async () => {
    const { container, drawn, slots, part, rerender } = await renderCode(props);
    expect(drawn()).toEqual(['1', '2', '(2)', '(3)', '(4)', '(5)']);
    expect(container.querySelectorAll('.my-slot')).toHaveLength(6);
    expect(part('code').className).toBe('my-root');
    expect(part('code-input').className).toBe('my-input');
    expect(part('code-separator').textContent).toBe('–');
    expect(slots().flatMap((slot, index) => (slot.hasAttribute('data-group-end') ? [index] : []))).toEqual([2, 5]);
    const { renderSlot: _, ...plain } = props;
    await rerender(plain);
    expect(drawn()).toEqual(['1', '2', 'C', 'D', 'E', 'F']);
  });

  it('masked digits are drawn as bullets, and are digits in the field', async () => {
    const { input, drawn } = await renderCode({ mask: true, defaultValue: '123' });
    expect(drawn().join('')).toBe('•••');
    expect(input.value).toBe('123');
  });

  it('texts of the host’s win over those of the locale', async () => {
    const { container, input } = await renderCode({
      messages: { 'otpInput.label': 'Einmalcode', 'otpInput.hint': ({ length }) => `${length} Ziffern` },
      defaultValue: '1',
    });
    expect(container.textContent).toContain('Einmalcode');
    expect(container.textContent).toContain('6 Ziffern');
    expect(input.validationMessage).toBe('Enter all 6 digits of the code.');
  });

  it('what the host says of the keyboard and of validity wins', async () => {
    const { input } = await renderCode({ enterKeyHint: 'go', inputMode: 'text', 'aria-invalid': true });
    expect([input.enterKeyHint, input.inputMode, input.ariaInvalid]).toEqual(['go', 'text', 'true']);
    expect(input.autocomplete).toBe('one-time-code');
  });

  it('what the host leaves undefined is as if it had said nothing', async () => {
    const { input } = await renderCode({
      status: 'invalid',
      id: undefined,
      'aria-invalid': undefined,
      autoComplete: undefined,
      inputMode: undefined,
    } as OtpInputProps);
    expect([input.ariaInvalid, input.autocomplete, input.inputMode]).toEqual(['true', 'one-time-code', 'numeric']);
    expect(input.labels).toHaveLength(1);
  });

  it('a refused code is invalid, whatever a form library says of what was typed', async () => {
    const { input } = await renderCode({ status: 'invalid', error: 'Wrong.', 'aria-invalid': false });
    expect(input.ariaInvalid).toBe('true');
  });

  it('native attributes and handlers reach the input', async () => {
    const keys: string[] = [];
    const { input } = await renderCode({
      'data-testid': 'code',
      autoFocus: true,
      onKeyDown: ({ key }) => keys.push(key),
    } as OtpInputProps);
    expect(input.dataset['testid']).toBe('code');
    expect(document.activeElement).toBe(input);
    await userEvent.keyboard('1');
    expect(keys).toEqual(['1']);
    await settle();
  });
});
