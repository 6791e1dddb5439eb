/** How far a calling code is from the one before, then all who share it, main country first. A test checks it against libphonenumber. */
const packed =
  '1USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI6RUKZ13EG7ZA3GR1NL1BE1FR1ES2HU3ITVA1RO1CH2AT1GBGGIMJE1DK1SE1N' +
  'OSJ1PL1DE2PE1MX1CU1AR1BR1CL1CO1VE2MY1AUCCCX1ID1PH1NZ1SG1TH15JP1KR2VN2CN4TR1IN1PK1AF1LK1MM3IR113SS1MAEH1DZ3TN2LY2' +
  'GM1SN1MR1ML1GN1CI1BF1NE1TG1BJ1MU1LR1SL1GH1NG1TD1CF1CM1CV1ST1GQ1GA1CG1CD1AO1GW1IO1AC1SC1SD1RW1ET1SO1DJ1KE1TZ1UG1B' +
  'I1MZ2ZM1MG1REYT1ZW1NA1MW1LS1BW1SZ1KM21SHTA1ER6AW1FO1GL51GI1PT1LU1IE1IS1AL1MT1CY1FIAX1BG11LT1LV1EE1MD1AM1BY1AD1MC' +
  '1SM2UA1RS1ME1XK2HR1SI1BA2MK31CZ1SK2LI77FK1BZ1GT1SV1HN1NI1CR1PA1PM1HT81GPBLMF1BO1GY1EC1GF1PY1MQ1SR1UY1CWBQ71TL2NF' +
  '1BN1NR1PG1TO1SB1VU1FJ1PW1WF1CK1NU2WS1KI1NC1TV1PF1TK1FM1MH158KP2HK1MO2KH1LA24BD6TW74MV1LB1JO1SY1IQ1KW1SA1YE1OM2PS' +
  '1AE1IL1BH1QA1BT1MN1NP15TJ1TM1AZ1GE1KG2UZ';

const byCallingCode = new Map<string, readonly string[]>();
const byCountry = new Map<string, string>();
let code = 0;
for (const [, step, members] of packed.matchAll(/(\d+)([A-Z]+)/gu)) {
  code += Number(step);
  const callingCode = String(code);
  const countries = members!.match(/../gu)!;
  byCallingCode.set(callingCode, countries);
  for (const country of countries) byCountry.set(country, callingCode);
}

/** Every country and territory with a calling code of its own or a share in one: 245 ISO 3166-1 codes (XK, AC and TA included). */
export const allCountries: readonly string[] = [...byCountry.keys()].toSorted();

/** `callingCodeOf('GB')` is `'44'`; null for an unknown code. */
export function callingCodeOf(country: string | null): string | null {
  return (country && byCountry.get(country)) || null;
}

/** `countriesOf('44')` is `['GB', 'GG', 'IM', 'JE']`, main country first; empty for a code that belongs to no country. */
export function countriesOf(callingCode: string): readonly string[] {
  return byCallingCode.get(callingCode) ?? [];
}

/** The calling code that international digits begin with (no plus): codes are prefix-free, so there is at most one. */
export function leadingCallingCode(digits: string): string | null {
  for (const length of [1, 2, 3]) if (byCallingCode.has(digits.slice(0, length))) return digits.slice(0, length);
  return null;
}

/** Whom to name while a number does not tell: the picked country if it shares the code, else an allowed one, else the main one. */
export function ownerOf(callingCode: string, picked: string | null, allowed: readonly string[]): string {
  const sharing = countriesOf(callingCode);
  if (picked && sharing.includes(picked)) return picked;
  return sharing.find((country) => allowed.includes(country)) ?? sharing[0]!;
}

export function anyAllowed(callingCode: string, allowed: readonly string[]): boolean {
  return countriesOf(callingCode).some((country) => allowed.includes(country));
}

/**
 * Upper case, without repeats. An empty list stays empty and means none: a typo must never open every country.
 * @throws RangeError for an unknown code when `strict`; else it is left out, which only narrows the list.
 */
export function normalizeCountries(countries: readonly string[], strict: boolean): readonly string[] {
  const known = new Set<string>();
  for (const country of countries) {
    const upper = country.toUpperCase();
    if (byCountry.has(upper)) known.add(upper);
    else if (strict) throw new RangeError(`"${country}" is not the ISO 3166-1 code of a country with a calling code.`);
  }
  return [...known];
}
