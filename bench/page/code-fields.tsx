import { PinInput as ArkPinInput } from '@ark-ui/react/pin-input';
import { OTPField } from '@base-ui/react/otp-field';
import { MantineProvider, PinInput as MantinePinInput } from '@mantine/core';
import * as Radix from '@radix-ui/react-one-time-password-field';
import { OTPInput } from 'input-otp';
import { type ReactElement, useState } from 'react';
import { OtpInput } from 'sms-otp-kit';

const slots = [0, 1, 2, 3, 4, 5];

/** Each peer as its own documentation shows it: controlled, six digits, with the label and slots it needs to be usable. */
export const codeFields: Record<string, () => ReactElement> = {
  bare: function Bare() {
    const [value, setValue] = useState('');
    return (
      <label>
        Code
        <input
          inputMode="numeric"
          autoComplete="one-time-code"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
    );
  },
  'sms-otp-kit': function Ours() {
    const [value, setValue] = useState('');
    return <OtpInput label="Code" value={value} onChange={setValue} />;
  },
  'input-otp': function InputOtp() {
    const [value, setValue] = useState('');
    return (
      <OTPInput
        aria-label="Code"
        maxLength={6}
        value={value}
        onChange={setValue}
        render={({ slots: drawn }) => (
          <div style={{ display: 'flex' }}>
            {drawn.map((slot, index) => (
              <div key={index} data-active={slot.isActive}>
                {slot.char ?? slot.placeholderChar}
                {slot.hasFakeCaret ? <span>|</span> : null}
              </div>
            ))}
          </div>
        )}
      />
    );
  },
  radix: function RadixField() {
    const [value, setValue] = useState('');
    return (
      <Radix.Root value={value} onValueChange={setValue} aria-label="Code">
        {slots.map((slot) => (
          <Radix.Input key={slot} />
        ))}
        <Radix.HiddenInput />
      </Radix.Root>
    );
  },
  'base-ui': function BaseUi() {
    const [value, setValue] = useState('');
    return (
      <OTPField.Root length={6} value={value} onValueChange={setValue}>
        {slots.map((slot) => (
          <OTPField.Input key={slot} aria-label={`Digit ${slot + 1}`} />
        ))}
      </OTPField.Root>
    );
  },
  ark: function Ark() {
    const [value, setValue] = useState<string[]>([]);
    return (
      <ArkPinInput.Root otp value={value} onValueChange={(details) => setValue(details.value)}>
        <ArkPinInput.Label>Code</ArkPinInput.Label>
        <ArkPinInput.Control>
          {slots.map((slot) => (
            <ArkPinInput.Input key={slot} index={slot} />
          ))}
        </ArkPinInput.Control>
        <ArkPinInput.HiddenInput />
      </ArkPinInput.Root>
    );
  },
  mantine: function Mantine() {
    const [value, setValue] = useState('');
    return (
      <MantineProvider>
        <MantinePinInput length={6} type="number" oneTimeCode value={value} onChange={setValue} aria-label="Code" />
      </MantineProvider>
    );
  },
};
