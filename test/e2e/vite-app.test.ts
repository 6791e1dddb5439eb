import type { Browser } from 'playwright';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    const { preview } = await import('vite');
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
});
