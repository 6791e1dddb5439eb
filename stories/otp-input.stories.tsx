import type { Meta, StoryObj } from '@storybook/react-vite';
import { OtpInput } from 'sms-otp-kit';
import { expect, fn, waitFor } from 'storybook/test';
import { documentedArgTypes } from './docs/reference.js';

const meta = {
  title: 'Widgets/OtpInput',
  component: OtpInput,
  args: { onChange: fn(), onComplete: fn(), onReject: fn() },
  argTypes: documentedArgTypes('OtpInputProps', {
    label: { control: 'text' },
    hint: { control: 'text' },
    error: { control: 'text' },
    status: { control: 'inline-radio', options: ['idle', 'busy', 'invalid', 'success'] },
    length: { control: { type: 'number', min: 1, max: 12 } },
    charset: { control: 'inline-radio', options: ['numeric', 'alphanumeric', 'alpha'] },
    groups: { control: 'object' },
    separator: { control: 'text' },
    placeholder: { control: 'text' },
    mask: { control: 'boolean' },
    disabled: { control: 'boolean' },
    readOnly: { control: 'boolean' },
    required: { control: 'boolean' },
    autoSubmit: { control: 'boolean' },
    autoFocus: { control: 'boolean' },
    webOtp: { control: 'inline-radio', options: [false, 'when-focused', 'on-mount'] },
    value: { control: 'text' },
    defaultValue: { control: 'text' },
    name: { control: 'text' },
    form: { control: 'text' },
    id: { control: 'text' },
    classNames: { control: 'object' },
    messages: { control: 'object' },
    renderSlot: { control: false, description: 'See “Own slots”.' },
    transform: { control: false, description: 'A function.' },
    actionsRef: { control: false, description: 'No control: a ref is filled, not given.' },
    onChange: { control: false, description: 'See the Actions panel.' },
    onComplete: { control: false, description: 'See the Actions panel.' },
    onReject: { control: false, description: 'See the Actions panel.' },
  }),
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

export const LettersOfOwnChoice: Story = {
  args: { charset: /[2-9A-HJ-NP-Z]/, transform: (text: string) => text.toUpperCase(), length: 5, defaultValue: 'K7' },
};

export const Required: Story = { args: { required: true, name: 'code' } };

/** Chrome on Android asks for the code of the next message; elsewhere nothing differs. */
export const FromTheNextMessage: Story = { args: { webOtp: 'when-focused' } };

export const OwnTexts: Story = {
  args: { messages: { 'otpInput.label': 'One-time code', 'otpInput.hint': 'Look for {length} digits in our text.' } },
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
