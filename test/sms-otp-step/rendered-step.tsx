import { type ReactElement, StrictMode } from 'react';
import { vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import {
  en,
  es,
  ptBR,
  type SmsOtpBackend,
  SmsOtpProvider,
  type SmsOtpProviderProps,
  SmsOtpStep,
  type SmsOtpStepProps,
} from 'sms-otp-kit';
import {
  createStytchSandbox,
  type SandboxAccountName,
  sandboxAccounts,
  type SandboxBackendOptions,
  type StytchSandbox,
} from 'sms-otp-kit/sandbox';
import 'sms-otp-kit/styles.css';

export const code = '135790';
export const locales = [en, es, ptBR];

export interface StepSetup extends SandboxBackendOptions {
  account?: SandboxAccountName;
  step?: SmsOtpStepProps;
  provider?: Partial<SmsOtpProviderProps>;
}

export interface RenderedStep {
  sandbox: StytchSandbox;
  /** `'send'`, `'authenticate'`, `'challenge'`, in the order they were called. */
  calls: string[];
  root: HTMLElement;
  part: <T extends HTMLElement = HTMLElement>(name: string) => T | null;
  unmount: () => Promise<void>;
}

/** The step as a host mounts it, under StrictMode, on a sandbox of its own. */
export async function renderStep(setup: StepSetup = {}): Promise<RenderedStep> {
  const { calls, sandbox, element } = prepareStep(setup);
  const { container, unmount } = await render(element);
  const root = container.querySelector<HTMLElement>('[data-sms-otp-part="root"]')!;
  const part: RenderedStep['part'] = (name) => root.querySelector(`[data-sms-otp-part="${name}"]`);
  return { sandbox, calls, root, part, unmount };
}

export function prepareStep({ account = 'enrolled', step, provider, ...options }: StepSetup): {
  calls: string[];
  sandbox: StytchSandbox;
  element: ReactElement;
} {
  const sandbox = createStytchSandbox({ generateCode: () => code });
  const backend = sandbox.backend(sandboxAccounts[account].member_id, options);
  const calls: string[] = [];
  const counted: SmsOtpBackend = {
    send: (params, context) => {
      calls.push('send');
      return backend.send(params, context);
    },
    authenticate: (params, context) => {
      calls.push('authenticate');
      return backend.authenticate(params, context);
    },
    challenge: (context) => {
      calls.push('challenge');
      return backend.challenge(context);
    },
  };
  const element = (
    <StrictMode>
      <main style={{ padding: 16 }}>
        <SmsOtpProvider backend={counted} locales={locales} defaultLocale="en" {...provider}>
          <SmsOtpStep {...step} />
        </SmsOtpProvider>
      </main>
    </StrictMode>
  );
  return { calls, sandbox, element };
}

/** The machine sleeps, every clock with it, and the tab is seen again; `vi.restoreAllMocks()` wakes it up for good. */
export function sleep(seconds: number): void {
  for (const clock of [performance, Date]) {
    const now = clock.now.bind(clock);
    vi.spyOn(clock, 'now').mockImplementation(() => now() + seconds * 1000);
  }
  document.dispatchEvent(new Event('visibilitychange'));
}

export const codeField = () => page.getByRole('textbox', { name: 'Verification code' });
export const phoneField = () => page.getByRole('textbox', { name: 'Mobile number' });
export const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
export const heading = (name: string) => page.getByRole('heading', { name, exact: true });
