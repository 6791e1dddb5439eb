import metadata from 'libphonenumber-js/mobile/metadata';
import type { PhoneMetadata } from './phone-evaluation.js';
import { createPhoneMetadata } from './phone-number.js';

/** Mobile ranges of every country, about 40 kB gzip: loaded apart by `<PhoneEntry>`, or passed to it as `metadata` for server rendering. */
export const mobileMetadata: PhoneMetadata = createPhoneMetadata(metadata);
