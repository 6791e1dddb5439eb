import type { Meta, StoryObj } from '@storybook/react-vite';
import { SmsOtpStep } from 'sms-otp-kit';
import { expect, fn } from 'storybook/test';

const meta: Meta<typeof SmsOtpStep> = {
  title: 'Step/SmsOtpStep',
  component: SmsOtpStep,
  args: { onAuthenticated: fn(), onRestart: fn(), onEvent: fn() },
};
export default meta;

type Story = StoryObj<typeof SmsOtpStep>;
type Play = NonNullable<Story['play']>;

const enter =
  (code: string): Play =>
  async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Verification code' }), code);
    await userEvent.click(canvas.getByRole('button', { name: 'Verify' }));
  };

const giveNumber: Play = async ({ canvas, userEvent }) => {
  await userEvent.type(await canvas.findByRole('textbox', { name: 'Mobile number' }), '2015550149');
  await userEvent.click(canvas.getByRole('button', { name: 'Send code' }));
};

const pressSend: Play = async ({ canvas, userEvent }) => {
  await userEvent.click(await canvas.findByRole('button', { name: 'Send code' }));
};

const numberKnown = {
  state: 'pending',
  has_phone_number: true,
  masked_phone_number: '••• ••• 0123',
  phone_verified: true,
  code_sent: false,
} as const;

/** Stytch texted the member after the password: the step starts here and sends nothing. */
export const EnterCode: Story = {};

export const EnterNumber: Story = { parameters: { sandbox: { account: 'new' } } };

/** A number is known and no code is out, as after a discovery login: the member asks for it. */
export const ReadyToSend: Story = { args: { challenge: numberKnown } };

export const StepUp: Story = { args: { challenge: numberKnown, purpose: 'stepUp' } };

export const Enroll: Story = { args: { purpose: 'enroll' }, parameters: { sandbox: { account: 'new' } } };

export const Unenroll: Story = { args: { challenge: numberKnown, purpose: 'unenroll' } };

/** The number is on file and not verified, so it can be changed. */
export const UnverifiedNumber: Story = { parameters: { sandbox: { account: 'unverified' } } };

export const AutoSubmit: Story = { args: { autoSubmit: true } };

export const LanguageSegments: Story = { args: { localePicker: 'segmented' } };

export const WithSlots: Story = {
  args: {
    header: <strong>Harbor</strong>,
    otherMethod: <a href="#recovery">Use a recovery code</a>,
    footer: <small>Protected by your organization’s sign-in policy.</small>,
  },
};

/** Where the login stands is not known yet. */
export const Checking: Story = { parameters: { sandbox: { scenario: { challenge: 'slow' } } } };

export const CheckFailed: Story = { parameters: { sandbox: { scenario: { challenge: 'unavailable' } } } };

export const Sending: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { scenario: 'slow' } },
  play: pressSend,
};

export const Verifying: Story = { parameters: { sandbox: { scenario: 'slow' } }, play: enter('123456') };

export const WrongCode: Story = {
  play: async (context) => {
    await enter('654321')(context);
    const field = context.canvas.getByRole('textbox', { name: 'Verification code' });
    await expect(await context.canvas.findByText(/^That code is not correct/u)).toBeVisible();
    await expect(field).toHaveValue('');
    await expect(field).toHaveFocus();
  },
};

export const ExpiredCode: Story = {
  parameters: { sandbox: { scenario: { authenticate: 'code_expired' } } },
  play: enter('123456'),
};

export const IncompleteCode: Story = { play: enter('123') };

export const NumberNotAllowed: Story = {
  parameters: { sandbox: { account: 'new' } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Mobile number' }), '+442079460000');
    await userEvent.click(canvas.getByRole('button', { name: 'Send code' }));
  },
};

export const NumberTaken: Story = {
  parameters: { sandbox: { account: 'new', scenario: { send: 'phone_taken' } } },
  play: giveNumber,
};

export const NotDelivered: Story = {
  parameters: { sandbox: { account: 'new', scenario: { send: 'delivery_failed' } } },
  play: giveNumber,
};

/** The answer to a send was lost: a code may be out, so nothing is repeated. */
export const MayHaveBeenSent: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { scenario: { send: 'lost_answer' } } },
  play: pressSend,
};

export const Offline: Story = {
  parameters: { sandbox: { scenario: { authenticate: 'offline' } } },
  play: enter('123456'),
};

export const SendLimited: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { scenario: { send: 'limited' } } },
  play: pressSend,
};

export const VerifyLimited: Story = {
  parameters: { sandbox: { scenario: { authenticate: 'limited' } } },
  play: enter('123456'),
};

export const Locked: Story = {
  parameters: { sandbox: { scenario: { authenticate: 'locked' } } },
  play: enter('123456'),
};

export const TimedOut: Story = {
  parameters: { sandbox: { scenario: { authenticate: 'session_expired' } } },
  play: enter('123456'),
};

export const NotAllowed: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { scenario: { send: 'not_allowed' } } },
  play: pressSend,
};

export const Misconfigured: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { scenario: { send: 'misconfigured' } } },
  play: pressSend,
};

export const Done: Story = {
  args: { challenge: { state: 'authenticated', has_phone_number: true, code_sent: true } },
};

/** From the auto-sent code to the session. */
export const JourneyKnownNumber: Story = {
  play: async (context) => {
    await enter('123456')(context);
    await expect(await context.canvas.findByRole('heading', { name: 'You’re verified' })).toBeVisible();
    await expect(context.args.onAuthenticated).toHaveBeenCalledTimes(1);
  },
};

/** From no number at all to the session. */
export const JourneyNewMember: Story = {
  parameters: { sandbox: { account: 'new' } },
  play: async (context) => {
    await giveNumber(context);
    await enter('123456')(context);
    await expect(await context.canvas.findByRole('heading', { name: 'You’re verified' })).toBeVisible();
  },
};
