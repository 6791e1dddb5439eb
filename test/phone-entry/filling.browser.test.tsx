import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { allCountries } from 'sms-otp-kit';
import { autofill, digitsLeftOfCaret, digitsOf, paste, renderPhone } from './phone-field.js';

const british = { countries: allCountries, defaultCountry: 'GB' };

describe('autofill', () => {
  it.each(['+447400123456', '447400123456', '07400123456', '+44 7400 123456', '7400123456'])(
    'of %s gives one British number (R4)',
    async (text) => {
      const { input, value, changes } = await renderPhone(british);
      autofill(input, text);
      expect(value()).toBe('+447400123456');
      expect(changes.at(-1)!.details.reason).toBe('autofill');
    },
  );

  it('of +447400123456 switches an American field to the United Kingdom (R4)', async () => {
    const { input, select, value } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    autofill(input, '+447400123456');
    expect(value()).toBe('+447400123456');
    await expect.poll(() => select.value).toBe('GB');
  });

  it('replaces what stood in the field', async () => {
    const { input, value } = await renderPhone(british);
    await userEvent.type(input, '07911');
    autofill(input, '+447400123456');
    expect(value()).toBe('+447400123456');
    expect(digitsOf(input.value)).toBe('+447400123456');
  });
});

describe('paste', () => {
  it.each([
    '+447400123456',
    '447400123456',
    '07400123456',
    '+44 (0)7400 123456',
    '(07400) 123 456',
    'tel:+44-7400-123456',
    '00447400123456',
    '+44 7400 123456 ext. 5',
  ])('of %s gives one British number (R5)', async (text) => {
    const { input, value, changes } = await renderPhone(british);
    await paste(input, text);
    expect(value()).toBe('+447400123456');
    expect(changes.at(-1)!.details.reason).toBe('paste');
  });

  it('of a number with a plus replaces what stands in the field, with the caret at its end (R5)', async () => {
    const { input, value, select } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    await userEvent.type(input, '2015550123');
    await paste(input, '+447400123456');
    expect(value()).toBe('+447400123456');
    expect(digitsLeftOfCaret(input)).toBe('+447400123456'.length);
    await expect.poll(() => select.value).toBe('GB');
  });

  it('behind a calling code that was typed first gives the pasted number', async () => {
    const { input, value } = await renderPhone(british);
    await userEvent.type(input, '+1');
    await paste(input, '+447400123456');
    expect(value()).toBe('+447400123456');
  });

  it('of a part of a number puts it where the caret is', async () => {
    const { input, value } = await renderPhone({ defaultCountry: 'US' });
    await userEvent.type(input, '2010123');
    expect(input.value).toBe('(201) 012-3');
    input.setSelectionRange(6, 6);
    await paste(input, '555');
    expect(value()).toBe('+12015550123');
  });
});

describe('digits of other scripts', () => {
  it.each([
    ['٠١٠٠١٢٣٤٥٦٧', 'EG', '+201001234567'],
    ['۰۹۱۲۳۴۵۶۷۸۹', 'IR', '+989123456789'],
    ['९८१२३४५६७८', 'IN', '+919812345678'],
  ])('%s typed in %s is %s (R17)', async (text, defaultCountry, e164) => {
    const { input, value } = await renderPhone({ countries: allCountries, defaultCountry });
    await userEvent.type(input, text);
    expect(value()).toBe(e164);
    expect(input.value).toMatch(/^[\d\s()+-]+$/u);
  });
});

describe('length', () => {
  it('never holds a key back, and says too_long (R18)', async () => {
    const { input, changes } = await renderPhone({ defaultCountry: 'US' });
    await userEvent.type(input, '2015550123456789');
    expect(digitsOf(input.value)).toBe('2015550123456789');
    expect(changes.at(-1)).toMatchObject({ value: null, details: { error: { code: 'too_long', max: 10 } } });
  });
});

describe('national habits', () => {
  it('reads the Argentine 15 as the mobile number it is (R20)', async () => {
    const { input, value } = await renderPhone({ countries: ['AR'] });
    await userEvent.type(input, '011 15-2345-6789');
    expect(value()).toBe('+5491123456789');
  });

  it('takes the old Mexican 1 away only when the member says so (R20)', async () => {
    const { input, value, container, error } = await renderPhone({ countries: ['MX'] });
    await paste(input, '+52 1 55 1234 5678');
    expect(value()).toBeNull();
    await userEvent.tab();
    await expect.poll(error).toContain('Did you mean');
    await userEvent.click(container.querySelector('button')!);
    await expect.poll(value).toBe('+525512345678');
    await expect.poll(error).toBe('');
    expect(document.activeElement).toBe(input);
  });
});

describe('leading zeros', () => {
  it.each([
    ['CI', '0123456789', '+2250123456789'],
    ['IT', '3123456789', '+393123456789'],
    ['GB', '07400123456', '+447400123456'],
    ['FR', '0612345678', '+33612345678'],
    ['DE', '015123456789', '+4915123456789'],
  ])('%s: %s is %s (R21)', async (country, typed, e164) => {
    const { input, value } = await renderPhone({ countries: [country] });
    await userEvent.type(input, typed);
    expect(value()).toBe(e164);
  });
});
