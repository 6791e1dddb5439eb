import { http, HttpResponse } from 'msw';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { createSmsOtpHandlers } from 'sms-otp-kit/sandbox/msw';

const backend = createStytchSandbox().backend(sandboxAccounts.enrolled.member_id);

export const handlers = [
  http.post('*/api/login', async () => {
    backend.restart();
    return HttpResponse.json(await backend.challenge());
  }),
  ...createSmsOtpHandlers({ baseUrl: '/auth/sms-otp', backend }),
];
