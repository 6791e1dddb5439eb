import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { allCountries } from 'sms-otp-kit';
import { type RealInput, realInputs } from '../phone-number/real-inputs.js';
import { autofill, type PhoneField, digitsOf, paste, renderPhone } from './phone-field.js';

const give: Record<RealInput[0], (field: PhoneField, text: string) => Promise<void>> = {
  typed: ({ input }, text) => userEvent.type(input, text),
  pasted: ({ input }, text) => paste(input, text),
  filled: async ({ input }, text) => autofill(input, text),
};

describe('real inputs, as they reach the field', () => {
  it.each(realInputs)('%s in %s: %s is %s', async (how, country, text, outcome) => {
    const field = await renderPhone({ countries: allCountries, defaultCountry: country });
    await give[how](field, text);
    const { value, details } = field.changes.at(-1)!;
    expect(value ?? details.error!.code).toBe(outcome);
    expect(details.draft).toBe(field.input.value);
    expect(field.select.value).toBe(details.country ?? country);
    expect(digitsOf(field.input.value)).toMatch(/^\+?\d+$/u);
  });
});

describe('fast keys', () => {
  it('with no gap between them are all taken', async () => {
    const { input, value } = await renderPhone();
    input.focus();
    for (const digit of '2015550123') document.execCommand('insertText', false, digit);
    expect(value()).toBe('+12015550123');
    expect(input.value).toBe('(201) 555-0123');
  });
});
