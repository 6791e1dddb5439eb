import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createHttpBackend } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { button, code, codeField, heading, phoneField, renderStep, sleep } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.restoreAllMocks());

const page = '<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>';
const html = { 'content-type': 'text/html' };

/** What stands between the page and the proxy may answer in its place. */
const answers: [string, () => Promise<Response>][] = [
  ['a 502 in HTML', () => Promise.resolve(new Response(page, { status: 502, headers: html }))],
  ['an empty 200', () => Promise.resolve(new Response(null, { status: 200 }))],
  ['a 200 that is no JSON', () => Promise.resolve(new Response('ok', { status: 200 }))],
  ['a 204', () => Promise.resolve(new Response(null, { status: 204 }))],
  // All that a script is told of an answer with the wrong CORS headers, from the browser itself.
  ['an answer that may not be read', () => fetch('data:text/plain,x', { method: 'POST', mode: 'same-origin' })],
];

describe.each(answers)('%s', (_, answer) => {
  it('to a send leaves the code screen with a wait, a reason and a way on (row 38)', async () => {
    let requests = 0;
    const line = (): Promise<Response> => {
      requests += 1;
      return answer();
    };
    const backend = createHttpBackend({ baseUrl: '/nowhere', fetch: line });
    const { challenge } = createStytchSandbox().backend(sandboxAccounts.new.member_id);
    const { root, part } = await renderStep({ provider: { backend: { ...backend, challenge } } });
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await expect.element(heading('Enter your code')).toBeVisible();
    expect(root).toHaveTextContent('We may have sent a code to');
    expect(part('error')!.textContent).toMatch(/could not confirm|not available/u);
    expect(root.textContent).not.toMatch(/Gateway|doctype|[a-z]_[a-z]/u);
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    expect(requests).toBe(1);
  });

  it('to a code leaves it in the field, says so, and the next press gets in (row 38)', async () => {
    const real = createStytchSandbox({ generateCode: () => code }).backend(sandboxAccounts.enrolled.member_id);
    let isBroken = true;
    const broken = createHttpBackend({ baseUrl: '/nowhere', fetch: answer });
    const { root, part } = await renderStep({
      provider: {
        backend: {
          ...real,
          authenticate: (...call) => (isBroken ? broken : real).authenticate(...call),
        },
      },
    });
    await codeField().fill(code);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => part('code-error')?.textContent).toBe('We could not confirm the code. Try it again.');
    await expect.element(codeField()).toHaveValue(code);
    expect(root.textContent).not.toMatch(/Gateway|doctype|[a-z]_[a-z]/u);
    isBroken = false;
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
  });
});

it('has an expired code and no time left, when the tab slept for ten minutes and wakes (U9, row 40)', async () => {
  const { part, root, calls } = await renderStep();
  await expect.poll(() => part('timer')?.textContent).toMatch(/^Code expires in [12]:\d\d$/u);
  const texts: string[] = [];
  const watcher = new MutationObserver(() => texts.push(root.textContent!));
  watcher.observe(root, { subtree: true, childList: true, characterData: true });
  sleep(570);
  await expect.poll(() => part('timer')?.textContent).toBe('The code has expired. Ask for a new one.');
  await expect.element(button('Resend code')).not.toHaveAttribute('aria-disabled');
  watcher.disconnect();
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.join()).not.toMatch(/-\d|NaN/u);
  expect(calls).not.toContain('send');
});

it('ends by itself when the login ran out during the sleep (row 40)', async () => {
  await renderStep();
  await expect.element(codeField()).toBeVisible();
  sleep(3600);
  await expect.element(heading('Your sign-in timed out')).toHaveFocus();
});
