import type { Meta, StoryObj } from '@storybook/react-vite';
import { allCountries, PhoneEntry } from 'sms-otp-kit';
import { CountryPicker } from 'sms-otp-kit/country-picker';
import 'sms-otp-kit/country-picker.css';
import { configure, expect, getConfig, screen } from 'storybook/test';

const meta = {
  title: 'Widgets/CountryPicker',
  component: PhoneEntry,
  args: { countries: allCountries, countryPicker: CountryPicker },
  parameters: { layout: 'padded' },
  // React Aria moves a virtual focus by events of its own while React commits; Storybook's wrapping of each event in `act`
  // flushes React inside of that commit, which React refuses ("Should not already be working"). Browsers do no such thing.
  beforeEach: () => {
    const { eventWrapper } = getConfig();
    configure({ eventWrapper: (dispatch) => dispatch() });
    return () => configure({ eventWrapper });
  },
} satisfies Meta<typeof PhoneEntry>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};

export const Open: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await expect(await screen.findByRole('dialog')).toBeVisible();
  },
};

/** By name in the member's language and in English, ISO code, calling code and initials; without diacritics. */
export const FoundByInitials: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await userEvent.type(await screen.findByRole('combobox'), 'uae');
    await expect((await screen.findAllByRole('option'))[0]).toHaveTextContent('+971');
  },
};

export const NothingFound: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    await userEvent.type(await screen.findByRole('combobox'), 'xyzzy');
    await expect(await screen.findByText(/xyzzy/u)).toBeVisible();
  },
};

/** Brazil, with the keyboard alone. */
export const PickedByKeys: Story = {
  play: async ({ canvas, userEvent }) => {
    canvas.getByRole('button').focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.type(await screen.findByRole('combobox'), 'brazil{Enter}');
    await expect(await canvas.findByRole('button', { name: /BR \+55/u })).toBeVisible();
  },
};

export const WithUnavailableCountries: Story = {
  args: { countries: ['US', 'CA', 'MX', 'GB', 'BR'], disabledCountries: ['CU', 'RU'] },
};

export const Disabled: Story = { args: { disabled: true } };
