import { setupWorker } from 'msw/browser';
import { createHttpBackend, en, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { createSmsOtpHandlers } from 'sms-otp-kit/sandbox/msw';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

const worker = setupWorker();
beforeAll(() => worker.start({ onUnhandledRequest: 'bypass', quiet: true }));
afterEach(() => worker.resetHandlers());
afterAll(async () => {
  worker.stop();
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
});

const { enrolled } = sandboxAccounts;

it('lets a login page run the whole step over its own HTTP backend, with the service worker of MSW', async () => {
  const sandbox = createStytchSandbox();
  worker.use(...createSmsOtpHandlers({ baseUrl: '/auth/sms-otp', backend: sandbox.backend(enrolled.member_id) }));
  const onAuthenticated = vi.fn<() => void>();
  await render(
    <SmsOtpProvider backend={createHttpBackend({ baseUrl: '/auth/sms-otp' })} locales={[en]}>
      <SmsOtpStep onAuthenticated={onAuthenticated} onRestart={vi.fn<() => void>()} />
    </SmsOtpProvider>,
  );
  await expect.element(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Verification code' }).fill(sandbox.messages.last()!.code);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.poll(() => onAuthenticated.mock.calls.length).toBe(1);
});

it('lets it show a locked member with the wait that the server names', async () => {
  const backend = createStytchSandbox().backend(enrolled.member_id, { scenario: 'locked' });
  worker.use(...createSmsOtpHandlers({ baseUrl: '/auth/sms-otp', backend }));
  await render(
    <SmsOtpProvider backend={createHttpBackend({ baseUrl: '/auth/sms-otp' })} locales={[en]}>
      <SmsOtpStep onAuthenticated={vi.fn<() => void>()} onRestart={vi.fn<() => void>()} />
    </SmsOtpProvider>,
  );
  await page.getByRole('textbox', { name: 'Verification code' }).fill('123456');
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect.element(page.getByRole('heading', { name: 'Too many attempts' })).toBeVisible();
  await expect.element(page.getByText('Try again in 1 hour.')).toBeVisible();
});
