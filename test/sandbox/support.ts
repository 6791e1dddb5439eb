import { createStytchSandbox, sandboxPassword, sandboxProject } from 'sms-otp-kit/sandbox';
import type { SandboxAccount, StytchSandbox, StytchSandboxOptions } from 'sms-otp-kit/sandbox';
import { type B2BPasswordsAuthenticateResponse, B2BClient, StytchError } from 'stytch';
import { expect, onTestFinished, vi } from 'vitest';
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

export function logIn(
  client: B2BClient,
  { organization_id, email_address, locale }: SandboxAccount,
): Promise<B2BPasswordsAuthenticateResponse> {
  return client.passwords.authenticate({
    organization_id,
    email_address,
    password: sandboxPassword,
    ...(locale ? { locale } : {}),
  });
}

/** Logs in and gives what every later call of this member needs. */
export async function pending(
  { client }: Running,
  account: SandboxAccount,
): Promise<{ organization_id: string; member_id: string; intermediate_session_token: string }> {
  const { organization_id, member_id, intermediate_session_token } = await logIn(client, account);
  expect(intermediate_session_token).toHaveLength(44);
  return { organization_id, member_id, intermediate_session_token };
}

/** Logs in, second factor included. */
export async function signIn(
  running: Running,
  account: SandboxAccount,
  more: { session_duration_minutes?: number; session_custom_claims?: Record<string, unknown> } = {},
): ReturnType<B2BClient['otps']['sms']['authenticate']> {
  const identity = await pending(running, account);
  const { code } = running.sandbox.messages.last(account.member_id)!;
  return running.client.otps.sms.authenticate({ ...identity, ...more, code });
}

/** Never the live code. */
export function wrong(code: string): string {
  return code === '111111' ? '222222' : '111111';
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

/** A call past the SDK's types: any body, any credentials. */
export async function post(
  { url }: Running,
  path: string,
  body: unknown,
  credentials = `${sandboxProject.project_id}:${sandboxProject.secret}`,
): Promise<{ status: number; error_type: string }> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(credentials)}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { error_type } = (await response.json()) as { error_type: string };
  return { status: response.status, error_type };
}
