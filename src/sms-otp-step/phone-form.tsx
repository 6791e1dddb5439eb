'use client';

import { type ReactElement, type RefObject, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { PhoneEntry, type PhoneEntryProps } from '../phone-entry/phone-entry.js';
import type { PhoneEntryActions } from '../phone-entry/phone-gestures.js';
import { focusField } from './focus-field.js';
import { SendButton } from './send-button.js';
import { StepErrorBox, useFieldError } from './step-error.js';
import { SlowNote } from './step-status.js';
import type { StepView } from './step-view.js';

/** What the host decides about the number field; value, errors and submission are the step's. */
export type StepPhoneProps = Pick<
  PhoneEntryProps,
  | 'countries'
  | 'disabledCountries'
  | 'preferredCountries'
  | 'defaultCountry'
  | 'allowedTypes'
  | 'strictness'
  | 'metadata'
  | 'loadMetadata'
  | 'renderFlag'
  | 'countryPicker'
  | 'classNames'
  | 'hint'
>;

export interface PhoneFormProps extends StepView {
  inputRef: RefObject<HTMLInputElement | null>;
  phoneProps: StepPhoneProps | undefined;
}

export function PhoneForm({ inputRef, phoneProps, ...view }: PhoneFormProps): ReactElement {
  const { step, copy, part, messages } = view;
  const { state } = step;
  const actionsRef = useRef<PhoneEntryActions>(null);
  const [isValidating, setIsValidating] = useState(false);
  const [country, setCountry] = useState<string | null>(null);
  const [refusal, dismissRefusal] = useFieldError(view, 'phone');
  // The field has words of its own for it, and knows the country's name.
  const isNotAllowed = refusal && state.error?.code === 'phone_country_not_allowed';

  const refused = state.error?.field === 'phone' ? state.error.occurrence : null;
  useEffect(() => {
    if (refused !== null) focusField(inputRef.current);
  }, [refused, inputRef]);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    // The rules may still be loading: a second Enter meanwhile is the same gesture.
    if (isValidating || state.name !== 'enteringPhone') return;
    setIsValidating(true);
    const { value } = await actionsRef.current!.validate().finally(() => setIsValidating(false));
    // No field any more: the member went back to the code that is out.
    if (value && actionsRef.current) step.sendTo(value);
  };

  return (
    <form {...part('form')} method="post" noValidate onSubmit={(event) => void submit(event)}>
      <PhoneEntry
        {...phoneProps}
        ref={inputRef}
        actionsRef={actionsRef}
        name="phone_number"
        required
        defaultValue={state.typedPhone}
        readOnly={state.name === 'sending'}
        messages={messages ?? {}}
        onChange={(_, details) => {
          setCountry(details.country);
          dismissRefusal();
        }}
        error={isNotAllowed ? { code: 'country_not_allowed', ...(country && { country }) } : refusal}
      />
      <SendButton {...view} isValidating={isValidating} />
      <SlowNote {...view} />
      {(state.sendCount > 0 || state.hasPhone) && (
        <button {...part('back')} type="button" onClick={step.backToCode}>
          {copy('action.back')}
        </button>
      )}
      <StepErrorBox {...view} />
    </form>
  );
}
