import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sandboxAccounts } from 'sms-otp-kit/sandbox';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../src/sandbox/node-command.js';
import { logIn, sdk } from './support.js';

const repo = join(import.meta.dirname, '../..');

async function start(...args: string[]): Promise<{ text: string; url: string; port: string }> {
  let text = '';
  const server = await runCommand(args, (part) => (text += part));
  onTestFinished(() => void server?.close());
  const { port } = server!.address() as AddressInfo;
  return { text, url: `http://127.0.0.1:${port}`, port: String(port) };
}

describe('the command', () => {
  it('serves the sandbox and says where, with which credentials and accounts', async () => {
    const { text, url } = await start('--port', '0', '--sms-host', 'login.example');
    expect(text).toContain(`Sandbox on ${url}`);
    expect(text).toContain(`STYTCH_BASE_URL=${url}\n`);
    for (const { email_address } of Object.values(sandboxAccounts)) expect(text).toContain(email_address);
    await logIn(sdk(url), sandboxAccounts.enrolled);
    const { messages } = (await (await fetch(`${url}/sandbox/messages`)).json()) as { messages: { body: string }[] };
    expect(messages[0]!.body).toContain('@login.example #');
  });

  it('names the busy port and the way out', async () => {
    const { port } = await start('--port', '0');
    await expect(start('--port', port)).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use. Stop what runs there, or choose another with --port.`,
    );
  });

  it('serves another address, written as a URL needs it', async () => {
    const { text } = await start('--port', '0', '--host', '::1');
    expect(text).toMatch(/Sandbox on http:\/\/\[::1\]:\d+\n/u);
  });

  it('helps', async () => {
    let text = '';
    expect(await runCommand(['--help'], (part) => (text += part))).toBeNull();
    expect(text).toContain('--port <number>');
  });

  it.each([
    [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http".'],
    [['--port', '65536'], 'from 0 to 65535'],
    [['--what'], '--what'],
    [['--host', '203.0.113.1', '--port', '0'], 'EADDRNOTAVAIL'],
  ])('refuses %j in words', async (args, message) => {
    await expect(start(...args)).rejects.toThrow(message);
  });
});

describe('the built command', () => {
  let folder: string;

  beforeAll(async () => {
    // Inside the repo, so that its packages are found.
    folder = mkdtempSync(join(repo, 'node_modules/.sandbox-command-'));
    await build({
      root: repo,
      configFile: false,
      logLevel: 'silent',
      build: { ssr: 'src/sandbox/cli.ts', outDir: folder, emptyOutDir: false },
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is a Node script that starts, serves and stops', async () => {
    const file = join(folder, 'cli.js');
    expect(readFileSync(file, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    const child = spawn(process.execPath, [file, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill());
    const [greeting] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /Sandbox on (\S+)/u.exec(greeting.toString())![1]!;
    await logIn(sdk(url), sandboxAccounts.enrolled);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });

  it('fails in one line, without a stack', async () => {
    const failed: unknown = await promisify(execFile)(process.execPath, [join(folder, 'cli.js'), '--port', 'x']).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 1, stderr: '--port must be a whole number from 0 to 65535, not "x".\n' });
  });
});
