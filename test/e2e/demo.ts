import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type SandboxAccountName, sandboxAccounts, sandboxPassword } from 'sms-otp-kit/sandbox';
import { findBrowser } from '../support/find-browser.mjs';

export interface Demo {
  url: string;
  /** Of the sandbox behind it. */
  sandbox: string;
  stop: () => Promise<void>;
}

/** `npm run demo`, as a stranger starts it. */
export async function startDemo(): Promise<Demo> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const demo = spawn(process.execPath, ['examples/login-page/demo.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '', STYTCH_PROJECT_ID: '', STYTCH_SECRET: '' },
  });
  let printed = '';
  for await (const chunk of demo.stdout) {
    printed += String(chunk);
    if (printed.includes('Ready: ')) break;
  }
  const url = /Ready: (http:\S+)/u.exec(printed)?.[1];
  const sandbox = /on a sandbox, (http:\S+)/u.exec(printed)?.[1];
  if (!url || !sandbox) throw new Error(`The demo did not start:\n${printed}`);
  return {
    url,
    sandbox,
    stop: async () => {
      demo.kill();
      await once(demo, 'exit');
    },
  };
}

export async function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** `'POST /auth/sms-otp/send'`, without static files. */
  requests: string[];
  /** Errors of the console and of scripts; the browser's own lines about refused requests are not among them. */
  problems: string[];
}

export async function visit(browser: Browser, url: string, locale = 'en-US'): Promise<Visit> {
  const context = await browser.newContext({ locale, viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(auth|api)\//u.test(pathname)) requests.push(`${request.method()} ${pathname}`);
  });
  page.on('console', (message) => {
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isRefusal) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(url);
  return { page, context, requests, problems };
}

/** The primary login of a seeded account. */
export async function passPrimaryLogin(page: Page, account: SandboxAccountName): Promise<void> {
  const { organization_id, email_address } = sandboxAccounts[account];
  await page.locator('input[name=organization]').fill(organization_id);
  await page.locator('input[name=email]').fill(email_address);
  await page.locator('input[name=password]').fill(sandboxPassword);
  await page.locator('form.login button[type=submit]').click();
}

interface Message {
  code: string;
  body: string;
  locale: string;
}

export function createPhone(sandbox: string) {
  const post = async (path: string, body: object): Promise<void> => {
    await fetch(`${sandbox}/sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
  };
  const messages = async (to: string): Promise<Message[]> => {
    const response = await fetch(`${sandbox}/sandbox/messages?to=${encodeURIComponent(to)}`);
    return ((await response.json()) as { messages: Message[] }).messages;
  };
  return {
    messages,
    last: async (to: string): Promise<Message> => (await messages(to)).at(-1)!,
    passSeconds: (seconds: number) => post('clock', { advance_ms: seconds * 1000 }),
    reset: () => post('reset', {}),
  };
}
