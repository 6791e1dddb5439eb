import type { SetupServer } from 'msw/node';
import { createStytchSandbox, sandboxAccounts, type SandboxScenarios } from 'sms-otp-kit/sandbox';
import { createSmsOtpHandlers } from 'sms-otp-kit/sandbox/msw';

export function meet(server: SetupServer, scenario: SandboxScenarios): void {
  const backend = createStytchSandbox().backend(sandboxAccounts.new.member_id, { scenario });
  server.use(...createSmsOtpHandlers({ baseUrl: '/auth/sms-otp', backend }));
}
