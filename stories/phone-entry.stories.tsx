import type { Meta, StoryObj } from '@storybook/react-vite';
import { allCountries, PhoneEntry } from 'sms-otp-kit';
import { expect, fn } from 'storybook/test';

const meta = {
  title: 'Widgets/PhoneEntry',
  component: PhoneEntry,
  args: { onChange: fn(), onCountryChange: fn() },
  parameters: { layout: 'padded' },
} satisfies Meta<typeof PhoneEntry>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Playground: Story = {};

export const Empty: Story = {};

export const Filled: Story = { args: { defaultValue: '+12015550123' } };

export const International: Story = { args: { countries: allCountries, defaultValue: '+447400123456' } };

export const TooShort: Story = { args: { error: { code: 'too_short', country: 'US', min: 10, max: 10 } } };

/** The allow list is held against the number itself, whatever the country list shows. */
export const CountryNotAllowed: Story = {
  args: { defaultValue: '+18762101234', error: { code: 'country_not_allowed', country: 'JM' } },
};

export const RefusedByTheServer: Story = {
  args: { defaultValue: '+12015550123', error: 'This number cannot be used. Use another one.' },
};

export const Disabled: Story = { args: { disabled: true, defaultValue: '+12015550123' } };

export const ReadOnly: Story = { args: { readOnly: true, defaultValue: '+12015550123' } };

export const OneCountry: Story = { args: { countries: ['US'] } };

export const EveryCountry: Story = { args: { countries: allCountries, preferredCountries: ['US', 'MX', 'BR'] } };

/** Shown with the reason, so that nobody looks for a country in vain. */
export const UnavailableCountries: Story = {
  args: { countries: ['US', 'CA', 'GB'], disabledCountries: ['RU', 'CU'] },
};

export const WithFlag: Story = {
  args: { renderFlag: (country) => String.fromCodePoint(...[...country].map((c) => 0x1f1a5 + c.charCodeAt(0))) },
};

/** An old Mexican number: today's form is offered, never taken without asking. */
export const OlderFormat: Story = {
  args: { countries: ['MX'] },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox'), '+5212221234567');
    await userEvent.tab();
    await userEvent.click(await canvas.findByRole('button'));
    await expect(canvas.getByRole('textbox')).toHaveValue('+52 222 123 4567');
  },
};

export const TypedNationally: Story = {
  play: async ({ canvas, userEvent }) => {
    const number = canvas.getByRole('textbox');
    await userEvent.type(number, '2015550123');
    await userEvent.tab();
    await expect(number).toHaveValue('(201) 555-0123');
    await expect(number).not.toHaveAttribute('aria-invalid');
  },
};
