import { describe, expect, it } from 'vitest';
import { searchableCountries, searchCountries } from '../../src/country-picker/country-search.js';
import { countryOptions } from '../../src/phone-entry/country-options.js';
import { allCountries } from '../../src/phone-number/countries.js';

const inLanguage = (locale: string): ((query: string) => string[]) => {
  const countries = searchableCountries(countryOptions(allCountries, [], [], locale), locale);
  return (query: string): string[] => searchCountries(countries, query).map(({ code }) => code);
};

const english = inLanguage('en');
const spanish = inLanguage('es');
const portuguese = inLanguage('pt-BR');

describe('the search for a country', () => {
  it.each([
    ['by its name', 'brazil', 'BR'],
    ['by the beginning of its name', 'germ', 'DE'],
    ['by a later word', 'kingdom', 'GB'],
    ['by the middle of a word', 'zerland', 'CH'],
    ['by its ISO code', 'de', 'DE'],
    ['by initials', 'uae', 'AE'],
    ['by what everybody says', 'uk', 'GB'],
    ['by another name', 'usa', 'US'],
    ['by an older name', 'holland', 'NL'],
    ['by its long name', 'United States of America', 'US'],
    ['by its name with an article', 'The Netherlands', 'NL'],
    ['by the name of a part of it', 'Northern Ireland', 'GB'],
    ['by letters with stops', 'U.S.', 'US'],
    ['by its calling code', '55', 'BR'],
    ['by its calling code with a plus', '+55', 'BR'],
    ['by its calling code as it is dialled', '0055', 'BR'],
    ['by a number that begins with it', '+55 11 9', 'BR'],
    ['by digits of another script', '٥٥', 'BR'],
    ['without diacritics', 'reunion', 'RE'],
    ['with diacritics that are not there', 'brázil', 'BR'],
    ['without punctuation', 'cote divoire', 'CI'],
    ['without case', 'CURAÇAO', 'CW'],
    ['with spaces around', '  chile ', 'CL'],
  ])('finds it %s: %s (R7)', (_, query, code) => {
    expect(english(query)[0]).toBe(code);
  });

  it.each([
    [spanish, 'Alemania', 'DE'],
    [spanish, 'espana', 'ES'],
    [spanish, 'germany', 'DE'],
    [spanish, 'eeuu', 'US'],
    [spanish, 'Inglaterra', 'GB'],
    [spanish, 'Holanda', 'NL'],
    [spanish, 'República Checa', 'CZ'],
    [spanish, 'Estados Unidos de América', 'US'],
    [portuguese, 'Alemanha', 'DE'],
    [portuguese, 'japao', 'JP'],
    [portuguese, 'japan', 'JP'],
    [portuguese, 'paises baixos', 'NL'],
    [portuguese, 'Inglaterra', 'GB'],
    [portuguese, 'República Tcheca', 'CZ'],
    [portuguese, 'Cingapura', 'SG'],
  ])('finds it in the language of the screen, as it is said there, and in English: %# (R7)', (search, query, code) => {
    expect(search(query)[0]).toBe(code);
  });

  it('puts the best match first: code, then name, then word, then the middle of a word', () => {
    expect(english('in')[0]).toBe('IN');
    expect(english('guinea').slice(0, 2)).toEqual(['GN', 'GW']);
    expect(english('oman').indexOf('OM')).toBeLessThan(english('oman').indexOf('RO'));
  });

  it('puts the main country of a shared code first', () => {
    expect(english('+1')[0]).toBe('US');
    expect(english('+44')[0]).toBe('GB');
    expect(english('44')).toEqual(expect.arrayContaining(['GB', 'GG', 'IM', 'JE']));
    expect(english('+7')[0]).toBe('RU');
  });

  it('keeps the order of the list among equals, and gives all of it where nothing is searched for', () => {
    const order = countryOptions(allCountries, [], ['BR'], 'en').map(({ code }) => code);
    const countries = searchableCountries(countryOptions(allCountries, [], ['BR'], 'en'), 'en');
    for (const query of ['', ' ', '+', '?'])
      expect(searchCountries(countries, query).map(({ code }) => code)).toEqual(order);
    expect(searchCountries(countries, 'b')[0]!.code).toBe('BR');
  });

  it('finds nothing for what is no country', () => {
    expect(english('xyzzy')).toEqual([]);
    expect(english('+999')).toEqual([]);
  });

  it('finds every country by its names, its ISO code and its calling code', () => {
    const options = countryOptions(allCountries, [], [], 'es');
    const lost = options.filter(({ code, name, callingCode }) =>
      [name, code, callingCode, `+${callingCode}`].some((query) => !spanish(query).includes(code)),
    );
    expect(lost).toEqual([]);
  });
});
