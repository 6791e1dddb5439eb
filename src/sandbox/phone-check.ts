import { evaluate } from '../phone-number/phone-number.js';
import { sandboxPhoneNumber } from './accounts.js';
import { StytchApiError } from './stytch-error.js';

/** `max` tells a landline from a mobile; it is 140 kB, so a browser loads it only when a number is typed. */
let metadata: Promise<typeof import('libphonenumber-js/max/metadata')> | undefined;

/** @throws StytchApiError `invalid_phone_number` or `invalid_phone_number_country_code` */
export async function checkPhoneNumber(phoneNumber: string, countries: readonly string[]): Promise<void> {
  if (phoneNumber === sandboxPhoneNumber) return;
  if (!/^\+[1-9]\d{6,14}$/u.test(phoneNumber)) throw new StytchApiError('invalid_phone_number');
  metadata ??= import('libphonenumber-js/max/metadata');
  const policy = { countries, allowedTypes: ['MOBILE', 'FIXED_LINE_OR_MOBILE'], strictness: 'valid' } as const;
  const { error } = evaluate(phoneNumber, null, policy, (await metadata).default);
  if (error?.code === 'country_not_allowed' || error?.code === 'invalid_calling_code') {
    throw new StytchApiError('invalid_phone_number_country_code');
  }
  if (error) throw new StytchApiError('invalid_phone_number');
}
