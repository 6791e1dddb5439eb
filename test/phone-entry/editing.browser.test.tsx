import { act } from 'react';
import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PhoneEntry, type PhoneEntryActions, type PhoneEntryProps } from 'sms-otp-kit';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';
import { digitsLeftOfCaret, digitsOf, renderPhone, typeComposed } from './phone-field.js';

describe('the caret stays where the digits are', () => {
  it.each([0, 1, 3, 4, 6, 9])('after inserting a digit behind %i others (R1)', async (place) => {
    const { input } = await renderPhone();
    await userEvent.type(input, '201555012');
    const position = [...input.value].reduce(
      (at, char, index) => (digitsOf(input.value.slice(0, index)).length < place && /\d/u.test(char) ? index + 1 : at),
      0,
    );
    input.setSelectionRange(position, position);
    await userEvent.keyboard('7');
    expect(digitsLeftOfCaret(input)).toBe(place + 1);
    expect(digitsOf(input.value)).toBe(`${'201555012'.slice(0, place)}7${'201555012'.slice(place)}`);
  });

  it.each([1, 4, 7, 10])('after Backspace behind digit %i (R1)', async (place) => {
    const { input } = await renderPhone({ defaultValue: null });
    await userEvent.type(input, '2015550123');
    while (digitsLeftOfCaret(input) > place) await userEvent.keyboard('{ArrowLeft}');
    await userEvent.keyboard('{Backspace}');
    expect(digitsLeftOfCaret(input)).toBe(place - 1);
    expect(digitsOf(input.value)).toBe(`${'2015550123'.slice(0, place - 1)}${'2015550123'.slice(place)}`);
  });
});

describe('in a shadow root', () => {
  it('the caret stays at its digit, too', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const container = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    const screen = await render(<PhoneEntry metadata={mobileMetadata} />, { container });
    const input = container.querySelector('input')!;
    input.focus();
    await userEvent.keyboard('2015550123');
    input.setSelectionRange(3, 3);
    await userEvent.keyboard('{Backspace}');
    expect([input.value, digitsLeftOfCaret(input)]).toEqual(['(215) 550-123', 1]);
    await userEvent.keyboard('0');
    expect([input.value, digitsLeftOfCaret(input)]).toEqual(['(201) 555-0123', 2]);
    await screen.unmount();
    host.remove();
  });
});

describe('a script or a test', () => {
  it('may tell of a number that it filled in by a change alone, and a change without one is none', async () => {
    const onChange = vi.fn<NonNullable<PhoneEntryProps['onChange']>>();
    const { input } = await renderPhone({ onChange });
    fireEvent.change(input, { target: { value: '2015550123' } });
    expect(input.value).toBe('(201) 555-0123');
    expect(onChange).toHaveBeenLastCalledWith('+12015550123', expect.objectContaining({ reason: 'autofill' }));
    await userEvent.type(input, '{Backspace}');
    await userEvent.tab();
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});

describe('separators do not fight deletion', () => {
  it('removes one digit with each Backspace, through every separator (R2)', async () => {
    const { input } = await renderPhone();
    await userEvent.type(input, '2015550123');
    const seen = [];
    for (let left = 10; left > 0; left -= 1) {
      await userEvent.keyboard('{Backspace}');
      seen.push(digitsOf(input.value).length);
    }
    expect(seen).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(input.value).toBe('');
  });

  it('removes one digit with each Delete, through every separator (R2)', async () => {
    const { input } = await renderPhone();
    await userEvent.type(input, '2015550123');
    await userEvent.keyboard('{Home}');
    const seen = [];
    for (let left = 10; left > 0; left -= 1) {
      await userEvent.keyboard('{Delete}');
      seen.push(digitsOf(input.value));
    }
    expect(seen).toEqual(['015550123', '15550123', '5550123', '550123', '50123', '0123', '123', '23', '3', '']);
  });
});

describe('keyboards that compose', () => {
  it('takes every digit of an Android keyboard once, in order (R3)', async () => {
    const { input, value } = await renderPhone();
    await typeComposed(input, '2015550123');
    expect(value()).toBe('+12015550123');
    expect(input.value).toBe('(201) 555-0123');
  });
});

describe('undo', () => {
  it('goes back digit by digit and forward again', async () => {
    const { input, value } = await renderPhone();
    await userEvent.type(input, '2015550123');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(input.value).toBe('(201) 555-012');
    expect(value()).toBeNull();
    await userEvent.keyboard('{Control>}z{/Control}');
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(input.value).toBe('(201) 555-0123');
    expect(value()).toBe('+12015550123');
  });

  it('brings back what stood before clear(), whole', async () => {
    const actionsRef = { current: null as PhoneEntryActions | null };
    const { input, value } = await renderPhone({ actionsRef });
    await userEvent.type(input, '2015550123');
    await act(async () => actionsRef.current!.clear());
    await userEvent.click(input);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect([input.value, value()]).toEqual(['(201) 555-0123', '+12015550123']);
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(input.value).toBe('');
  });

  it('brings back what stood before the host emptied the field, and before a suggestion was taken', async () => {
    const { input, rerender } = await renderPhone({ value: null, countries: ['MX'] });
    await userEvent.type(input, '+5215512345678');
    await rerender({ value: '', countries: ['MX'] });
    expect(input.value).toBe('');
    await userEvent.click(input);
    await userEvent.keyboard('{Control>}z{/Control}');
    const typed = input.value;
    expect(digitsOf(typed)).toBe('+5215512345678');
    input.blur();
    await page.getByRole('button', { name: /^Use/u }).click();
    expect(input.value).toBe('+52 55 1234 5678');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(input.value).toBe(typed);
  });
});
