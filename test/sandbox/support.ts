import { B2BClient, StytchError } from 'stytch';
import { createStytchSandbox, sandboxPassword, sandboxProject, type StytchSandboxOptions } from 'sms-otp-kit/sandbox';
import type { SandboxAccount, StytchSandbox } from 'sms-otp-kit/sandbox';
import { onTestFinished, vi } from 'vitest';
import { listen } from '../../src/sandbox/node-server.js';

export interface Running {
  sandbox: StytchSandbox;
  url: string;
  client: B2BClient;
}

/** A sandbox behind a real socket, and the official SDK pointed at it. */
export async function run(options?: StytchSandboxOptions): Promise<Running> {
  const sandbox = createStytchSandbox(options);
  const { server, url } = await listen(sandbox.fetch, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { sandbox, url, client: sdk(url) };
}

/** The SDK warns of every base URL that is not Stytch's own. */
export function sdk(url: string, project = sandboxProject): B2BClient {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const client = new B2BClient({ ...project, env: `${url}/` });
  warn.mockRestore();
  return client;
}

export function logIn(client: B2BClient, { organization_id, email_address, locale }: SandboxAccount) {
  return client.passwords.authenticate({
    organization_id,
    email_address,
    password: sandboxPassword,
    ...(locale ? { locale } : {}),
  });
}

/** `'404 otp_code_not_found'`; anything but an error of Stytch's fails the test. */
export async function errorOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => new Error('It succeeded.'),
    (reason: unknown) => reason,
  );
  if (error instanceof StytchError) return `${error.status_code} ${error.error_type}`;
  throw error;
}
