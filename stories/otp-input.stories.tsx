import type { Meta, StoryObj } from '@storybook/react-vite';
import { OtpInput } from 'sms-otp-kit';
import { expect, fn, waitFor } from 'storybook/test';

const meta = {
  title: 'Widgets/OtpInput',
  component: OtpInput,
  args: { onChange: fn(), onComplete: fn(), onReject: fn() },
  parameters: { layout: 'padded' },
} satisfies Meta<typeof OtpInput>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Playground: Story = {};

export const Empty: Story = {};

export const PartlyFilled: Story = { args: { defaultValue: '123' } };

export const Full: Story = { args: { defaultValue: '123456' } };

export const WrongCode: Story = {
  args: {
    defaultValue: '123456',
    status: 'invalid',
    error: 'That code is not right. Check the newest message and try again.',
  },
};

export const Checking: Story = { args: { defaultValue: '123456', status: 'busy' } };

export const Accepted: Story = { args: { defaultValue: '123456', status: 'success' } };

export const Disabled: Story = { args: { defaultValue: '123', disabled: true } };

export const ReadOnly: Story = { args: { defaultValue: '123456', readOnly: true } };

export const InGroups: Story = { args: { groups: [3, 3], defaultValue: '123' } };

export const InGroupsWithSeparator: Story = { args: { groups: [3, 3], separator: '–', defaultValue: '1234' } };

export const WithPlaceholder: Story = { args: { placeholder: '0', defaultValue: '12' } };

export const Masked: Story = { args: { mask: true, defaultValue: '1234' } };

export const FourDigits: Story = { args: { length: 4 } };

export const EightDigits: Story = { args: { length: 8, groups: [4, 4], defaultValue: '12345' } };

export const LettersAndDigits: Story = {
  args: { charset: 'alphanumeric', transform: (text: string) => text.toUpperCase(), defaultValue: 'A1B2' },
};

export const OwnLabelAndHint: Story = {
  args: { label: 'Code from the text message', hint: 'Six digits. It works for two minutes.' },
};

export const OwnSlots: Story = {
  args: {
    defaultValue: '123',
    renderSlot: ({ character, isFilled }) => <strong>{isFilled ? character : '◦'}</strong>,
  },
};

/** Submits by itself when the code is whole; the hint says so before it happens. */
export const SubmitsByItself: Story = {
  args: { autoSubmit: true, name: 'code', hint: 'The code is checked as soon as it is complete.' },
  decorators: [
    (Field) => (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.currentTarget.querySelector('output')!.textContent = 'Submitted.';
        }}
      >
        <Field />
        <output />
      </form>
    ),
  ],
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByRole('textbox'), '123456');
    await expect(await canvas.findByText('Submitted.')).toBeVisible();
  },
};

/** Type a code, mend one digit, and see it whole. */
export const TypedAndMended: Story = {
  play: async ({ args, canvas, userEvent }) => {
    const field = canvas.getByRole('textbox', { name: 'Verification code' });
    await userEvent.type(field, '123457');
    await userEvent.keyboard('{Backspace}6');
    await expect(field).toHaveValue('123456');
    await waitFor(() => expect(args.onComplete).toHaveBeenCalledTimes(2));
  },
};
