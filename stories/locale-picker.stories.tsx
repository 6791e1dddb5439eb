import type { Meta, StoryObj } from '@storybook/react-vite';
import { LocalePicker } from 'sms-otp-kit';

const meta: Meta<typeof LocalePicker> = { title: 'Widgets/LocalePicker', component: LocalePicker };
export default meta;

type Story = StoryObj<typeof LocalePicker>;

export const List: Story = {};

/** For two to four languages: every one is seen at once. */
export const Segments: Story = { args: { variant: 'segmented' } };

export const WithoutHint: Story = { args: { showHint: false } };
