import { type ReactElement, startTransition, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OtpInput, type OtpInputProps } from 'sms-otp-kit';
import { autofill, insert, paste, renderCode, settle } from './code-field.js';

async function host(accept: (value: string, set: (value: string) => void) => unknown): Promise<{
  input: HTMLInputElement;
  drawn: () => string;
  completed: string[];
}> {
  const completed: string[] = [];
  function Host(): ReactElement {
    const [value, setValue] = useState('');
    return (
      <OtpInput
        charset="alphanumeric"
        value={value}
        onChange={(next) => accept(next, setValue)}
        onComplete={(done) => completed.push(done)}
      />
    );
  }
  const { container } = await render(<Host />);
  const drawn = (): string => container.querySelector('[data-sms-otp-part="code-slots"]')!.textContent!;
  return { input: container.querySelector('input')!, drawn, completed };
}

async function form(props: OtpInputProps): Promise<{ input: HTMLInputElement; submitted: string[] }> {
  const submitted: string[] = [];
  const { input } = await renderCode({ name: 'code', ...props }, (field) => (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submitted.push(String(new FormData(event.currentTarget).get('code')));
      }}
    >
      {field}
      <button>Verify</button>
    </form>
  ));
  return { input, submitted };
}

describe('onComplete', () => {
  it('comes once, after onChange, when typing makes the code whole (R8)', async () => {
    const order: string[] = [];
    const { input } = await renderCode({
      onChange: (value) => order.push(`change ${value}`),
      onComplete: (value, { reason, isComplete }) => order.push(`complete ${value} ${reason} ${isComplete}`),
    });
    await userEvent.type(input, '123456');
    expect(order.slice(-2)).toEqual(['change 123456', 'complete 123456 type true']);
    expect(order.filter((line) => line.startsWith('complete'))).toHaveLength(1);
  });

  it.each([{ defaultValue: '123456' }, { value: '123456' }])('is silent on mount with %j (R8)', async (props) => {
    const { changes, completed } = await renderCode(props);
    await settle();
    expect([changes, completed]).toEqual([[], []]);
  });

  it('is silent for a value that the host sets (R8)', async () => {
    const { completed, rerender, drawn } = await renderCode({ value: '' });
    await rerender({ value: '123456' });
    expect(drawn().join('')).toBe('123456');
    await settle();
    expect(completed).toEqual([]);
  });

  it('is silent when one digit of a full field is replaced (R8)', async () => {
    const { input, changes, completed } = await renderCode({ defaultValue: '123456' });
    input.focus();
    input.setSelectionRange(1, 2);
    await userEvent.keyboard('9');
    expect(changes.map(({ value }) => value)).toEqual(['193456']);
    expect(completed).toEqual([]);
  });

  it('comes again when a whole code replaces a whole code (R8)', async () => {
    const { input, completed } = await renderCode({ defaultValue: '123456' });
    await paste(input, '987654');
    await paste(input, '987654');
    await insert(input, '111222');
    await expect.poll(() => completed.map(({ value }) => value)).toEqual(['987654', '987654', '111222']);
  });

  it('is silent while busy or disabled, and after a change that was canceled', async () => {
    const busy = await renderCode({ status: 'busy' });
    autofill(busy.input, '123456');
    const disabled = await renderCode({ disabled: true });
    autofill(disabled.input, '123456');
    const canceled = await renderCode({ onChange: (_, details) => details.cancel() });
    await paste(canceled.input, '123456');
    await settle();
    expect([busy, disabled, canceled].map(({ completed }) => completed)).toEqual([[], [], []]);
    expect(canceled.input.value).toBe('');
    expect(canceled.drawn().join('')).toBe('');
  });

  it('leaves the focus where the host put it (R9)', async () => {
    const { input } = await renderCode({ onComplete: () => document.querySelector('button')!.focus() }, (field) => (
      <>
        {field}
        <button>Verify</button>
      </>
    ));
    await paste(input, '123456');
    await expect.poll(() => document.activeElement!.textContent).toBe('Verify');
    await settle();
    expect(document.activeElement!.textContent).toBe('Verify');
  });
});

