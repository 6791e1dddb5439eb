import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { useRef } from 'react';
import { allCountries, PhoneEntry } from 'sms-otp-kit';
import { CountryPicker } from 'sms-otp-kit/country-picker';
import 'sms-otp-kit/country-picker.css';
import { configure, expect, fn, getConfig, screen } from 'storybook/test';
import { drawnFlag, phoneArgTypes, startsAnew } from './phone-controls.js';
import { countryIn, say } from './phone-play.js';

const meta = {
  title: 'Widgets/CountryPicker',
  component: PhoneEntry,
  args: {
    countries: allCountries,
    defaultCountry: 'US',
    countryPicker: CountryPicker,
    onChange: fn(),
    onCountryChange: fn(),
  },
  argTypes: phoneArgTypes,
  decorators: [startsAnew],
  parameters: {
    layout: 'padded',
    controls: {
      // What the field hands on to it; the others stand with the field.
      include: [
        'countries',
        'disabledCountries',
        'preferredCountries',
        'country',
        'defaultCountry',
        'renderFlag',
        'countryPicker',
        'messages',
        'classNames',
        'disabled',
        'readOnly',
      ],
    },
  },
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

const trigger = (context: StoryContext): HTMLElement =>
  context.canvas.getByRole('button', { name: new RegExp(`^${say(context, 'phone.country.label')}`, 'u') });

const search = (context: StoryContext): Promise<HTMLElement> =>
  screen.findByRole('combobox', { name: say(context, 'phone.country.search') });

async function open(context: StoryContext): Promise<HTMLElement> {
  await context.userEvent.click(trigger(context));
  const dialog = await screen.findByRole('dialog', { name: say(context, 'phone.country.label') });
  await expect(dialog).toBeVisible();
  return dialog;
}

export const Closed: Story = {};

export const Open: Story = {
  play: async (context) => {
    await open(context);
    await expect(await search(context)).toHaveFocus();
  },
};

/** By name in the member's language and in English, ISO code, calling code and initials; without diacritics. */
export const FoundByInitials: Story = {
  play: async (context) => {
    await open(context);
    await context.userEvent.type(await search(context), 'uae');
    await expect((await screen.findAllByRole('option'))[0]).toHaveTextContent('+971');
  },
};

export const NothingFound: Story = {
  play: async (context) => {
    await open(context);
    await context.userEvent.type(await search(context), 'xyzzy');
    await expect(await screen.findByText(say(context, 'phone.country.none', { query: 'xyzzy' }))).toBeVisible();
    await expect(screen.queryByRole('option', { name: /\+/u })).toBeNull();
  },
};

/** Brazil, with the keyboard alone. */
export const PickedByKeys: Story = {
  play: async (context) => {
    const { args, canvas, userEvent } = context;
    trigger(context).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.type(await search(context), 'brazil{Enter}');
    const name = new RegExp(`${countryIn(context, 'BR')}, BR \\+55`, 'u');
    await expect(await canvas.findByRole('button', { name })).toBeVisible();
    await expect(args.onCountryChange).toHaveBeenLastCalledWith('BR', expect.anything());
  },
};

/** Listed, greyed and with the reason: nobody looks for them in vain, and no key or press takes them. */
export const WithUnavailableCountries: Story = {
  args: { countries: ['US', 'CA', 'MX', 'GB', 'BR'], disabledCountries: ['CU', 'RU'] },
  play: async (context) => {
    await open(context);
    const reason = say(context, 'phone.country.unavailable', { country: countryIn(context, 'CU') });
    const row = (await screen.findByText(reason)).closest('[role=option]');
    await expect(row).toHaveAttribute('aria-disabled', 'true');
  },
};

export const PreferredFirst: Story = {
  args: { preferredCountries: ['BR', 'MX', 'US'] },
  play: async (context) => {
    await open(context);
    await expect((await screen.findAllByRole('option'))[0]).toHaveTextContent('+55');
  },
};

export const WithFlag: Story = { args: { renderFlag: drawnFlag } };

export const Disabled: Story = { args: { disabled: true } };

export const RightToLeft: Story = {
  args: { defaultCountry: 'SA', preferredCountries: ['SA', 'AE', 'EG'] },
  globals: { locale: 'ar', dir: 'rtl' },
  play: async (context) => void (await open(context)),
};

/** Over the edge of a modal dialog that cuts off what leaves it. */
export const InADialog: Story = {
  decorators: [
    function Modal(Field) {
      const dialogRef = useRef<HTMLDialogElement>(null);
      return (
        <>
          <button className="story-button" onClick={() => dialogRef.current!.showModal()}>
            Add a number
          </button>
          <dialog ref={dialogRef} aria-label="Add a number" className="story-dialog">
            <Field />
          </dialog>
        </>
      );
    },
  ],
  play: async (context) => {
    await context.userEvent.click(context.canvas.getByRole('button', { name: 'Add a number' }));
    const dialog = await open(context);
    const { left, top, right, bottom } = dialog.getBoundingClientRect();
    await expect(dialog.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))).toBe(true);
  },
};
