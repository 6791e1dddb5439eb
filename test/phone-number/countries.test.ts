import max from 'libphonenumber-js/max/metadata';
import { describe, expect, it } from 'vitest';
import {
  allCountries,
  callingCodeOf,
  countriesOf,
  leadingCallingCode,
  normalizeCountries,
} from '../../src/phone-number/countries.js';

describe('the packed table of calling codes', () => {
  it('says what libphonenumber says, in the same order, main country first', () => {
    const codes = Object.keys(max.country_calling_codes);
    expect(Object.fromEntries(codes.map((code) => [code, countriesOf(code)]))).toEqual(max.country_calling_codes);
    expect(allCountries).toEqual(Object.values(max.country_calling_codes).flat());
    expect(allCountries.toSorted()).toEqual(Object.keys(max.countries).toSorted());
    expect(allCountries).toHaveLength(245);
    expect(allCountries[0]).toBe('US');
  });

  it('knows the code of a country and none for what is not a country', () => {
    expect(callingCodeOf('GB')).toBe('44');
    expect(callingCodeOf('XK')).toBe('383');
    expect(callingCodeOf('ZZ')).toBeNull();
    expect(callingCodeOf(null)).toBeNull();
    expect(countriesOf('881')).toEqual([]);
  });

  it('finds the calling code at the front of international digits', () => {
    expect(leadingCallingCode('12015550123')).toBe('1');
    expect(leadingCallingCode('447400')).toBe('44');
    expect(leadingCallingCode('35840')).toBe('358');
    expect(leadingCallingCode('999')).toBeNull();
    expect(leadingCallingCode('3')).toBeNull();
  });
});

describe('a country list', () => {
  it('takes lower case and repeats', () => {
    expect(normalizeCountries(['us', 'CA', 'US'], true)).toEqual(['US', 'CA']);
  });

  it('means no country at all when it is empty', () => {
    expect(normalizeCountries([], true)).toEqual([]);
  });

  it('throws for an unknown code when strict, and only becomes narrower when not', () => {
    expect(() => normalizeCountries(['US', 'UK'], true)).toThrow('"UK" is not the ISO 3166-1 code');
    expect(normalizeCountries(['US', 'UK'], false)).toEqual(['US']);
    expect(normalizeCountries(['UK'], false)).toEqual([]);
  });
});
