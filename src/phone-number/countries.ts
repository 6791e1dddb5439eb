/**
 * How far a calling code is from the one before, if not 1, then its main country and, in capitals, all who share it. A test checks
 * it against libphonenumber.
 */
const packed =
  'usAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI6ruKZ13eg7za3grnlbefres2hu3itVAroch2atgbGGIMJEdksenoSJplde2pem' +
  'xcuarbrclcove2myauCCCXidphnzsgth15jpkr2vn2cn4trinpkaflkmm3ir113ssmaEHdz3tn2ly2gmsnmrmlgncibfnetgbjmulrslghngtdcf' +
  'cmcvstgqgacgcdaogwioacscsdrwetsodjketzugbimz2zmmgreYTzwnamwlsbwszkm21shTAer6awfogl51giptluieisalmtcyfiAXbg11ltlv' +
  'eemdambyadmcsm2uarsmexk2hrsiba2mk31czsk2li77fkbzgtsvhnnicrpapmht81gpBLMFbogyecgfpymqsruycwBQ71tl2nfbnnrpgtosbvuf' +
  'jpwwfcknu2wskinctvpftkfmmh158kp2hkmo2khla24bd6tw74mvlbjosyiqkwsayeom2psaeilbhqabtmnnp15tjtmazgekg2uz';

const byCallingCode = new Map<string, readonly string[]>();
const byCountry = new Map<string, string>();
let code = 0;
for (const [, step, members] of packed.matchAll(/(\d*)([a-z]{2}[A-Z]*)/gu)) {
  code += Number(step) || 1;
  const callingCode = String(code);
  const countries = members!.toUpperCase().match(/../gu)!;
  byCallingCode.set(callingCode, countries);
  for (const country of countries) byCountry.set(country, callingCode);
}

/**
 * Every country and territory with a calling code of its own or a share in one: 245 ISO 3166-1 codes (XK, AC and TA included), in
 * the order of their calling codes. The United States come first: whoever passes this list alone starts there.
 */
export const allCountries: readonly string[] = /* @__PURE__ */ keysOf(byCountry);

function keysOf(map: ReadonlyMap<string, unknown>): readonly string[] {
  return [...map.keys()];
}

/** `callingCodeOf('GB')` is `'44'`; null for an unknown code. */
export function callingCodeOf(country: string | null): string | null {
  return byCountry.get(country!) ?? null;
}

/** `countriesOf('44')` is `['GB', 'GG', 'IM', 'JE']`, main country first; empty for a code that belongs to no country. */
export function countriesOf(callingCode: string): readonly string[] {
  return byCallingCode.get(callingCode) ?? [];
}

/** The calling code that international digits begin with (no plus): codes are prefix-free, so there is at most one. */
export function leadingCallingCode(digits: string): string | null {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((start) => byCallingCode.has(start)) ?? null;
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
