import type { Browser } from 'playwright';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxAccounts, sandboxPassword, sandboxProject } from 'sms-otp-kit/sandbox';
import { createServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundle } from '../proxy/support/bundle.js';
import { Browser as Client } from '../proxy/support/proxy-server.js';
import { freePort } from '../proxy/support/redis-server.js';
import { startSandbox } from '../proxy/support/sandbox-server.js';
import { ensureInstalled, installKit, packKit } from '../support/packed-kit.js';
import { startBrowser, visit } from './demo.js';

const repo = join(import.meta.dirname, '../..');
const app = join(repo, 'test/vite-app');

let folder: string;
let browser: Browser;

beforeAll(async () => {
  ensureInstalled('test/vite-app');
  folder = mkdtempSync(join(tmpdir(), 'sms-otp-kit-vite-'));
  installKit(packKit(folder), app);
  browser = await startBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(tool: string, ...args: string[]): string {
  const command = join(app, 'node_modules/.bin', tool);
  return execFileSync(command, args, { cwd: app, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } });
}

describe('an empty Vite app with the packed kit', () => {
  it('has no type error with every door in use and every library checked', () => {
    const { compilerOptions } = JSON.parse(readFileSync(join(app, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: { skipLibCheck: boolean };
    };
    expect(compilerOptions.skipLibCheck).toBe(false);
    expect(run('tsc', '-p', '.')).toBe('');
  });

  it('uses every door there is', () => {
    const { exports } = JSON.parse(readFileSync(join(repo, 'package.json'), 'utf8')) as { exports: object };
    const sources = ['every-door.ts', 'server.ts', 'second-factor.tsx'].map((file) =>
      readFileSync(join(app, 'src', file), 'utf8'),
    );
    for (const door of Object.keys(exports)) expect(sources.join('\n')).toContain(`'sms-otp-kit${door.slice(1)}'`);
  });

  it('shows what the README says, byte for byte', () => {
    const readme = readFileSync(join(repo, 'README.md'), 'utf8');
    for (const file of ['second-factor.tsx', 'theme.css']) {
      expect(readme).toContain(`\n${readFileSync(join(app, 'src', file), 'utf8')}\`\`\`\n`);
    }
  });

  it('is built, and takes a member from the code to the app in the theme of the README', async () => {
    run('msw', 'init', 'public', '--no-save');
    run('vite', 'build', '--logLevel', 'error');
    expect(existsSync(join(app, 'dist/mockServiceWorker.js'))).toBe(true);
    const server = await preview({ root: app, configFile: join(app, 'vite.config.ts'), preview: { port: 0 } });
    try {
      const { page, problems, context } = await visit(browser, server.resolvedUrls!.local[0]!);
      await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
      const button = page.getByRole('button', { name: 'Verify' });
      expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(91, 61, 245)');
      const code = await page.evaluate<string>('window.lastCode()');
      await page.getByRole('textbox', { name: 'Verification code' }).pressSequentially(code);
      await button.click();
      await page.waitForURL('**/app');
      expect(problems).toEqual([]);
      await context.close();
    } finally {
      await server.close();
    }
  });

  it('passes the login and the step on to a Hono server in development, from one origin', async () => {
    ensureInstalled('test/runtimes');
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    const [vitePort, honoPort] = [await freePort(), await freePort()];
    const hono = spawn(process.execPath, ['--no-warnings', await bundle('recipes/node-hono.ts')], {
      stdio: 'ignore',
      env: {
        ...process.env,
        STYTCH_PROJECT_ID: sandboxProject.project_id,
        STYTCH_SECRET: sandboxProject.secret,
        STYTCH_BASE_URL: sandbox.url,
        COOKIE_SECRET: 'a cookie secret of thirty-two characters',
        APP_ORIGIN: `http://localhost:${vitePort}`,
        PORT: String(honoPort),
      },
    });
    onTestFinished(() => void hono.kill());
    const configFile = join(app, 'vite.config.ts');
    const proxy = { '/auth': `http://localhost:${honoPort}` };
    const vite = await createServer({ root: app, configFile, server: { port: vitePort, host: 'localhost', proxy } });
    onTestFinished(() => vite.close());
    expect(Object.keys(vite.config.server.proxy!)).toEqual(['/auth']);
    await vite.listen();
    const url = `http://localhost:${vitePort}/auth`;
    const isUp = async (): Promise<boolean> =>
      fetch(`http://localhost:${honoPort}`).then(
        () => true,
        () => false,
      );
    await expect.poll(isUp, { timeout: 20_000 }).toBe(true);

    const client = new Client(url);
    const fromPage = { origin: `http://localhost:${vitePort}` };
    const { organization_id, email_address } = sandboxAccounts.enrolled;
    const login = { organization_id, email_address, password: sandboxPassword };
    expect((await client.post('/login', login, fromPage)).body).toMatchObject({ state: 'pending', code_sent: true });
    const { code } = sandbox.sandbox.messages.last()!;
    expect((await client.post('/sms-otp/authenticate', { code }, fromPage)).status).toBe(200);
    expect((await client.request('/sms-otp/challenge')).body).toMatchObject({ state: 'authenticated' });
  });
});
