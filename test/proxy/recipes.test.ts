import { serve } from '@hono/node-server';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sandboxAccounts, sandboxPassword, sandboxProject } from 'sms-otp-kit/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from './support/bundle.js';
import { FakeStytch, rightCode, succeed } from './support/fake-stytch.js';
import {
  Browser,
  cookieSecret,
  enrolled,
  loggingIn,
  origin,
  type ProxyServer,
  startProxy,
} from './support/proxy-server.js';
import { freePort, RedisServer } from './support/redis-server.js';
import { startSandbox } from './support/sandbox-server.js';

const repo = join(import.meta.dirname, '../..');

let stytch: FakeStytch;
/** Only seals cookies, as the login route of each server would. */
let sealing: ProxyServer;

beforeAll(async () => {
  const install = "import('./.ci/prepare.mjs').then(({ ensureInstalled }) => ensureInstalled('test/runtimes'))";
  execFileSync(process.execPath, ['-e', install], { cwd: repo });
  stytch = await new FakeStytch().listen();
  sealing = await startProxy(stytch.url);
}, 180_000);
afterAll(async () => {
  await sealing.close();
  await stytch.close();
});
beforeEach(() => stytch.reset());

const settings = (): Record<string, string> => ({
  STYTCH_PROJECT_ID: 'project-test-1',
  STYTCH_SECRET: 'CANARY-project-secret',
  STYTCH_BASE_URL: stytch.url,
  COOKIE_SECRET: cookieSecret,
  APP_ORIGIN: origin,
});

