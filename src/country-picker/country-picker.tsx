'use client';

import type { ReactNode } from 'react';
import type { CountryDialog } from './country-dialog.js';
import { LazyCountryPicker, type CountryPickerProps } from './lazy-country-picker.js';

const load = async (): Promise<typeof CountryDialog> => (await import('./country-dialog.js')).CountryDialog;

/**
 * For `<PhoneEntry countryPicker={CountryPicker}>`, when more countries are allowed than anyone wants to scroll through: a search by
 * name in the member's language or in English, ISO code, calling code or initials. Needs `react-aria-components`; until it is
 * loaded, and where it cannot be, the native list does the work.
 */
export function CountryPicker(props: CountryPickerProps): ReactNode {
  return <LazyCountryPicker {...props} load={load} />;
}
