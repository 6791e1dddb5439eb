import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { en, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { expect, it, vi } from 'vitest';

it('signs an enrolled member in', async () => {
  const sandbox = createStytchSandbox();
  const { member_id } = sandboxAccounts.enrolled;
  const onAuthenticated = vi.fn<() => void>();
  render(
    <SmsOtpProvider backend={sandbox.backend(member_id)} locales={[en]}>
      <SmsOtpStep onAuthenticated={onAuthenticated} />
    </SmsOtpProvider>,
  );
  await userEvent.type(
    await screen.findByRole('textbox', { name: 'Verification code' }),
    sandbox.messages.last(member_id)!.code,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
  await vi.waitFor(() => expect(onAuthenticated).toHaveBeenCalledOnce());
});
