export { CountryPicker } from './country-picker.js';
export type { CountryPickerProps } from './lazy-country-picker.js';
