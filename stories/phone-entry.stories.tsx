import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRef } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { allCountries, type MessageKey, PhoneEntry, type PhoneEntryActions, type PhoneErrorCode } from 'sms-otp-kit';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';
import { expect, fn, waitFor } from 'storybook/test';
import { drawnFlag, failsToLoad, neverLoads, phoneArgTypes, phoneErrors, startsAnew } from './phone-controls.js';
import { countryIn, say } from './phone-play.js';

const meta = {
  title: 'Widgets/PhoneEntry',
  component: PhoneEntry,
  args: { onChange: fn(), onCountryChange: fn() },
  argTypes: phoneArgTypes,
  decorators: [startsAnew],
  parameters: { layout: 'padded' },
} satisfies Meta<typeof PhoneEntry>;

export default meta;

type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;

export const Playground: Story = {};

export const Empty: Story = {};

export const Filled: Story = { args: { defaultValue: '+12015550123' } };

export const International: Story = { args: { countries: allCountries, defaultValue: '+447400123456' } };

export const Disabled: Story = { args: { disabled: true, defaultValue: '+12015550123' } };

export const ReadOnly: Story = { args: { readOnly: true, defaultValue: '+12015550123' } };

/** What the member reads, and what a screen reader reads with the field. */
const tells =
  (code: PhoneErrorCode, type?: string): Play =>
  async (context) => {
    const { canvas, userEvent } = context;
    const number = canvas.getByRole('textbox', { name: say(context, 'phone.label') });
    if (type) {
      await userEvent.type(number, type);
      await userEvent.tab();
    }
    const { country, suggestion } = phoneErrors[code];
    const words = say(context, `phone.error.${code}` satisfies MessageKey, {
      country: country && countryIn(context, country),
      suggestion: suggestion && `\u2066${suggestion}\u2069`,
    });
    await waitFor(() => expect(number).toBeInvalid());
    await expect(canvas.getByText(words)).toBeVisible();
    await expect(number).toHaveAccessibleDescription(expect.stringContaining(words));
  };

/** Left, not only looked at: an empty field is wrong when its form is submitted. */
export const Required: Story = {
  args: { required: true, name: 'phone' },
  decorators: [
    (Field) => (
      <form>
        <Field />
        <button className="story-button">Send code</button>
      </form>
    ),
  ],
  play: async (context) => {
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Send code' }));
    await tells('required')(context);
    await expect(context.canvas.getByRole('textbox')).toHaveFocus();
  },
};

/** Letters alone: digits are what the field keeps, so this one comes from a server that was sent them. */
export const NotANumber: Story = { args: { error: phoneErrors.not_a_number }, play: tells('not_a_number') };

export const TooShort: Story = {
  args: { defaultValue: '+1201555', error: phoneErrors.too_short },
  play: tells('too_short'),
};

/** The same by the field itself: said on leaving, never while typing. */
export const TypedTooShort: Story = { play: tells('too_short', '201555') };

/** Every digit stays: no key is held back, so a wrong digit can be taken out anywhere. */
export const TooLong: Story = { play: tells('too_long', '20155501234') };

export const InvalidCallingCode: Story = { play: tells('invalid_calling_code', '+9991234567') };

export const InvalidNumber: Story = { play: tells('invalid_number', '1015550123') };

/** The allow list is held against the number itself: +1 is also Jamaica's. */
export const CountryNotAllowed: Story = {
  args: { defaultValue: '+18762101234', error: phoneErrors.country_not_allowed },
  play: tells('country_not_allowed'),
};

/** Only a server has the rules that tell a landline from a wrong number: its code is given as `error`. */
export const NumberType: Story = {
  args: { countries: ['GB'], defaultValue: '+442071234567', error: phoneErrors.number_type },
  play: tells('number_type'),
};

/** An old Mexican number: today's form is offered, never taken without asking. */
export const OlderFormat: Story = { args: { countries: ['MX'] }, play: tells('legacy_format', '+5212221234567') };

export const OlderFormatAccepted: Story = {
  args: { countries: ['MX'] },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await tells('legacy_format', '+5212221234567')(context);
    await userEvent.click(canvas.getByRole('button', { name: /\+52 222 123 4567/u }));
    await expect(canvas.getByRole('textbox')).toHaveValue('+52 222 123 4567');
    const taken = expect.objectContaining({ reason: 'suggestion' });
    await expect(args.onChange).toHaveBeenLastCalledWith('+522221234567', taken);
  },
};

export const RefusedByTheServer: Story = {
  args: { defaultValue: '+12015550123', error: 'This number cannot be used. Use another one.' },
};

export const OneCountry: Story = { args: { countries: ['US'] } };

/** 245 of them in the system's own list, with the search by name that it has. */
export const EveryCountry: Story = { args: { countries: allCountries, preferredCountries: ['US', 'MX', 'BR'] } };

/** Shown with the reason, so that nobody looks for a country in vain. */
export const UnavailableCountries: Story = {
  args: { countries: ['US', 'CA', 'GB'], disabledCountries: ['RU', 'CU'] },
  play: async (context) => {
    const reason = say(context, 'phone.country.unavailable', { country: countryIn(context, 'RU') });
    await expect(context.canvas.getByRole('option', { name: reason })).toBeDisabled();
  },
};

export const WithFlag: Story = { args: { renderFlag: drawnFlag } };

export const WithPlaceholder: Story = { args: { placeholder: '(201) 555-0123' } };

export const OwnLabelAndHint: Story = {
  args: { label: 'Where can we text you?', hint: 'A six-digit code. We never call, and never share the number.' },
};

