import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite';
import { SmsOtpStep } from 'sms-otp-kit';
import type { SandboxBackendOptions, SandboxScenario } from 'sms-otp-kit/sandbox';
import { expect, fn, waitFor } from 'storybook/test';
import { documentedArgTypes } from './docs/reference.js';
import { numberKnown, part } from './step-play.js';

const meta: Meta<typeof SmsOtpStep> = {
  title: 'Step/SmsOtpStep',
  component: SmsOtpStep,
  args: { onAuthenticated: fn(), onRestart: fn(), onEvent: fn() },
  argTypes: documentedArgTypes('SmsOtpStepProps', {
    purpose: { control: 'select', options: ['login', 'stepUp', 'enroll', 'unenroll'] },
    localePicker: { control: 'select', options: ['select', 'segmented', false] },
    headingLevel: { control: 'select', options: [1, 2, 3, 4, 5, 6] },
    autoSubmit: { control: 'boolean' },
    autoFocus: { control: 'boolean' },
    challenge: { control: 'object' },
    identity: { control: 'object' },
    messages: { control: 'object' },
    classNames: { control: 'object' },
    phoneProps: { control: 'object' },
    codeProps: { control: 'object' },
    header: { control: 'text' },
    footer: { control: 'text' },
    otherMethod: { control: 'text' },
    attemptId: { control: 'text' },
    backend: { control: false, description: 'No control: the toolbar’s server stands for it.' },
    onAuthenticated: { control: false, description: 'See the Actions panel.' },
    onRestart: { control: false, description: 'See the Actions panel.' },
    onEvent: { control: false, description: 'See the Actions panel.' },
  }),
};
export default meta;

type Story = StoryObj<typeof SmsOtpStep>;
type Play = NonNullable<Story['play']>;

const enter =
  (code: string): Play =>
  async ({ canvasElement, userEvent }) => {
    await userEvent.type(await part(canvasElement, 'code-input'), code);
    await userEvent.click(await part(canvasElement, 'submit'));
  };

const giveNumber =
  (number: string): Play =>
  async ({ canvasElement, userEvent }) => {
    await userEvent.type(await part(canvasElement, 'phone-input'), number);
    await userEvent.click(await part(canvasElement, 'submit'));
  };

const pressSend: Play = async ({ canvasElement, userEvent }) => {
  await userEvent.click(await part(canvasElement, 'submit'));
};

const state = (root: HTMLElement, name: string): Promise<void> =>
  waitFor(() => expect(root.querySelector('[data-state]')?.getAttribute('data-state')).toBe(name));

/** What the sandbox's backend asks at each call, so a journey may change it on the way. */
const serverOf = ({ parameters }: Pick<StoryContext, 'parameters'>): { authenticate: SandboxScenario | undefined } =>
  parameters['sandbox'].scenario;

const meets = (scenario: SandboxScenario, options: SandboxBackendOptions = {}): Story => ({
  parameters: { sandbox: { ...options, scenario: { authenticate: scenario } } },
  beforeEach: (context) => {
    serverOf(context).authenticate = scenario;
  },
});

/** Stytch texted the member after the password: the step starts here and sends nothing. */
export const EnterCode: Story = {};

export const EnterNumber: Story = { parameters: { sandbox: { account: 'new' } } };

/** A number is known and no code is out, as after a discovery login: the member asks for it. */
export const ReadyToSend: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { purpose: 'stepUp' } },
};

export const StepUp: Story = {
  args: { challenge: numberKnown, purpose: 'stepUp' },
  parameters: { sandbox: { purpose: 'stepUp' } },
};

export const Enroll: Story = { args: { purpose: 'enroll' }, parameters: { sandbox: { account: 'new' } } };

export const Unenroll: Story = {
  args: { challenge: numberKnown, purpose: 'unenroll' },
  parameters: { sandbox: { purpose: 'unenroll' } },
};

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
  parameters: { sandbox: { purpose: 'stepUp', scenario: 'slow' } },
  play: pressSend,
};

export const Verifying: Story = { parameters: { sandbox: { scenario: 'slow' } }, play: enter('123456') };

