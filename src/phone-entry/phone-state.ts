import { cleanNumber } from '../phone-number/clean-number.js';

/** What the member and the host did to the field; everything else is derived from it. */
export interface PhoneState {
  /** Clean: digits with a plus in front when international. */
  digits: string;
  /** The country that national digits are read in; null follows the default, which may still change. */
  country: string | null;
  /** The member chose the country: only a number that belongs elsewhere may overrule it. */
  isPicked: boolean;
  /** The digits are a value of the host's and nobody edited them since. */
  isGiven: boolean;
  isTouched: boolean;
  /** Which gesture made the field show what is wrong. */
  shownAfter: 'blur' | 'submit' | null;
  /** ISO code of the country that a number switched to, for the live region. */
  announcedCountry: string | null;
  /** The value that host and field last agreed on. */
  agreed: string | null;
  lastProp: string | null | undefined;
}

export function initialPhoneState(
  value: string | null | undefined,
  defaultValue: string | null | undefined,
): PhoneState {
  const given = (value === undefined ? defaultValue : value) || null;
  return {
    digits: cleanNumber(given ?? ''),
    country: null,
    isPicked: false,
    isGiven: given?.startsWith('+') ?? false,
    isTouched: false,
    shownAfter: null,
    announcedCountry: null,
    agreed: given,
    lastProp: value,
  };
}

/**
 * The host passed another `value`. Its echo of our own change is nothing new, with one exception: from null to `''` is how a
 * host empties a field that holds half a number.
 */
export function receivedValue(state: PhoneState, prop: string | null): PhoneState {
  const isReset = prop === '' && state.lastProp === null;
  if ((prop || null) === state.agreed && !isReset) return { ...state, lastProp: prop };
  const { country, isPicked, isTouched } = state;
  const fresh = initialPhoneState(prop, null);
  return { ...fresh, isTouched, isPicked, country: isPicked ? country : null };
}

/** @param country the one the digits are read in: from the first digit on a late default no longer moves it */
export function editedDigits(state: PhoneState, digits: string, country: string | null): PhoneState {
  return {
    ...state,
    digits,
    country: digits === '' && !state.isPicked ? null : country,
    isGiven: false,
    isTouched: true,
    shownAfter: null,
  };
}

/** @param nationalDigits the number without the calling code it had, when that is another than the picked country's */
export function pickedCountry(state: PhoneState, country: string, nationalDigits: string): PhoneState {
  return { ...editedDigits(state, nationalDigits, country), country, isPicked: true };
}