describe('a controlling host', () => {
  it('that accepts sees one completion', async () => {
    const { input, completed } = await host((value, set) => set(value));
    await userEvent.type(input, '12345a');
    expect(completed).toEqual(['12345a']);
  });

  it('that refuses keeps the field as it was', async () => {
    const { input, drawn, completed } = await host((value, set) => set(value.replaceAll('3', '')));
    await userEvent.type(input, '1234');
    expect([input.value, drawn()]).toEqual(['124', '124']);
    await paste(input, '333333');
    await settle();
    expect(completed).toEqual([]);
  });

  it('that refuses everything keeps it empty', async () => {
    const { input, drawn, completed } = await host(() => {});
    await userEvent.type(input, '12');
    await paste(input, '123456');
    await settle();
    expect([input.value, drawn(), completed]).toEqual(['', '', []]);
  });

  it('that upper-cases keeps the caret and completes with its own text', async () => {
    const { input, completed } = await host((value, set) => set(value.toUpperCase()));
    await userEvent.type(input, 'abcdex');
    expect(completed).toEqual(['ABCDEX']);
    input.setSelectionRange(1, 2);
    await userEvent.keyboard('z');
    expect([input.value, input.selectionStart]).toEqual(['AZCDEX', 2]);
  });

  it('that truncates is not completed', async () => {
    const { input, completed } = await host((value, set) => set(value.slice(0, 4)));
    await userEvent.type(input, '123456');
    expect([input.value, completed]).toEqual(['1234', []]);
  });

  it('that accepts later completes when it has accepted', async () => {
    const accepted: (() => void)[] = [];
    const { input, completed } = await host((value, set) => accepted.push(() => set(value)));
    await paste(input, '123456');
    await settle();
    expect(completed).toEqual([]);
    accepted.at(-1)!();
    await expect.poll(() => completed).toEqual(['123456']);
  });

  it('that accepts in a transition gets the whole pasted code', async () => {
    const { input, completed } = await host((value, set) => startTransition(() => set(value)));
    await paste(input, '123456');
    await expect.poll(() => completed).toEqual(['123456']);
    expect(input.value).toBe('123456');
  });

  it('that clears inside onComplete gets an empty field with the focus, and the next code', async () => {
    const completed: string[] = [];
    function Host(): ReactElement {
      const [value, setValue] = useState('');
      const onComplete = (done: string): void => {
        completed.push(done);
        setValue('');
      };
      return <OtpInput value={value} onChange={setValue} onComplete={onComplete} />;
    }
    const { container } = await render(<Host />);
    const input = container.querySelector('input')!;
    await userEvent.type(input, '123456');
    await expect.poll(() => input.value).toBe('');
    expect(document.activeElement).toBe(input);
    await userEvent.keyboard('987654');
    await expect.poll(() => completed).toEqual(['123456', '987654']);
  });

  it('whose value becomes undefined gets an empty field and a warning, never old digits (R19)', async () => {
    const warn = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { input, drawn, rerender } = await renderCode({ value: '123' });
    await userEvent.type(input, '4');
    await rerender({ value: '1234' });
    await rerender({ value: undefined });
    expect([input.value, drawn().join('')]).toEqual(['', '']);
    expect(warn.mock.calls.filter(([text]) => String(text).includes('value became undefined'))).not.toEqual([]);
    warn.mockRestore();
  });

  it('whose value was undefined at first may give one later', async () => {
    const { input, drawn, rerender } = await renderCode({ value: undefined });
    await userEvent.type(input, '12');
    await rerender({ value: '' });
    expect(drawn().join('')).toBe('');
    await rerender({ value: '98' });
    expect([input.value, drawn().join('')]).toEqual(['98', '98']);
  });
});

describe('after a wrong code', () => {
  const invalid: OtpInputProps = { status: 'invalid', error: 'That code is not right.' };

  it('busy keeps the focus and the keyboard, and takes no keys (R10)', async () => {
    const { input, rerender } = await renderCode({});
    await userEvent.type(input, '123456');
    await rerender({ status: 'busy' });
    await userEvent.keyboard('9{Backspace}');
    expect(document.activeElement).toBe(input);
    expect(input.disabled).toBe(false);
    expect(input.value).toBe('123456');
    await rerender(invalid);
    expect(document.activeElement).toBe(input);
  });

  it('clear() keeps the focus and the next digit goes into the first slot (R10)', async () => {
    const field = await renderCode({});
    await userEvent.type(field.input, '123456');
    await field.rerender({ status: 'busy' });
    await field.rerender(invalid);
    field.actions.clear();
    await settle();
    expect(document.activeElement).toBe(field.input);
    expect(field.active()).toEqual([0]);
    expect(field.changes.at(-1)).toMatchObject({ value: '', details: { reason: 'clear' } });
    await userEvent.keyboard('9');
    expect(field.drawn()).toEqual(['9', '', '', '', '', '']);
  });

  it('a host that empties the value does the same', async () => {
    const field = await renderCode({ value: '123456' });
    field.input.focus();
    await field.rerender({ value: '', ...invalid });
    expect(document.activeElement).toBe(field.input);
    expect(field.active()).toEqual([0]);
    expect(field.input.selectionStart).toBe(0);
  });

  it('focus() and select() reach the input', async () => {
    const field = await renderCode({ defaultValue: '123' });
    field.actions.focus();
    expect(document.activeElement).toBe(field.input);
    field.actions.select();
    await expect.poll(field.active).toEqual([0, 1, 2]);
  });
});

describe('autoSubmit', () => {
  it('is off, and so is the mask (R22)', async () => {
    const { input, submitted } = await form({});
    await userEvent.type(input, '123456');
    await settle();
    expect(submitted).toEqual([]);
    expect(document.querySelector('[data-sms-otp-part="code-slots"]')!.textContent).toBe('123456');
    await userEvent.keyboard('{Enter}');
    expect(submitted).toEqual(['123456']);
  });

  it('submits once, behind onComplete', async () => {
    const { input, submitted } = await form({ autoSubmit: true });
    await paste(input, '123-456');
    await expect.poll(() => submitted).toEqual(['123456']);
    await settle();
    expect(submitted).toEqual(['123456']);
  });

  it('holds back when onComplete cancels', async () => {
    const { input, submitted } = await form({ autoSubmit: true, onComplete: (_, details) => details.cancel() });
    await userEvent.type(input, '123456');
    await settle();
    expect(submitted).toEqual([]);
  });
});
