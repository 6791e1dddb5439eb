import type { CountryCode, MetadataJson } from 'libphonenumber-js/core';
import mobile from 'libphonenumber-js/mobile/metadata';
import { describe, expect, it } from 'vitest';
import { allCountries } from '../../src/phone-number/countries.js';
import { type PhonePolicy, defaultPhonePolicy } from '../../src/phone-number/phone-evaluation.js';
import { createPhoneMetadata } from '../../src/phone-number/phone-number.js';

describe('a set of rules that was made for some countries', () => {
  it.each([
    ['2', 'US', 'too_short'],
    ['201555012', 'US', 'too_short'],
    ['+1', 'GB', 'too_short'],
    ['+1', null, 'too_short'],
    ['+1 876 555 0123', 'US', 'invalid_number'],
    ['07400 123456', 'GB', 'country_not_allowed'],
    ['+44 7400 123456', 'US', 'country_not_allowed'],
    ['+44 7', 'GB', 'country_not_allowed'],
  ])('refuses %j in %s with %s', (raw, country, code) => {
    const { e164, error } = only('US').evaluate(raw, country, everywhere);
    expect([e164, error?.code]).toEqual([null, code]);
  });

  it('reads and lays out the numbers of those', () => {
    const rules = only('US', 'GB');
    expect(rules.evaluate('2015550123', 'US', everywhere).e164).toBe('+12015550123');
    expect(rules.evaluate('07400123456', 'GB', everywhere).e164).toBe('+447400123456');
    expect(rules.format('2015550123', 'US')).toBe('(201) 555-0123');
    expect(rules.format('+447400123456', null)).toBe('+44 7400 123456');
  });

  it('lets no number of a country that is not among them pass as possible', () => {
    const possible: PhonePolicy = { ...defaultPhonePolicy, countries: ['US', 'CA'], strictness: 'possible' };
    expect(only('US').evaluate('+1 876 555 0123', null, possible).e164).toBeNull();
  });

  it('throws for no country and no beginning of a number', () => {
    const rules = only('US', 'FI');
    for (const country of allCountries)
      for (const raw of ['1', '0', '00', '+1', '+44', '2015550123', '+358401234567', '+12845550123']) {
        expect(rules.evaluate(raw, country, everywhere).country).toBeTypeOf('string');
        expect(rules.format(raw, country).replaceAll(/[^+\d]/gu, '')).toBe(raw);
      }
  });
});

const everywhere: PhonePolicy = { ...defaultPhonePolicy, countries: allCountries };

/** As libphonenumber's metadata generator makes it with `--countries`. */
function only(...countries: CountryCode[]) {
  const codes = Object.entries(mobile.country_calling_codes)
    .map(([code, sharing]) => [code, sharing.filter((country) => countries.includes(country))] as const)
    .filter(([, sharing]) => sharing.length > 0);
  const kept = countries.map((country) => [country, mobile.countries[country]]);
  return createPhoneMetadata({
    ...mobile,
    countries: Object.fromEntries(kept),
    country_calling_codes: Object.fromEntries(codes),
  } as unknown as MetadataJson);
}
