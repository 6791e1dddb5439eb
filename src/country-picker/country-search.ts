import type { CountryOption } from '../phone-entry/country-options.js';
import { cleanNumber } from '../phone-number/clean-number.js';
import { countriesOf } from '../phone-number/countries.js';

/** Names that no list shows and everybody types, in the languages of the kit. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  AE: ['Emirates'],
  BQ: ['Bonaire'],
  CD: ['DRC', 'RDC', 'DR Congo', 'Congo Kinshasa'],
  CI: ['Ivory Coast', 'Costa de Marfil'],
  CV: ['Cape Verde'],
  CZ: ['Czech Republic', 'República Checa', 'República Tcheca'],
  FK: ['Falklands'],
  GB: [
    'Great Britain',
    'England',
    'Scotland',
    'Wales',
    'Northern Ireland',
    'Gran Bretaña',
    'Inglaterra',
    'Escocia',
    'Gales',
    'Irlanda del Norte',
    'Grã-Bretanha',
    'Irlanda do Norte',
    'País de Gales',
  ],
  IE: ['Republic of Ireland'],
  KR: ['Republic of Korea'],
  MK: ['Macedonia'],
  MM: ['Burma'],
  MO: ['Macau'],
  NL: ['Holland', 'Holanda'],
  RU: ['Russian Federation'],
  SG: ['Cingapura'],
  SZ: ['Swaziland', 'Suazilandia'],
  TL: ['East Timor', 'Timor Oriental'],
  TR: ['Turkey'],
  US: ['USA', 'EUA', 'America', 'United States of America', 'Estados Unidos de América', 'Estados Unidos da América'],
  VA: ['Holy See', 'Santa Sede'],
};

/** Letters with a stroke or a ligature have no form without it that Unicode knows of. */
const plain: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** What one country is found by; made once for a list, searched at every key. */
export interface SearchableCountry {
  option: CountryOption;
  /** In the member's language, in English, short, and by habit; without case, diacritics and punctuation. */
  names: readonly string[];
  /** `'uae'` for the United Arab Emirates. */
  initials: readonly string[];
}

export function searchableCountries(options: readonly CountryOption[], locale: string): readonly SearchableCountry[] {
  const sources = (['long', 'short'] as const).flatMap((style) =>
    [locale, 'en'].map((tag) => new Intl.DisplayNames([tag, 'en'], { type: 'region', style })),
  );
  return options.map((option) => {
    const given = [
      option.name,
      ...sources.map((source) => source.of(option.code) ?? ''),
      ...(otherNames[option.code] ?? []),
    ];
    const names = [...new Set(given.map(fold))];
    return { option, names, initials: names.map((name) => name.replaceAll(/(\S)\S*\s?/gu, '$1')) };
  });
}

/** Best match first, then in the order of the list; everything for an empty search. */
export function searchCountries(countries: readonly SearchableCountry[], query: string): readonly CountryOption[] {
  const wanted = fold(query).replace(/^the /u, '');
  const digits = cleanNumber(query).replace(/^(?:\+|00)/u, '');
  if (wanted === '' && digits === '') return countries.map(({ option }) => option);
  const rank = digits === '' ? (country: SearchableCountry) => rankOfName(country, wanted) : rankOfCode(digits);
  return countries
    .map((country) => ({ option: country.option, rank: rank(country) }))
    .filter((found) => found.rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

function rankOfName({ option, names, initials }: SearchableCountry, wanted: string): number {
  if (option.code.toLowerCase() === joined(wanted)) return 0;
  const tests = [
    names.includes(wanted),
    names.some((name) => joined(name).startsWith(joined(wanted))),
    initials.some((letters) => letters === wanted),
    names.some((name) => name.includes(` ${wanted}`)),
    initials.some((letters) => letters.length > 2 && letters.startsWith(wanted)),
    names.some((name) => joined(name).includes(joined(wanted))),
  ];
  const found = tests.indexOf(true);
  return found < 0 ? Infinity : found + 1;
}

/** The main country of a shared code before those that share it; a number that was typed on finds its country too. */
function rankOfCode(digits: string): (country: SearchableCountry) => number {
  return ({ option: { code, callingCode } }) => {
    if (callingCode === digits) return countriesOf(callingCode)[0] === code ? 0 : 1;
    if (callingCode.startsWith(digits)) return 2;
    return digits.startsWith(callingCode) ? 3 : Infinity;
  };
}

/** `'Côte d’Ivoire'` becomes `'cote d ivoire'`. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[øłđıßæœ]/gu, (letter) => plain[letter]!)
    .replaceAll(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim();
}

/** `'cote divoire'` and `'ee uu'` are written with and without the space. */
function joined(words: string): string {
  return words.replaceAll(' ', '');
}
