import type { Browser } from 'playwright';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxAccounts, sandboxPassword, sandboxProject, type SandboxAccountName } from 'sms-otp-kit/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../proxy/support/redis-server.js';
import { type SandboxServer, startSandbox } from '../proxy/support/sandbox-server.js';
import { ensureInstalled, installKit, packKit } from '../support/packed-kit.js';
import { startBrowser, visit, type Visit } from './demo.js';

const app = join(import.meta.dirname, '../../examples/next-app');
const next = join(app, 'node_modules/next/dist/bin/next');
const offline = `--import=${join(import.meta.dirname, '../support/no-network.mjs')}`;
const { enrolled, new: fresh } = sandboxAccounts;

let folder: string;
let sandbox: SandboxServer;
let server: ChildProcess;
let browser: Browser;
let origin: string;
let built: string;
let now: Visit;

beforeAll(async () => {
  ensureInstalled('examples/next-app');
  folder = mkdtempSync(join(tmpdir(), 'sms-otp-kit-next-'));
  installKit(packKit(folder), app);
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NODE_OPTIONS: offline };
  built = execFileSync(process.execPath, [next, 'build'], { cwd: app, env, encoding: 'utf8', stdio: 'pipe' });
  sandbox = await startSandbox();
  const port = String(await freePort());
  origin = `http://localhost:${port}`;
  server = spawn(process.execPath, [next, 'start', '--port', port], {
    cwd: app,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...env,
      STYTCH_PROJECT_ID: sandboxProject.project_id,
      STYTCH_SECRET: sandboxProject.secret,
      STYTCH_BASE_URL: sandbox.url,
      COOKIE_SECRET: 'a cookie secret of thirty-two characters',
      APP_ORIGIN: origin,
    },
  });
  for await (const chunk of server.stdout!) if (String(chunk).includes('Ready')) break;
  browser = await startBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  if (server) {
    server.kill();
    await once(server, 'exit');
  }
  await sandbox?.close();
  rmSync(folder, { recursive: true, force: true });
});
const heading = (name: string) => now.page.getByRole('heading', { name, exact: true });
const press = (name: string) => now.page.getByRole('button', { name, exact: true }).click();
const sends = (): string[] => now.requests.filter((request) => request.endsWith('/send'));

async function logIn(account: SandboxAccountName, locale?: string): Promise<void> {
  now = await visit(browser, origin, locale);
  const { organization_id, email_address } = sandboxAccounts[account];
  await now.page.getByLabel('Organization').fill(organization_id);
  await now.page.getByLabel('E-mail').fill(email_address);
  await now.page.getByLabel('Password').fill(sandboxPassword);
  await press('Continue');
}

async function enter(code: string): Promise<void> {
  await now.page.locator('[data-sms-otp-part=code-input]').pressSequentially(code);
  await now.page.keyboard.press('Enter');
}

async function signedIn(): Promise<void> {
  await heading('You are signed in').waitFor();
  const cookies = await now.context.cookies();
  const session = cookies.find(({ name }) => name === '__Host-sms_otp_session');
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
  expect(cookies.some(({ name }) => name === '__Host-sms_otp_login')).toBe(false);
}

it('builds a Next.js app around the packed kit, offline, with every type checked', () => {
  const { compilerOptions } = JSON.parse(readFileSync(join(app, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: { skipLibCheck: boolean };
  };
  expect(compilerOptions.skipLibCheck).toBe(false);
  expect(built).toContain('Finished TypeScript');
  expect(built).toContain('/auth/sms-otp/[step]');
});

describe('the step in a server component page of Next.js', () => {
  beforeEach(() => sandbox.sandbox.reset());
  afterEach(async () => {
    const { problems, context } = now;
    await context.close();
    // React tells of a hydration mismatch in the console.
    if (problems.length > 0) throw new Error(`The page complained:\n${problems.join('\n')}`);
  });

  it('has the code screen of an enrolled member in its first HTML, and sends nothing', async () => {
    await logIn('enrolled');
    await heading('Enter your code').waitFor();
    const html = await (await now.context.request.get(`${origin}/login/code`)).text();
    expect(html).toContain('••• ••• 0123');
    expect(html).toContain('autoComplete="one-time-code"');
    expect(sends()).toEqual([]);
    expect(sandbox.sandbox.messages.list()).toHaveLength(1);

    await enter(sandbox.sandbox.messages.last(enrolled.member_id)!.code);
    await signedIn();
    expect(await now.page.getByText('Ada Lovelace').isVisible()).toBe(true);
    expect(sends()).toEqual([]);
  });

  it('takes the number of a new member, texts once, and enrols', async () => {
    await logIn('new');
    await heading('Add your mobile number').waitFor();
    await now.page.getByRole('textbox', { name: 'Mobile number' }).pressSequentially('201 555 0149');
    await press('Send code');
    await heading('Enter your code').waitFor();
    expect(sends()).toHaveLength(1);
    await enter(sandbox.sandbox.messages.last(fresh.member_id)!.code);
    await signedIn();
  });

  it('stays where it is through a reload, and says what is wrong', async () => {
    await logIn('enrolled');
    await heading('Enter your code').waitFor();
    await now.page.reload();
    const { code } = sandbox.sandbox.messages.last(enrolled.member_id)!;
    await enter(code === '111111' ? '222222' : '111111');
    await now.page.getByText('That code is not correct. Check the newest message and try again.').waitFor();
    expect(sandbox.sandbox.messages.list()).toHaveLength(1);
    await enter(code);
    await signedIn();
  });

  it('is rendered in the language of the browser, and takes the page and its next HTML along when it is changed', async () => {
    await logIn('enrolled', 'pt-PT');
    await heading('Digite o código').waitFor();
    expect(await now.page.getAttribute('html', 'lang')).toBe('pt-BR');
    expect(sandbox.sandbox.messages.last()!.locale).toBe('pt-br');
    await now.page.getByRole('combobox', { name: 'Idioma' }).selectOption({ label: 'Español' });
    await heading('Introduce el código').waitFor();
    await expect.poll(() => now.page.getAttribute('html', 'lang')).toBe('es');
    await now.page.reload();
    await heading('Introduce el código').waitFor();
    await enter(sandbox.sandbox.messages.last()!.code);
    await signedIn();
  });

  it('goes back to the login page with words when no login is under way', async () => {
    now = await visit(browser, `${origin}/login/code`);
    await heading('Sign in to Harbor').waitFor();
    expect(await now.page.getByText('Sign in again to get a new code.').isVisible()).toBe(true);
  });

  it('lets a member without a second factor in at once', async () => {
    await logIn('optional');
    await signedIn();
  });
});
