import maxMetadata from 'libphonenumber-js/max/metadata';
import { SmsOtpError } from '../contract/errors.js';
import type { PhonePolicy } from '../phone-number/phone-evaluation.js';
import { evaluate } from '../phone-number/phone-number.js';

/** Answer of a lookup service for a number: `'voip'` is refused, anything else passes. */
export type LineType = 'mobile' | 'landline' | 'voip' | 'unknown';

/** The wire takes E.164 and nothing else; every leniency is the screen's. */
const e164 = /^\+[1-9][0-9]{6,14}$/u;

/**
 * The country of a number that may be texted.
 * @throws SmsOtpError `phone_invalid`, `phone_country_not_allowed` or `phone_type_not_allowed`
 */
export function countryToText(number: string, policy: PhonePolicy): string {
  if (!e164.test(number)) throw new SmsOtpError('phone_invalid');
  const { error, e164: accepted, country } = evaluate(number, null, policy, maxMetadata);
  if (error?.code === 'country_not_allowed') throw new SmsOtpError('phone_country_not_allowed');
  if (error?.code === 'number_type') throw new SmsOtpError('phone_type_not_allowed');
  // What was checked must be what is texted, to the digit.
  if (error || accepted !== number || !country) throw new SmsOtpError('phone_invalid');
  return country;
}
