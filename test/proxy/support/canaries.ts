import { inspect } from 'node:util';
import { expect, vi } from 'vitest';
import { rightCode } from './fake-stytch.js';
import type { ProxyServer, Reply } from './proxy-server.js';

/** What no answer, event, log line or error may hold: every secret of the tests has this word in it, as it is or as Basic auth writes it. */
const secrets = new RegExp(`CANARY|${btoa('project-test-1:CANARY').slice(0, 20)}|${rightCode}`, 'u');

/** Everything that is written anywhere while a test runs. */
export function watchOutput(): { text(): string; restore(): void } {
  const lines: string[] = [];
  const note = (...parts: unknown[]): true => {
    lines.push(parts.map((part) => (typeof part === 'string' ? part : inspect(part, { depth: 8 }))).join(' '));
    return true;
  };
  const spies = (['debug', 'error', 'info', 'log', 'trace', 'warn'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation(note),
  );
  const streams = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(note));
  return {
    text: () => lines.join('\n'),
    restore: () => [...spies, ...streams].forEach((spy) => spy.mockRestore()),
  };
}

/** @param number in E.164; of an answer its last four digits may be read */
export function expectNoSecret(reply: Reply, server: ProxyServer, number: string): void {
  const headers = [...reply.headers].filter(([name]) => name !== 'set-cookie');
  for (const text of [reply.text, JSON.stringify(headers), JSON.stringify(server.events)]) {
    expect(text).not.toMatch(secrets);
    expect(text).not.toContain(number.slice(2));
    expect(text).not.toMatch(/stytch\.com|<html|<h1|at .*\.[jt]s:\d/u);
  }
}

/** Of an error that a host may log with everything it holds. */
export function expectNoSecretIn(error: unknown): void {
  const text = inspect(error, { depth: 12, showHidden: true, getters: true });
  expect(text).not.toMatch(secrets);
  expect(text).not.toContain('Basic ');
}
