'use client';

import { type ComponentType, type NamedExoticComponent, type ReactNode, memo } from 'react';
import { CountrySelect, type CountrySelectProps } from './country-select.js';
import { type PhoneEntryParts, partsOf } from './phone-entry-parts.js';
import { usePhoneCopy } from './use-phone-copy.js';

interface CountryControlProps extends Pick<
  CountrySelectProps,
  'country' | 'callingCode' | 'options' | 'locale' | 'messages' | 'selectProps' | 'onPick'
> {
  classNames: Partial<PhoneEntryParts<string>> | undefined;
  renderFlag: ((country: string) => ReactNode) | undefined;
  countryPicker: ComponentType<CountrySelectProps> | undefined;
}

/** The country half. Remembered, because a list of 245 rows costs more than all the rest of a key. */
export const CountryControl: NamedExoticComponent<CountryControlProps> = memo(function CountryControl(props) {
  const { classNames, renderFlag, countryPicker: Picker = CountrySelect, ...own } = props;
  const copy = usePhoneCopy(own.messages);
  const part = partsOf(classNames);
  const { country, callingCode } = own;
  return (
    <Picker
      {...own}
      part={part}
      label={copy('phone.country.label')}
      describeUnavailable={(name) => copy('phone.country.unavailable', { country: name })}
    >
      {country && renderFlag?.(country)}
      <span {...part('iso')}>{country ?? '—'}</span>
      {callingCode && <span {...part('dial')}>+{callingCode}</span>}
    </Picker>
  );
});
