'use client';

import {
  type ComponentPropsWithoutRef,
  type ComponentType,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
  forwardRef,
  useContext,
  useImperativeHandle,
} from 'react';
import { enPhoneEntry } from '../locale/en-phone-entry.js';
import { LocaleContext } from '../locale/locale-context.js';
import { type Copy, useCopy } from '../locale/use-copy.js';
import type { PhoneError } from '../phone-number/phone-evaluation.js';
import { countryName } from './country-options.js';
import { CountrySelect, type CountrySelectProps } from './country-select.js';
import { mergeInputProps } from './merge-props.js';
import { type PhoneEntryPart, phoneEntryParts } from './phone-entry-parts.js';
import { type UsePhoneEntryProps, type UsePhoneEntryResult, usePhoneEntry } from './use-phone-entry.js';

type PhoneCopyKey = keyof typeof enPhoneEntry;

type NativeProps = Omit<
  ComponentPropsWithoutRef<'input'>,
  | keyof UsePhoneEntryProps
  | 'type'
  | 'inputMode'
  | 'dir'
  | 'size'
  | 'list'
  | 'children'
  | 'className'
  | 'style'
  | 'onInput'
>;

/** Other attributes go to the number input. */
export interface PhoneEntryProps extends Omit<UsePhoneEntryProps, 'hasError' | 'describeError'>, NativeProps {
  /** @default the locale's "Mobile number"; null leaves the label to you (`aria-label` or `aria-labelledby`) */
  label?: ReactNode;
  /** @default the locale's text on message rates; null for none */
  hint?: ReactNode;
  /** What your side says is wrong, shown instead of the field's own: words, or a code whose words the locale knows. */
  error?: ReactNode | PhoneError;
  /** Texts of this field, over those of the locale. */
  messages?: Partial<typeof enPhoneEntry>;
  classNames?: Partial<Record<PhoneEntryPart, string>>;
  /** Drawn in front of the ISO code. Keep pictures on your own origin: a login page should tell no third party who visits. */
  renderFlag?: (country: string) => ReactNode;
  /** Instead of the native list: `CountryPicker` of `sms-otp-kit/country-picker`, or one of your own. */
  countryPicker?: ComponentType<CountrySelectProps>;
}

/**
 * A phone number in, E.164 out: `'+12015550123'`, or null until the number is complete and may be texted. Takes any spelling
 * (national, international, pasted, filled in, digits of any script); `ref` is the number input.
 */
export const PhoneEntry: ForwardRefExoticComponent<PhoneEntryProps & RefAttributes<HTMLInputElement>> = forwardRef(
  function PhoneEntry(props: PhoneEntryProps, ref) {
    const { label, hint, error, messages, classNames = {}, renderFlag, countryPicker = CountrySelect, ...rest } = props;
    const copy = useCopy<PhoneCopyKey>(enPhoneEntry, messages);
    const locale = useContext(LocaleContext)?.locale.tag ?? 'en';
    const describe = (problem: PhoneError): string => describeError(copy, problem, locale);
    const hasError = Boolean(error);
    const entry = usePhoneEntry({ ...rest, hasError, describeError: describe });
    useImperativeHandle(ref, () => entry.inputRef.current!, [entry.inputRef]);

    const id = entry.inputProps.id!;
    const part = (name: PhoneEntryPart): PartProps => ({
      'data-sms-otp-part': phoneEntryParts[name],
      className: classNames[name],
    });
    const shown =
      error && isPhoneError(error) ? describe(error) : error || (entry.shownError && describe(entry.shownError));
    const hintText = hint === undefined ? copy('phone.hint') : hint;
    const describedBy = [rest['aria-describedby'], hintText && `${id}-hint`, shown && `${id}-error`]
      .filter(Boolean)
      .join(' ');
    const suggestion = entry.shownError?.suggestion;
    return (
      <div {...part('root')} {...entry.rootProps}>
        {label === null ? null : (
          <label {...part('label')} htmlFor={id}>
            {label ?? copy('phone.label')}
          </label>
        )}
        <div {...part('control')}>
          <CountryControl entry={entry} copy={copy} part={part} renderFlag={renderFlag} picker={countryPicker} />
          <input
            {...mergeInputProps(rest, entry.inputProps)}
            {...part('input')}
            aria-describedby={describedBy || undefined}
          />
        </div>
        {hintText ? (
          <div {...part('hint')} id={`${id}-hint`}>
            {hintText}
          </div>
        ) : null}
        <div
          {...part('error')}
          id={`${id}-error`}
          aria-live={!hasError && entry.shownAfter === 'submit' ? 'off' : 'polite'}
        >
          {shown || null}
          {suggestion ? (
            <button {...part('suggestion')} type="button" onClick={entry.acceptSuggestion}>
              {copy('phone.suggestion.use', { suggestion: `\u2066${suggestion}\u2069` })}
            </button>
          ) : null}
        </div>
        <span {...part('status')} aria-live="polite">
          {entry.announcedCountry &&
            copy('phone.country.changed', { country: countryName(entry.announcedCountry, locale) })}
        </span>
        {entry.hiddenProps ? <input {...entry.hiddenProps} /> : null}
      </div>
    );
  },
);

interface PartProps {
  'data-sms-otp-part': string;
  className: string | undefined;
}

interface CountryControlProps {
  entry: UsePhoneEntryResult;
  copy: Copy<PhoneCopyKey>;
  part: (name: PhoneEntryPart) => PartProps;
  renderFlag: PhoneEntryProps['renderFlag'];
  picker: ComponentType<CountrySelectProps>;
}

function CountryControl({ entry, copy, part, renderFlag, picker: Picker }: CountryControlProps): ReactNode {
  const { country, callingCode, options, locale, selectProps } = entry;
  return (
    <Picker
      country={country}
      callingCode={callingCode}
      options={options}
      locale={locale}
      label={copy('phone.country.label')}
      describeUnavailable={(name) => copy('phone.country.unavailable', { country: name })}
      selectProps={selectProps}
      onPick={entry.pickCountry}
      isDisabled={selectProps.disabled ?? false}
      partProps={part('country')}
    >
      {country && renderFlag?.(country)}
      <span {...part('countryText')}>{country ?? '—'}</span>
      {callingCode ? <span {...part('callingCode')}>+{callingCode}</span> : null}
    </Picker>
  );
}

function isPhoneError(error: ReactNode | PhoneError): error is PhoneError {
  return typeof error === 'object' && error !== null && 'code' in error;
}

function describeError(copy: Copy<PhoneCopyKey>, error: PhoneError, locale: string): string {
  return copy(`phone.error.${error.code}`, {
    country: error.country ? countryName(error.country, locale) : '',
    min: error.min ?? 0,
    max: error.max ?? 0,
    suggestion: error.suggestion ? `\u2066${error.suggestion}\u2069` : '',
  });
}
