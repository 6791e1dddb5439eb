import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactElement, useEffect, useRef } from 'react';
import { SmsOtpStep } from 'sms-otp-kit';
import { expect, fn, waitFor } from 'storybook/test';
import { numberKnown, part } from './step-play.js';
import './pages.css';

/** The step where hosts put it. */
const meta: Meta<typeof SmsOtpStep> = {
  title: 'Pages',
  component: SmsOtpStep,
  args: { onAuthenticated: fn(), onRestart: fn(), onEvent: fn() },
  parameters: { layout: 'fullscreen' },
};
export default meta;

type Story = StoryObj<typeof SmsOtpStep>;

export const SplitLoginPage: Story = {
  args: { headingLevel: 1, localePicker: 'segmented' },
  render: (args) => (
    <div className="page page-split">
      <aside className="page-brand">
        <p className="page-mark">Harbor</p>
        <p>Every container, every port, one page. Sign in to see where your freight is.</p>
      </aside>
      <main className="page-main">
        <SmsOtpStep {...args} />
      </main>
    </div>
  ),
};

export const EmbeddedCard: Story = {
  args: {
    header: <p className="page-mark">Harbor</p>,
    otherMethod: <a href="#recovery">Use a recovery code</a>,
  },
  render: (args) => (
    <div className="page">
      <main className="page-card">
        <SmsOtpStep {...args} />
      </main>
    </div>
  ),
};

function StepUpDialog({ step }: { step: ReactElement }): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current!.showModal();
    return () => current!.close();
  }, []);
  return (
    <dialog className="page-card" ref={dialog} aria-label="Confirm that it is you">
      {step}
    </dialog>
  );
}

/** A modal over the page that asked for it, before something that must not be undone. */
export const StepUpInAModal: Story = {
  args: { purpose: 'stepUp', challenge: numberKnown },
  parameters: { sandbox: { purpose: 'stepUp' } },
  render: (args) => (
    <div className="page page-settings">
      <h1>API keys</h1>
      <section className="page-setting">
        <p>Confirm that it is you before a new key is shown.</p>
      </section>
      <StepUpDialog step={<SmsOtpStep {...args} />} />
    </div>
  ),
  play: async ({ canvasElement }) => {
    const submit = await part(canvasElement, 'submit');
    await waitFor(() => expect(submit.closest('dialog')?.open).toBe(true));
    await expect(submit.closest('dialog')!.contains(document.activeElement)).toBe(true);
  },
};

function Settings({ step }: { step: ReactElement }): ReactElement {
  return (
    <main className="page page-settings">
      <h1>Security</h1>
      <section className="page-setting">
        <p>A code by text message, beside your password. An authenticator app is safer, where you have one.</p>
        {step}
      </section>
    </main>
  );
}

export const EnrollInSettings: Story = {
  args: { purpose: 'enroll', headingLevel: 2, localePicker: false },
  parameters: { sandbox: { account: 'new' } },
  render: (args) => <Settings step={<SmsOtpStep {...args} />} />,
};

export const UnenrollInSettings: Story = {
  args: { purpose: 'unenroll', challenge: numberKnown, localePicker: false },
  parameters: { sandbox: { purpose: 'unenroll' } },
  render: (args) => <Settings step={<SmsOtpStep {...args} />} />,
};
