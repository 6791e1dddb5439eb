'use client';

import {
  type ComponentPropsWithoutRef,
  type ComponentType,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
  forwardRef,
  useImperativeHandle,
} from 'react';
import type { PhoneError } from '../phone-number/phone-evaluation.js';
import { countryName } from './country-options.js';
import { CountryControl } from './country-control.js';
import type { CountrySelectProps } from './country-select.js';
import { mergeInputProps } from './merge-props.js';
import { type PhoneEntryParts, partsOf } from './phone-entry-parts.js';
import { type PhoneEntryMessages, useLocaleTag, usePhoneCopy } from './use-phone-copy.js';
import { type UsePhoneEntryProps, usePhoneEntry } from './use-phone-entry.js';

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
  messages?: Partial<PhoneEntryMessages>;
  /** Classes of yours by part, e.g. `{ input: 'my-input' }`. */
  classNames?: Partial<PhoneEntryParts<string>>;
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
    const { label, hint, error, messages, classNames, renderFlag, countryPicker, ...rest } = props;
    const copy = usePhoneCopy(messages);
    const locale = useLocaleTag();
    const describe = (problem: PhoneError): string =>
      copy(`phone.error.${problem.code}`, {
        // Asked for by few texts, and a name costs more than all the rest of a text, at every key.
        get country() {
          return problem.country ? countryName(problem.country, locale) : '';
        },
        min: problem.min ?? 0,
        max: problem.max ?? 0,
        suggestion: leftToRight(problem.suggestion),
      });
    const entry = usePhoneEntry({ ...rest, hasError: Boolean(error), describeError: describe });
    useImperativeHandle(ref, () => entry.inputRef.current!, [entry.inputRef]);

    const part = partsOf(classNames);
    const { country, callingCode, options, selectProps, hiddenProps } = entry;
    const id = entry.inputProps.id!;
    const given = (error as PhoneError | null | undefined)?.code ? describe(error as PhoneError) : (error as ReactNode);
    const shown = given || (entry.shownError && describe(entry.shownError));
    const suggestion = entry.shownError?.suggestion;
    const hintText = hint === undefined ? copy('phone.hint') : hint;
    const describedBy = [rest['aria-describedby'], hintText && `${id}-hint`, shown && `${id}-error`].filter(Boolean);
    return (
      <div {...part('root')} {...entry.rootProps}>
        {label !== null && (
          <label {...part('label')} htmlFor={id}>
            {label ?? copy('phone.label')}
          </label>
        )}
        <div {...part('control')}>
          <CountryControl
            {...{ country, callingCode, options, locale, selectProps, messages, classNames, renderFlag, countryPicker }}
            onPick={entry.pickCountry}
          />
          <input
            {...mergeInputProps(rest, entry.inputProps)}
            {...part('input')}
            aria-describedby={describedBy.join(' ') || undefined}
          />
        </div>
        {hintText && (
          <div {...part('hint')} id={`${id}-hint`}>
            {hintText}
          </div>
        )}
        {/* After a submit the focus moves here and the description is read: a live region would say it twice. */}
        <div
          {...part('error')}
          id={`${id}-error`}
          aria-live={!error && entry.shownAfter === 'submit' ? 'off' : 'polite'}
        >
          {shown}
          {suggestion && (
            <button {...part('suggestion')} type="button" onClick={entry.acceptSuggestion}>
              {copy('phone.suggestion.use', { suggestion: leftToRight(suggestion) })}
            </button>
          )}
        </div>
        <span {...part('status')} aria-live="polite">
          {entry.announcedCountry &&
            copy('phone.country.changed', { country: countryName(entry.announcedCountry, locale) })}
        </span>
        {hiddenProps && <input {...hiddenProps} form={rest.form} />}
      </div>
    );
  },
);

/** A number keeps its direction inside a right-to-left sentence. */
function leftToRight(number: string | undefined): string {
  return number ? `\u2066${number}\u2069` : '';
}
