import { setupServer } from 'msw/node';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { createSmsOtpHandlers } from 'sms-otp-kit/sandbox/msw';
import { afterAll, afterEach, beforeAll } from 'vitest';

export const sandbox = createStytchSandbox();
export const server = setupServer(
  ...createSmsOtpHandlers({
    baseUrl: '/auth/sms-otp', // as in createHttpBackend; a path holds for every origin
    backend: sandbox.backend(sandboxAccounts.enrolled.member_id),
  }),
);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());
