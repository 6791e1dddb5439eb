/** Habits that outlived a change of the numbering plan: calling code, national digits as people still give them, as they are now. */
const legacyFormats: readonly (readonly [callingCode: string, old: RegExp, now: string])[] = [
  // Mexico dropped the mobile 1 and the prefixes 01, 044 and 045 in August 2019.
  ['52', /^(?:1|01|044|045)(\d{10})$/u, '$1'],
  // Argentina: a mobile number needs a 9 after the country code; without it the landline of the same digits is meant.
  ['54', /^(\d{10})$/u, '9$1'],
  // Brazil put a 9 in front of every mobile number between 2012 and 2016.
  ['55', /^([1-9]{2})([6-9]\d{7})$/u, '$19$2'],
];

/** The national digits a legacy format stands for today; null when it is none. Never applied without asking. */
export function fromLegacyFormat(callingCode: string, nationalDigits: string): string | null {
  const found = legacyFormats.find(([code, old]) => code === callingCode && old.test(nationalDigits));
  return found ? nationalDigits.replace(found[1], found[2]) : null;
}
