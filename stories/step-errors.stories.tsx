import type { Meta, StoryObj } from '@storybook/react-vite';
import { en, es, type Message, ptBR, SmsOtpStep, type SmsOtpErrorCode } from 'sms-otp-kit';
import { expect, fn, waitFor } from 'storybook/test';
import { createFormat } from '../src/locale/format.js';
import { numberKnown, part } from './step-play.js';

/** Each way to fail, as the member meets it. */
const meta: Meta<typeof SmsOtpStep> = {
  title: 'Step/Errors',
  component: SmsOtpStep,
  args: { onAuthenticated: fn(), onRestart: fn(), onEvent: fn() },
};
export default meta;

type Story = StoryObj<typeof SmsOtpStep>;

/** Codes that end the step have a screen instead of a sentence. */
const ends: Partial<Record<SmsOtpErrorCode, string>> = {
  locked: 'locked',
  session_expired: 'expired',
  not_allowed: 'blocked',
  forbidden: 'blocked',
  misconfigured: 'blocked',
};

/** Waits until the step is where `code` leads, with the words of `code` in the language of the toolbar. */
async function isSaid(root: HTMLElement, code: SmsOtpErrorCode): Promise<void> {
  const step = await part(root, 'root');
  if (ends[code]) return waitFor(() => expect(step).toHaveAttribute('data-state', ends[code]));
  const { messages } = [en, es, ptBR].find(({ tag }) => tag === step.lang) ?? en;
  // The number field has words of its own for a country, with its name.
  const key = code === 'phone_country_not_allowed' ? 'phone.error.country_not_allowed' : (`error.${code}` as const);
  const message = messages[key] as Message<{ wait: number; country: string }>;
  const params = { wait: 0, country: '' };
  const beginning = typeof message === 'string' ? message : message(params, createFormat(step.lang)).slice(0, 12);
  await waitFor(() => expect(step).toHaveTextContent(beginning));
}

/** A send that fails with `code`, from the screen that asks for a number. */
const onSending = (code: SmsOtpErrorCode): Story => ({
  parameters: { sandbox: { account: 'new', scenario: { send: code } } },
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.type(await part(canvasElement, 'phone-input'), '2015550149');
    await userEvent.click(await part(canvasElement, 'submit'));
    await isSaid(canvasElement, code);
  },
});

/** A verification that fails with `code`. */
const onVerifying = (code: SmsOtpErrorCode): Story => ({
  parameters: { sandbox: { scenario: { authenticate: code } } },
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.type(await part(canvasElement, 'code-input'), '123456');
    await userEvent.click(await part(canvasElement, 'submit'));
    await isSaid(canvasElement, code);
  },
});

/** A send to the number on file that fails with `code`. */
const onAsking = (code: SmsOtpErrorCode): Story => ({
  args: { challenge: numberKnown },
  parameters: { sandbox: { purpose: 'stepUp', scenario: { send: code } } },
  play: async ({ canvasElement, userEvent }) => {
    await userEvent.click(await part(canvasElement, 'submit'));
    await isSaid(canvasElement, code);
  },
});

export const PhoneInvalid = onSending('phone_invalid');
export const PhoneRequired = onAsking('phone_required');
export const PhoneCountryNotAllowed = onSending('phone_country_not_allowed');
export const PhoneTypeNotAllowed = onSending('phone_type_not_allowed');
export const PhoneTaken = onSending('phone_taken');
export const PhoneMismatch = onSending('phone_mismatch');
export const PhoneUnsubscribed = onSending('phone_unsubscribed');
export const DeliveryFailed = onSending('delivery_failed');
export const CodeFormat = onVerifying('code_format');
export const CodeIncorrect = onVerifying('code_incorrect');
export const CodeExpired = onVerifying('code_expired');
export const RateLimited = onVerifying('rate_limited');
export const Locked = onVerifying('locked');
export const SessionExpired = onVerifying('session_expired');
export const NotAllowed = onAsking('not_allowed');
export const Forbidden = onAsking('forbidden');
export const InvalidRequest = onSending('invalid_request');
export const Offline = onVerifying('offline');
export const Timeout = onSending('timeout');
export const Unavailable = onVerifying('unavailable');
export const OutcomeUnknown = onSending('outcome_unknown');
export const Misconfigured = onAsking('misconfigured');
export const Aborted = onAsking('aborted');
export const Unknown = onVerifying('unknown');
