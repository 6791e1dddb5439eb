import { serve } from '@hono/node-server';
import type { Browser, CDPSession } from 'playwright';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createStytchSandbox, sandboxAccounts, sandboxProject } from 'sms-otp-kit/sandbox';
import { createApp } from '../../examples/login-page/server/create-app.js';
import { passPrimaryLogin, startBrowser, visit } from './demo.js';

const secret = 'secret-test-CANARY-project-secret';
const metadata = 'CANARY-trusted-metadata';
const ada = sandboxAccounts.enrolled.mfa_phone_number!;

/** What must stay on the server. Tokens join as Stytch gives them out. */
const canaries = new Set([secret, metadata, ada, ada.slice(2)]);
const sandbox = createStytchSandbox({ secret });
const events: unknown[] = [];
const lines: unknown[] = [];
const closers: (() => unknown)[] = [];
let browser: Browser;
let origin: string;

beforeAll(async () => {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...line) => void lines.push(...line));
  const stytch = await listen(async (request) => watched(await sandbox.fetch(request)));
  let app: ReturnType<typeof createApp> | undefined;
  origin = (await listen((request, env) => app!.fetch(request, env as object))).replace('127.0.0.1', 'localhost');
  app = createApp({
    origin,
    stytch: { projectId: sandboxProject.project_id, secret, baseUrl: stytch },
    cookieSecret: 'a cookie secret of thirty-two characters',
    web: fileURLToPath(new URL('../../examples/login-page/dist/web', import.meta.url)),
    sandbox: null,
    onEvent: (event) => void events.push(event),
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  for (const close of closers) close();
  vi.restoreAllMocks();
});

function listen(fetch: (request: Request, env: unknown) => Promise<Response> | Response): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    closers.push(() => server.close());
  });
}

/** The sandbox's answer with more secrets in it, all of them noted. */
async function watched(response: Response): Promise<Response> {
  const body = (await response.json()) as Record<string, unknown>;
  for (const key of ['intermediate_session_token', 'session_token', 'session_jwt'])
    if (body[key]) canaries.add(String(body[key]));
  for (const key of ['member', 'organization'])
    if (body[key]) Object.assign(body[key], { trusted_metadata: { role: metadata } });
  return Response.json(body, { status: response.status });
}

it('lets no secret, token, trusted metadata or full number reach a body, a script, a log, an event or the page’s memory', async () => {
  const { page, context, problems } = await visit(browser, origin);
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => bodies.push(response.text().catch(() => '')));
  page.on('console', (message) => lines.push(message.text()));
  await page.reload();

  // A wrong code, an answer that is lost, a refused one, and the right code.
  await passPrimaryLogin(page, 'enrolled');
  const field = page.getByRole('textbox', { name: 'Verification code' });
  const { code } = await vi.waitUntil(() => sandbox.messages.last(ada), { timeout: 10_000 });
  await field.pressSequentially(code === '111111' ? '222222' : '111111');
  await page.keyboard.press('Enter');
  await page.getByText('That code is not correct.').waitFor();
  sandbox.faults.add({ kind: 'html', route: 'authenticate', times: 1 });
  await field.pressSequentially(code);
  await page.keyboard.press('Enter');
  await page
    .getByText(/could not confirm|not available right now/u)
    .first()
    .waitFor();
  await expect(heapOf(await context.newCDPSession(page))).resolves.toSatisfy(holdsNone);
  await page.getByRole('button', { name: 'Verify' }).waitFor();
  await field.fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor();

  expect(canaries.size).toBeGreaterThanOrEqual(7);
  const read = await Promise.all(bodies);
  expect(read.length).toBeGreaterThan(8);
  for (const body of read) expect(body).toSatisfy(holdsNone);
  expect(lines.map((line) => inspect(line, { depth: 9 })).join('\n')).toSatisfy(holdsNone);
  expect(events.length).toBeGreaterThan(2);
  expect(inspect(events, { depth: 9 })).toSatisfy(holdsNone);
  expect(await page.content()).toSatisfy(holdsNone);
  await expect(heapOf(await context.newCDPSession(page))).resolves.toSatisfy(holdsNone);
  expect(problems).toEqual([]);
  await context.close();
});

function holdsNone(text: string): boolean {
  return [...canaries].every((canary) => !text.includes(canary));
}

/** Every string in the page's memory: state, caches of TanStack Query, closures. */
async function heapOf(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.detach();
  const heap = chunks.join('');
  // A search that finds nothing anywhere proves nothing.
  expect(heap).toContain('smsOtp');
  return heap;
}
