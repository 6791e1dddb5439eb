import { setupWorker } from 'msw/browser';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { createSmsOtpHandlers } from 'sms-otp-kit/sandbox/msw';
import { doors } from './every-door.js';
import { SecondFactor } from './second-factor.js';
import './theme.css';

const sandbox = createStytchSandbox();
const backend = sandbox.backend(sandboxAccounts.enrolled.member_id);
await setupWorker(...createSmsOtpHandlers({ baseUrl: '/auth/sms-otp', backend })).start({ quiet: true });

// What the test reads: the SMS, and that each door is more than its types.
Object.assign(window, { lastCode: () => sandbox.messages.last()?.code, doors });

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <SecondFactor />
  </StrictMode>,
);