export const WrongCode: Story = {
  play: async (context) => {
    await enter('654321')(context);
    const field = await part(context.canvasElement, 'code-input');
    await waitFor(() => expect(field).toHaveAttribute('aria-invalid', 'true'));
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
  play: giveNumber('+442079460000'),
};

export const NumberTaken: Story = {
  parameters: { sandbox: { account: 'new', scenario: { send: 'phone_taken' } } },
  play: giveNumber('2015550149'),
};

export const NotDelivered: Story = {
  parameters: { sandbox: { account: 'new', scenario: { send: 'delivery_failed' } } },
  play: giveNumber('2015550149'),
};

/** The answer to a send was lost: a code may be out, so nothing is repeated. */
export const MayHaveBeenSent: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { purpose: 'stepUp', scenario: { send: 'lost_answer' } } },
  play: pressSend,
};

export const Offline: Story = {
  parameters: { sandbox: { scenario: { authenticate: 'offline' } } },
  play: enter('123456'),
};

export const SendLimited: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { purpose: 'stepUp', scenario: { send: 'limited' } } },
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
  parameters: { sandbox: { purpose: 'stepUp', scenario: { send: 'not_allowed' } } },
  play: pressSend,
};

export const Misconfigured: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { purpose: 'stepUp', scenario: { send: 'misconfigured' } } },
  play: pressSend,
};

export const Done: Story = {
  args: { challenge: { state: 'authenticated', has_phone_number: true, code_sent: true } },
};

/** From the auto-sent code to the session. */
export const JourneyKnownNumber: Story = {
  play: async (context) => {
    await enter('123456')(context);
    await state(context.canvasElement, 'done');
    await expect(context.args.onAuthenticated).toHaveBeenCalledTimes(1);
  },
};

/** From no number at all to the session. */
export const JourneyNewMember: Story = {
  parameters: { sandbox: { account: 'new' } },
  play: async (context) => {
    await giveNumber('2015550149')(context);
    await enter('123456')(context);
    await state(context.canvasElement, 'done');
  },
};

/** Two minutes were too short: the old code is refused, one press asks for a new one, and that one is right. */
export const JourneyExpiredCode: Story = {
  ...meets('code_expired', { resendCooldownSeconds: 0 }),
  play: async (context) => {
    const root = context.canvasElement;
    await context.step('an old code', async () => {
      await enter('123456')(context);
      await waitFor(() => expect(root.querySelector('[role="alert"]')).not.toBeEmptyDOMElement());
    });
    await context.step('a new one', async () => {
      serverOf(context).authenticate = undefined;
      await context.userEvent.click(await part(root, 'resend'));
      await waitFor(async () => expect(await part(root, 'code-input')).toHaveValue(''));
      await enter('123456')(context);
      await state(root, 'done');
    });
  },
};

/** A wrong digit, then the right code. */
export const JourneyWrongThenRight: Story = {
  play: async (context) => {
    const root = context.canvasElement;
    await context.step('a wrong code is cleared, with the focus kept', async () => {
      await enter('123450')(context);
      const field = await part(root, 'code-input');
      await waitFor(() => expect(field).toHaveAttribute('aria-invalid', 'true'));
      await expect(field).toHaveFocus();
    });
    await context.step('the right one', async () => {
      await enter('123456')(context);
      await state(root, 'done');
    });
  },
};

/** The line is gone: nothing is sent, and the digits stay. When it is back nothing fires by itself; one more press is enough. */
export const JourneyOffline: Story = {
  ...meets('offline'),
  play: async (context) => {
    const root = context.canvasElement;
    await context.step('offline', async () => {
      await enter('123456')(context);
      await part(root, 'error');
      await expect(await part(root, 'code-input')).toHaveValue('123456');
      await state(root, 'enteringCode');
    });
    await context.step('online again', async () => {
      serverOf(context).authenticate = undefined;
      window.dispatchEvent(new Event('online'));
      await new Promise((resolve) => setTimeout(resolve, 300));
      await state(root, 'enteringCode');
      await context.userEvent.click(await part(root, 'submit'));
      await state(root, 'done');
    });
  },
};

/** The answer to a send is lost, and the code is out all the same. */
export const JourneyMaybeSent: Story = {
  args: { challenge: numberKnown },
  parameters: { sandbox: { purpose: 'stepUp', scenario: { send: 'lost_answer' } } },
  play: async (context) => {
    await pressSend(context);
    await enter('123456')(context);
    await state(context.canvasElement, 'done');
  },
};
