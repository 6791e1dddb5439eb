/** Calling code, then the ISO codes of all who share it, the main country first. Checked against libphonenumber by a test. */
const packed =
  '1USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI7RUKZ20EG27ZA30GR31NL32BE33FR34ES36HU39ITVA40RO41CH43AT44' +
  'GBGGIMJE45DK46SE47NOSJ48PL49DE51PE52MX53CU54AR55BR56CL57CO58VE60MY61AUCCCX62ID63PH64NZ65SG66TH81JP82KR84VN86' +
  'CN90TR91IN92PK93AF94LK95MM98IR211SS212MAEH213DZ216TN218LY220GM221SN222MR223ML224GN225CI226BF227NE228TG229BJ2' +
  '30MU231LR232SL233GH234NG235TD236CF237CM238CV239ST240GQ241GA242CG243CD244AO245GW246IO247AC248SC249SD250RW251E' +
  'T252SO253DJ254KE255TZ256UG257BI258MZ260ZM261MG262REYT263ZW264NA265MW266LS267BW268SZ269KM290SHTA291ER297AW298' +
  'FO299GL350GI351PT352LU353IE354IS355AL356MT357CY358FIAX359BG370LT371LV372EE373MD374AM375BY376AD377MC378SM380U' +
  'A381RS382ME383XK385HR386SI387BA389MK420CZ421SK423LI500FK501BZ502GT503SV504HN505NI506CR507PA508PM509HT590GPBL' +
  'MF591BO592GY593EC594GF595PY596MQ597SR598UY599CWBQ670TL672NF673BN674NR675PG676TO677SB678VU679FJ680PW681WF682C' +
  'K683NU685WS686KI687NC688TV689PF690TK691FM692MH850KP852HK853MO855KH856LA880BD886TW960MV961LB962JO963SY964IQ96' +
  '5KW966SA967YE968OM970PS971AE972IL973BH974QA975BT976MN977NP992TJ993TM994AZ995GE996KG998UZ';

const byCallingCode = new Map<string, readonly string[]>();
const byCountry = new Map<string, string>();
for (const [, callingCode, members] of packed.matchAll(/(\d+)([A-Z]+)/gu)) {
  const countries = members!.match(/../gu)!;
  byCallingCode.set(callingCode!, countries);
  for (const country of countries) byCountry.set(country, callingCode!);
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
    const code = country.toUpperCase();
    if (byCountry.has(code)) known.add(code);
    else if (strict)
      throw new RangeError(
        `"${country}" is not a country with a calling code. Use ISO 3166-1 alpha-2 codes such as "US".`,
      );
  }
  return [...known];
}
