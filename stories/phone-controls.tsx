import type { ArgTypes, Decorator } from '@storybook/react-vite';
import { Fragment, type ReactElement } from 'react';
import {
  allCountries,
  type LoadPhoneMetadata,
  type PhoneError,
  type PhoneErrorCode,
  type PhoneNumberType,
} from 'sms-otp-kit';
import { CountryPicker } from 'sms-otp-kit/country-picker';
import 'sms-otp-kit/country-picker.css';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';
import { documentedArgTypes } from './docs/reference.js';

export const neverLoads: LoadPhoneMetadata = () => new Promise(() => {});

export const failsToLoad: LoadPhoneMetadata = () => Promise.reject(new Error('The network is gone.'));

/** Every code, with what its words name. */
export const phoneErrors: Readonly<Record<PhoneErrorCode, PhoneError>> = {
  required: { code: 'required' },
  not_a_number: { code: 'not_a_number' },
  too_short: { code: 'too_short', country: 'US', min: 10, max: 10 },
  too_long: { code: 'too_long', country: 'US', min: 10, max: 10 },
  invalid_calling_code: { code: 'invalid_calling_code' },
  invalid_number: { code: 'invalid_number', country: 'US' },
  country_not_allowed: { code: 'country_not_allowed', country: 'JM' },
  number_type: { code: 'number_type', country: 'GB' },
  legacy_format: { code: 'legacy_format', country: 'MX', suggestion: '+52 222 123 4567' },
};

const flags: Readonly<Record<string, ReactElement>> = {
  US: (
    <>
      <path fill="#b22234" d="M0 0h20v14H0z" />
      <path stroke="#fff" d="M0 1.6h20M0 3.8h20M0 6h20M0 8.2h20M0 10.4h20M0 12.6h20" />
      <path fill="#3c3b6e" d="M0 0h9v7.6H0z" />
    </>
  ),
  CA: (
    <>
      <path fill="#d52b1e" d="M0 0h5v14H0zM15 0h5v14h-5z" />
      <path
        fill="#d52b1e"
        d="m10 2 .9 1.8 1-.5-.4 2.3 1.2-1 .3.8 1.4-.2-.8 1.8.7.5-2.3 1.8.2.9-1.9-.3v2h-.6v-2l-1.9.3.2-.9-2.3-1.8.7-.5-.8-1.8 1.4.2.3-.8 1.2 1-.4-2.3 1 .5z"
      />
    </>
  ),
};

/** Pictures of one's own: drawn in place here, files of the own origin in a product; a plain sheet where none is drawn. */
export const drawnFlag = (country: string): ReactElement => (
  <svg
    viewBox="0 0 20 14"
    width="20"
    height="14"
    aria-hidden="true"
    style={{ borderRadius: 2, outline: '1px solid #8886' }}
  >
    <path fill="#fff" d="M0 0h20v14H0z" />
    {flags[country]}
  </svg>
);

const numberTypes: Readonly<Record<PhoneNumberType, 1>> = {
  MOBILE: 1,
  FIXED_LINE_OR_MOBILE: 1,
  FIXED_LINE: 1,
  TOLL_FREE: 1,
  PREMIUM_RATE: 1,
  SHARED_COST: 1,
  VOIP: 1,
  PERSONAL_NUMBER: 1,
  PAGER: 1,
  UAN: 1,
  VOICEMAIL: 1,
};

const names = new Intl.DisplayNames('en', { type: 'region' });
const byName = allCountries.toSorted((a, b) => names.of(a)!.localeCompare(names.of(b)!));
const labels = Object.fromEntries(byName.map((code) => [code, `${names.of(code)} (${code})`]));
const oneCountry = { control: { type: 'select', labels }, options: byName } as const;
const manyCountries = { control: { type: 'multi-select', labels }, options: byName } as const;

function choice(named: Readonly<Record<string, unknown>>): ArgTypes[string] {
  return { control: { type: 'select' }, options: Object.keys(named), mapping: named };
}

export const phoneArgTypes = documentedArgTypes('PhoneEntryProps', {
  value: { control: 'text' },
  defaultValue: { control: 'text', description: 'The story starts anew when it changes.' },
  onChange: { control: false, description: 'See the Actions panel.' },
  onCountryChange: { control: false, description: 'See the Actions panel.' },
  countries: manyCountries,
  disabledCountries: manyCountries,
  preferredCountries: manyCountries,
  country: oneCountry,
  defaultCountry: {
    control: { type: 'select', labels: { auto: 'auto: region of the browser', ...labels } },
    options: ['auto', ...byName],
  },
  allowedTypes: { control: 'check', options: Object.keys(numberTypes) },
  strictness: { control: 'inline-radio', options: ['valid', 'possible'] },
  showErrors: { control: 'inline-radio', options: ['blur', 'manual'] },
  label: { control: 'text' },
  hint: { control: 'text' },
  error: choice({ none: undefined, words: 'This number cannot be used. Use another one.', ...phoneErrors }),
  required: { control: 'boolean' },
  disabled: { control: 'boolean' },
  readOnly: { control: 'boolean' },
  placeholder: { control: 'text', description: 'Of the number input, as all attributes that are not named here.' },
  autoFocus: { control: 'boolean', description: 'The story starts anew when it changes.' },
  name: { control: 'text' },
  id: { control: 'text' },
  renderFlag: choice({ none: undefined, 'drawn in place': drawnFlag }),
  countryPicker: choice({ 'native list': undefined, CountryPicker }),
  messages: { control: 'object' },
  classNames: { control: 'object' },
  metadata: choice({ 'none: loaded later': undefined, mobileMetadata }),
  loadMetadata: choice({ default: undefined, 'never arrives': neverLoads, fails: failsToLoad }),
  actionsRef: { control: false, description: 'No control: a ref is filled, not given.' },
});

/** What the field reads only once starts it anew, or its control would do nothing. */
export const startsAnew: Decorator = (Story, { args }) => (
  <Fragment key={[args['defaultValue'], args['autoFocus']].join()}>
    <Story />
  </Fragment>
);