export const OwnTexts: Story = {
  args: { messages: { 'phone.label': 'Cell phone', 'phone.error.too_short': 'A few digits are missing.' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Cell phone' }), '201555');
    await userEvent.tab();
    await expect(await canvas.findByText('A few digits are missing.')).toBeVisible();
  },
};

export const TypedNationally: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const number = canvas.getByRole('textbox');
    await userEvent.type(number, '2015550123');
    await userEvent.tab();
    await expect(number).toHaveValue('(201) 555-0123');
    await expect(number).toBeValid();
    await expect(args.onChange).toHaveBeenLastCalledWith('+12015550123', expect.objectContaining({ isComplete: true }));
  },
};

/** The number says whose it is, and the country follows. */
export const FollowsTheNumber: Story = {
  args: { countries: ['US', 'CA', 'GB'] },
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    await userEvent.type(canvas.getByRole('textbox'), '+447400123456');
    const country = canvas.getByRole('combobox', { name: new RegExp(countryIn(context, 'GB'), 'u') });
    await expect(country).toHaveValue('GB');
    await expect(args.onCountryChange).toHaveBeenCalledWith('GB', expect.anything());
  },
};

/** Arabic-Indic digits, as the keyboards of Egypt or Iraq have them; what is posted is ASCII. */
export const EasternDigits: Story = {
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox'), '٢٠١٥٥٥٠١٢٣');
    await expect(canvas.getByRole('textbox')).toHaveValue('(201) 555-0123');
    await expect(args.onChange).toHaveBeenLastCalledWith('+12015550123', expect.anything());
  },
};

/** The page is turned, the number is not. */
export const RightToLeft: Story = {
  args: { countries: ['SA', 'AE', 'EG'], defaultValue: '+966501234567' },
  globals: { locale: 'ar', dir: 'rtl' },
};

/** In the narrowest page that WCAG asks for, with the longest message. */
export const Narrow: Story = {
  decorators: [
    (Field) => (
      <div style={{ inlineSize: 'min(18rem, 100%)' }}>
        <Field />
      </div>
    ),
  ],
  play: tells('country_not_allowed', '+18762101234'),
};

/** Kept as they are typed, judged and drawn when the rules arrive. */
export const RulesStillLoading: Story = {
  args: { loadMetadata: neverLoads },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox'), '2015550123');
    await userEvent.tab();
    await expect(canvas.getByRole('textbox')).toHaveValue('2015550123');
    await expect(canvas.getByRole('textbox')).toBeValid();
  },
};

/** Nobody is locked out: the number goes on as a guess, and the server decides. */
export const RulesNotLoaded: Story = {
  args: { loadMetadata: failsToLoad },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox'), '2015550123');
    const unverified = expect.objectContaining({ unverified: true });
    await waitFor(() => expect(args.onChange).toHaveBeenLastCalledWith('+12015550123', unverified));
    await userEvent.tab();
    await expect(canvas.getByRole('textbox')).toBeValid();
  },
};

/** Posted as E.164, whatever the field shows. */
export const InAForm: Story = {
  args: { name: 'phone', required: true, metadata: mobileMetadata },
  decorators: [
    (Field) => (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.currentTarget.querySelector('output')!.textContent = String(
            new FormData(event.currentTarget).get('phone'),
          );
        }}
      >
        <Field />
        <button className="story-button">Send code</button> <output />
      </form>
    ),
  ],
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox'), '2015550123{Enter}');
    await expect(await canvas.findByText('+12015550123')).toBeVisible();
  },
};

/** A range that opened yesterday: the rules do not know it, its length is right, and only Germany has +49. */
export const RangeOfTomorrow: Story = {
  args: { countries: ['DE'], strictness: 'possible' },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox'), '01991234567');
    await userEvent.tab();
    await expect(canvas.getByRole('textbox')).toBeValid();
    await expect(args.onChange).toHaveBeenLastCalledWith('+491991234567', expect.anything());
  },
};

export const InReactHookForm: Story = {
  render: function Enrolment(args) {
    const actionsRef = useRef<PhoneEntryActions>(null);
    const { control, handleSubmit, reset, formState } = useForm<{ phone: string | null }>({
      defaultValues: { phone: '' },
    });
    const isRight = async (): Promise<boolean> => (await actionsRef.current!.validate()).details.error === null;
    return (
      <form noValidate onSubmit={(event) => void handleSubmit(() => {})(event)}>
        <Controller
          control={control}
          name="phone"
          rules={{ validate: isRight }}
          render={({ field }) => (
            <PhoneEntry
              {...args}
              {...field}
              required
              actionsRef={actionsRef}
              onChange={(value, details) => {
                args.onChange?.(value, details);
                field.onChange(value);
              }}
            />
          )}
        />
        <button className="story-button">Send code</button>{' '}
        <button className="story-button" type="button" onClick={() => reset()}>
          Empty
        </button>{' '}
        <output>{formState.isSubmitSuccessful && 'Sent.'}</output>
      </form>
    );
  },
  play: async (context) => {
    const { canvas, userEvent } = context;
    const number = canvas.getByRole('textbox');
    await userEvent.type(number, '201555');
    await userEvent.click(canvas.getByRole('button', { name: 'Send code' }));
    await tells('too_short')(context);
    await userEvent.click(canvas.getByRole('button', { name: 'Empty' }));
    await expect(number).toHaveValue('');
    await userEvent.type(number, '2015550123{Enter}');
    await expect(await canvas.findByText('Sent.')).toBeVisible();
  },
};
