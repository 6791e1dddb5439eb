import IntlTelInput from '@intl-tel-input/react';
import { type ReactElement, useState } from 'react';
import { PhoneInput as InternationalPhone } from 'react-international-phone';
import PhoneNumberInput from 'react-phone-number-input';
import { allCountries, PhoneEntry } from 'sms-otp-kit';

/** Controlled where the peer can be, US first, every country offered. Rules that load lazily are there before a key is measured. */
export const numberFields: Record<string, () => ReactElement> = {
  bare: function Bare() {
    const [value, setValue] = useState('');
    return (
      <label>
        Mobile number
        <input type="tel" autoComplete="tel" value={value} onChange={(event) => setValue(event.target.value)} />
      </label>
    );
  },
  'sms-otp-kit': function Ours() {
    const [, setValue] = useState<string | null>(null);
    return <PhoneEntry label="Mobile number" defaultCountry="US" countries={allCountries} onChange={setValue} />;
  },
  'sms-otp-kit, US and CA': function Default() {
    const [, setValue] = useState<string | null>(null);
    return <PhoneEntry label="Mobile number" onChange={setValue} />;
  },
  'intl-tel-input': function Iti() {
    const [, setValue] = useState('');
    return (
      <IntlTelInput
        initialCountry="us"
        loadUtils={() => import('intl-tel-input/utils')}
        onChangeNumber={setValue}
        inputProps={{ 'aria-label': 'Mobile number' }}
      />
    );
  },
  'react-phone-number-input': function Rpni() {
    const [value, setValue] = useState<string | undefined>();
    return <PhoneNumberInput defaultCountry="US" value={value} onChange={setValue} aria-label="Mobile number" />;
  },
  'react-international-phone': function Rip() {
    const [value, setValue] = useState('');
    return (
      <InternationalPhone
        defaultCountry="us"
        value={value}
        onChange={setValue}
        inputProps={{ 'aria-label': 'Mobile number' }}
      />
    );
  },
};