/** Runs a server until the test is over, and waits until it answers. */
async function run(
  command: string,
  args: string[],
  more: Record<string, string> = {},
): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const env = { ...process.env, ...settings(), ...more, PORT: String(port) };
  const child = spawn(command, args, { env, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  await expect
    .poll(
      async () =>
        fetch(url).then(
          ({ status }) => status > 0,
          () => false,
        ),
      { timeout: 20_000, interval: 50 },
    )
    .toBe(true);
  return { url, child };
}

/** The whole step on a server, and what it must refuse: status and code of each answer. */
async function wholeStep(url: string): Promise<unknown[]> {
  const browser = (await loggingIn(sealing, enrolled())).movedTo(`${url}/auth/sms-otp`);
  const stranger = new Browser(`${url}/auth/sms-otp`);
  const replies = [
    await browser.challenge(),
    await browser.send(),
    await browser.send(),
    await browser.authenticate('000000'),
    await browser.authenticate(rightCode),
    await stranger.send(),
    await stranger.post('/send', {}, { 'sec-fetch-site': 'cross-site' }),
    await stranger.request('/send'),
  ];
  const names = replies.flatMap(({ cookies }) => cookies.map((cookie) => cookie.split('=')[0]));
  const answers = replies.map(({ status, body }) => [status, body['error_type'] ?? body['state'] ?? 'done']);
  return [...answers, names, stytch.hits.length];
}

const wholeTrip = [
  [200, 'pending'],
  [200, 'done'],
  [429, 'rate_limited'],
  [404, 'code_incorrect'],
  [200, 'done'],
  [401, 'session_expired'],
  [403, 'forbidden'],
  [405, 'invalid_request'],
  ['__Host-sms_otp_login', '__Host-sms_otp_login', '__Host-sms_otp_session'],
  3,
];

describe('a recipe', () => {
  it('for Hono on Node logs in with a password and the code, against the sandbox', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    const file = await bundle('recipes/node-hono.ts');
    const { url } = await run(process.execPath, ['--no-warnings', file], {
      STYTCH_PROJECT_ID: sandboxProject.project_id,
      STYTCH_SECRET: sandboxProject.secret,
      STYTCH_BASE_URL: sandbox.url,
    });
    const browser = new Browser(`${url}/auth`);
    const { organization_id, email_address } = sandboxAccounts.enrolled;
    const login = await browser.post('/login', { organization_id, email_address, password: sandboxPassword });
    expect(login.body).toMatchObject({ state: 'pending', code_sent: true });
    const step = browser.movedTo(`${url}/auth/sms-otp`);
    const code = sandbox.sandbox.messages.list().at(-1)!.code;
    expect((await step.authenticate(code)).status).toBe(200);
    expect((await step.challenge()).body).toMatchObject({ state: 'authenticated' });
  }, 30_000);

  it('for Hono on Node answers what is under way when it is told to end, and ends well (P54, row 30)', async () => {
    const file = await bundle('recipes/node-hono.ts');
    const { url, child } = await run(process.execPath, ['--no-warnings', file]);
    stytch.behave = (hit, response) => void setTimeout(() => succeed(hit, response), 1000);
    const browsers = await Promise.all(Array.from({ length: 20 }, () => loggingIn(sealing, enrolled())));
    const replies = browsers.map((browser) => browser.movedTo(`${url}/auth/sms-otp`).send());
    await expect.poll(() => stytch.waiting, { timeout: 5000 }).toBe(20);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await ended).toEqual([0, null]);
  }, 30_000);

  it('for Express runs the whole step', async () => {
    const { url } = await run(process.execPath, [await bundle('recipes/express.mjs')]);
    expect(await wholeStep(url)).toEqual(wholeTrip);
  }, 30_000);

  it('for Next.js exports handlers that run the whole step', async () => {
    Object.assign(process.env, settings());
    const { GET, POST } = await import('./recipes/next-route.js');
    const handler = (request: Request): Promise<Response> => (request.method === 'POST' ? POST : GET)(request);
    const server = serve({ fetch: handler, port: 0 }) as Server;
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await wholeStep(url)).toEqual(wholeTrip);
  });

  it('for Workers runs the whole step in workerd', async () => {
    const scriptPath = await bundle('recipes/worker.ts', { whole: true });
    const require = createRequire(join(repo, 'test/runtimes/package.json'));
    const { Miniflare } = require('miniflare') as {
      Miniflare: new (options: object) => { ready: Promise<URL>; dispose(): Promise<void> };
    };
    const worker = new Miniflare({
      modules: [{ type: 'ESModule', path: 'worker.mjs', contents: readFileSync(scriptPath, 'utf8') }],
      compatibilityDate: '2026-07-01',
      bindings: settings(),
    });
    onTestFinished(() => worker.dispose());
    const url = await worker.ready;
    expect(await wholeStep(url.origin)).toEqual(wholeTrip);
  }, 60_000);

  it('for Bun runs the whole step', async () => {
    const { url } = await run(join(repo, 'test/runtimes/node_modules/.bin/bun'), [await bundle('recipes/bun.mjs')]);
    expect(await wholeStep(url)).toEqual(wholeTrip);
  }, 30_000);

  it('for Redis counts in it', async () => {
    const redis = await RedisServer.start();
    onTestFinished(() => redis.close());
    Object.assign(process.env, settings(), { REDIS_URL: `redis://127.0.0.1:${redis.port}` });
    const { proxy } = await import('./recipes/redis.js');
    const { client } = await import('./recipes/node-redis.js');
    const { setCookies } = await proxy.startChallenge({
      ...enrolled(),
      mfa_required: { member_options: { mfa_phone_number: '+12015550123' }, secondary_auth_initiated: 'sms_otp' },
    });
    expect(setCookies).toHaveLength(1);
    const keys = await client.keys('smsotp:*');
    client.destroy();
    expect(keys.length).toBeGreaterThan(3);
  });
});

describe('docs/servers.md', () => {
  const page = readFileSync(join(repo, 'docs/servers.md'), 'utf8');
  const blocks = [...page.matchAll(/^```(?:ts|js)\n(.*?)^```/gmsu)].map((match) => match[1]);

  it.each(['node-hono.ts', 'next-route.ts', 'express.mjs', 'worker.ts', 'bun.mjs', 'redis.ts', 'node-redis.ts'])(
    'shows %s as it is run here',
    (file) => {
      expect(blocks).toContain(readFileSync(join(import.meta.dirname, 'recipes', file), 'utf8'));
    },
  );
});
