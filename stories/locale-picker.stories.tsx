import type { Meta, StoryObj } from '@storybook/react-vite';
import { LocalePicker } from 'sms-otp-kit';
import { documentedArgTypes } from './docs/reference.js';

const meta = {
  title: 'Widgets/LocalePicker',
  component: LocalePicker,
  argTypes: documentedArgTypes('LocalePickerProps', {
    variant: { control: 'inline-radio', options: ['select', 'segmented'] },
    showHint: { control: 'boolean' },
    classNames: { control: 'object' },
  }),
  parameters: { layout: 'padded' },
} satisfies Meta<typeof LocalePicker>;

export default meta;

type Story = StoryObj<typeof meta>;

export const List: Story = {};

/** For two to four languages: every one is seen at once. */
export const Segments: Story = { args: { variant: 'segmented' } };

export const WithoutHint: Story = { args: { showHint: false } };
