import type { Meta, StoryObj } from '@storybook/react-vite';
import { LocalePicker } from 'sms-otp-kit';

const meta = {
  title: 'Widgets/LocalePicker',
  component: LocalePicker,
  parameters: { layout: 'padded' },
} satisfies Meta<typeof LocalePicker>;

export default meta;

type Story = StoryObj<typeof meta>;

export const List: Story = {};

/** For two to four languages: every one is seen at once. */
export const Segments: Story = { args: { variant: 'segmented' } };

export const WithoutHint: Story = { args: { showHint: false } };
