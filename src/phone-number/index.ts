export { mobileMetadata } from './mobile-metadata.js';
export type { PhoneMetadata } from './phone-evaluation.js';
export { createPhoneMetadata } from './phone-number.js';
