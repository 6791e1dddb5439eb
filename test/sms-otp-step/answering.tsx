import { onTestFinished } from 'vitest';
import { render } from 'vitest-browser-react';
import {
  type Challenge,
  type SmsOtpBackend,
  SmsOtpProvider,
  type SmsOtpProviderProps,
  SmsOtpStep,
  type SmsOtpStepProps,
} from 'sms-otp-kit';
import { button, locales, phoneField } from './rendered-step.js';

export const ok = { request_id: 'request-1', status_code: 200 };
export const ready: Challenge = {
  state: 'pending',
  has_phone_number: true,
  masked_phone_number: '••• ••• 0123',
  code_sent: false,
};
export const codeOut: Challenge = { ...ready, code_sent: true, code_sent_seconds_ago: 60, resend_in_seconds: 0 };
export const noNumber: Challenge = { state: 'pending', has_phone_number: false, code_sent: false };

export const answering = (backend: Partial<SmsOtpBackend> = {}): SmsOtpBackend => ({
  send: async () => ok,
  authenticate: async () => ok as never,
  ...backend,
});

export async function mount(
  backend: SmsOtpBackend,
  step: SmsOtpStepProps,
  provider: Partial<SmsOtpProviderProps> = {},
) {
  const { container, unmount } = await render(
    <SmsOtpProvider backend={backend} locales={locales} defaultLocale="en" {...provider}>
      <SmsOtpStep {...step} />
    </SmsOtpProvider>,
  );
  const part = (name: string): HTMLElement => container.querySelector<HTMLElement>(`[data-sms-otp-part="${name}"]`)!;
  const state = (): string | undefined => part('root').dataset['state'];
  return { container, unmount, part, state };
}

/** Up to the second number, which is in the field and was not sent to. */
export async function sendThenChange(): Promise<void> {
  await phoneField().fill('2015550149');
  await button('Send code').click();
  await button('Change number').click();
  await phoneField().fill('2015550150');
}

/** A promise that the test settles. */
export function held<T>(): { promise: Promise<T>; settle: (value: T) => void; fail: (error: Error) => void } {
  let settle!: (value: T) => void;
  let fail!: (error: Error) => void;
  const promise = new Promise<T>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { promise, settle, fail };
}

export function bringBack(): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
}

/** Hears of errors that reach the page, which would otherwise fail the test. */
export function hearErrors(): string[] {
  const heard: string[] = [];
  const hear = (event: ErrorEvent | PromiseRejectionEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    heard.push('reason' in event ? (event.reason as Error).message : event.message);
  };
  for (const type of ['error', 'unhandledrejection'] as const) {
    window.addEventListener(type, hear, { capture: true });
    onTestFinished(() => window.removeEventListener(type, hear, { capture: true }));
  }
  return heard;
}
