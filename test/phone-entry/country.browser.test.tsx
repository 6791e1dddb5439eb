import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { allCountries, type PhoneEntryDetails } from 'sms-otp-kit';
import { paste, renderPhone } from './phone-field.js';

describe('the country', () => {
  it('that the member picked stays while the number could belong to its calling code (R6)', async () => {
    const { input, select } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    await userEvent.selectOptions(select, 'CA');
    const seen: string[] = [];
    for (const digit of '204555012') {
      await userEvent.type(input, digit);
      seen.push(select.value);
    }
    expect(new Set(seen)).toEqual(new Set(['CA']));
    await userEvent.type(input, '3');
    expect(select.value).toBe('CA');
  });

  it.each([
    ['US', '2045550123', 'CA'],
    ['GB', '7781123456', 'GG'],
    ['RU', '7012345678', 'KZ'],
  ])('shown for a number typed in %s changes only at its last digit (R6)', async (defaultCountry, digits, owner) => {
    const { input, select } = await renderPhone({ countries: allCountries, defaultCountry });
    await userEvent.type(input, digits.slice(0, -1));
    expect(select.value).toBe(defaultCountry);
    await userEvent.type(input, digits.slice(-1));
    expect(select.value).toBe(owner);
  });

  it('does not flicker on digits that look like a service number of a neighbour (R6)', async () => {
    const { input, select } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    for (const digit of '310738') {
      await userEvent.type(input, digit);
      expect(select.value).toBe('US');
    }
  });

  it('follows the calling code that is typed, and goes back when it is deleted', async () => {
    const { input, select } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    await userEvent.type(input, '+44');
    expect(select.value).toBe('GB');
    await userEvent.keyboard('{Backspace}{Backspace}{Backspace}');
    expect(select.value).toBe('US');
  });

  it('that is picked takes over an international number: its national digits are read there', async () => {
    const { input, select, changes } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    await paste(input, '+44 7400 123456');
    await userEvent.selectOptions(select, 'FR');
    expect(input.value).not.toContain('44');
    expect(changes.at(-1)!.details).toMatchObject({ country: 'FR', callingCode: '33', reason: 'country' });
  });

  it('is reported when it changes, and only then', async () => {
    const seen: (string | null)[] = [];
    const { input, select } = await renderPhone({
      countries: allCountries,
      defaultCountry: 'US',
      onCountryChange: (country: string | null, details: PhoneEntryDetails) =>
        seen.push(`${country} ${details.reason}`),
    });
    await userEvent.type(input, '+4474');
    await userEvent.selectOptions(select, 'BR');
    expect(seen).toEqual(['GB input', 'BR country']);
  });

  it('is told to a host that controls it, which then hears what the number is there', async () => {
    const told: (string | null)[] = [];
    const props = { countries: ['US', 'GB'], onCountryChange: (country: string | null) => told.push(country) };
    const { input, select, changes, rerender } = await renderPhone({ ...props, country: 'US' });
    await userEvent.type(input, '7400123456');
    await userEvent.selectOptions(select, 'GB');
    expect(told).toEqual(['GB']);
    expect(changes.at(-1)!.details).toMatchObject({ country: 'GB', reason: 'country' });
    await rerender({ ...props, country: 'GB' });
    expect(changes.at(-1)!.value).toBe('+447400123456');
    expect(told).toEqual(['GB']);
  });

  it('stays what a controlling host says', async () => {
    const { input, select, rerender } = await renderPhone({ countries: allCountries, country: 'GB' });
    await userEvent.selectOptions(select, 'FR');
    expect(select.value).toBe('GB');
    await rerender({ countries: allCountries, country: 'FR' });
    expect(select.value).toBe('FR');
    await userEvent.type(input, '0612345678');
    expect(select.value).toBe('FR');
  });
});

describe('a controlled country that is none', () => {
  it.each([null, ''])('as %j is left to the field', async (country) => {
    const { input, select, value } = await renderPhone({ country });
    expect(select.value).toBe('US');
    await userEvent.type(input, '2015550123');
    expect(value()).toBe('+12015550123');
  });
});

describe('the country without a flag', () => {
  it('is named by the control, and its ISO code and calling code are seen (R15)', async () => {
    const { container, select } = await renderPhone({ countries: ['US', 'GB'], defaultCountry: 'GB' });
    expect(select.getAttribute('aria-label')).toBe('Country or region: United Kingdom, GB +44');
    expect(container.querySelector('[data-sms-otp-part="phone-trigger"]')!.textContent).toBe('GB+44');
  });

  it('can have a flag of the host’s', async () => {
    const { container } = await renderPhone({ renderFlag: (country) => <b>flag of {country}</b> });
    expect(container.querySelector('b')!.textContent).toBe('flag of US');
  });

  it('makes no request beyond the page’s own origin (R15)', async () => {
    await renderPhone({ countries: allCountries });
    const origins = performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin);
    expect(new Set(origins)).toEqual(new Set([location.origin]));
  });
});

describe('countries are props', () => {
  it('lists what is allowed, preferred ones first, the others sorted by name (R22)', async () => {
    const { select } = await renderPhone({
      countries: ['US', 'BR', 'AT', 'CA', 'DE'],
      preferredCountries: ['DE', 'US'],
    });
    expect([...select.options].map((option) => option.value)).toEqual(['DE', 'US', 'AT', 'BR', 'CA']);
    expect(select.value).toBe('DE');
  });

  it('starts where the host says (R22)', async () => {
    const { select, rerender } = await renderPhone({ countries: ['US', 'CA'], defaultCountry: 'CA' });
    expect(select.value).toBe('CA');
    await rerender({ countries: ['US', 'CA'], defaultCountry: 'US' });
    expect(select.value).toBe('US');
  });

  it('takes a default that comes late, but not under digits that are there', async () => {
    const { input, select, rerender } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    await rerender({ countries: allCountries, defaultCountry: 'GB' });
    expect(select.value).toBe('GB');
    await userEvent.type(input, '074');
    await rerender({ countries: allCountries, defaultCountry: 'FR' });
    expect(select.value).toBe('GB');
    await userEvent.clear(input);
    await expect.poll(() => select.value).toBe('FR');
  });

  it('starts in the United States where every country is listed and none named', async () => {
    const { select } = await renderPhone({ countries: allCountries });
    expect(select.value).toBe('US');
  });

  it.each([
    ['region, if it is allowed', ['de', 'pt-BR', 'en-GB'], 'GB'],
    ['likely region, where it names none', ['fr', 'en-US', 'en'], 'FR'],
    ['next one, where a browser names what is no language', ['', 'c', 'en-US@posix', 'fr-FR'], 'FR'],
  ])('takes for auto the %s, of the browser’s language', async (_, languages, country) => {
    const given = vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
    const { select } = await renderPhone({ countries: ['US', 'GB', 'FR'], defaultCountry: 'auto' });
    expect(select.value).toBe(country);
    given.mockRestore();
  });
});

describe('digits like a dialling prefix', () => {
  it('lead to the country they name, and the error names it too (R23)', async () => {
    const { input, select, error } = await renderPhone({ countries: ['US', 'CA'] });
    await userEvent.type(input, '0115550123');
    expect(select.value).toBe('BR');
    await userEvent.tab();
    await expect
      .poll(error)
      .toBe('We cannot text numbers in this country: Brazil. Use a number from a listed country.');
  });
});
