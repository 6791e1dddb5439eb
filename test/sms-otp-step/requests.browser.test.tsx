import { createRoot } from 'react-dom/client';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { StepEvent } from 'sms-otp-kit';
import { sandboxAccounts } from 'sms-otp-kit/sandbox';
import { button, code, codeField, heading, phoneField, prepareStep, renderStep } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());

const sent = (calls: string[]): string[] => calls.filter((call) => call !== 'challenge');
const number = '2015550149';

describe('one gesture, one request', () => {
  it('sends nothing by being mounted, where a code is out already (U2)', async () => {
    const { calls } = await renderStep();
    await expect.element(heading('Enter your code')).toBeVisible();
    expect(sent(calls)).toEqual([]);
  });

  it('sends nothing by being mounted, where a number is known and no code is out (U2)', async () => {
    const { calls } = await renderStep({ purpose: 'stepUp', step: { purpose: 'stepUp' } });
    await expect.element(heading('Verify it’s you')).toBeVisible();
    await expect.element(button('Send code')).toBeVisible();
    expect(sent(calls)).toEqual([]);
  });

  it('takes a double click on Send code as one (U1)', async () => {
    const { calls } = await renderStep({ account: 'new', latencyMs: 50 });
    await phoneField().fill(number);
    await button('Send code').dblClick();
    await expect.element(heading('Enter your code')).toBeVisible();
    expect(sent(calls)).toEqual(['send']);
  });

  it('takes Enter and a click on Verify as one (U1)', async () => {
    const { calls } = await renderStep({ latencyMs: 800 });
    await codeField().fill(code);
    await userEvent.keyboard('{Enter}');
    await button(/^Verify/u).click({ force: true });
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(sent(calls)).toEqual(['authenticate']);
  });

  it('takes the last digit and Enter as one where it submits by itself (U1)', async () => {
    const { calls } = await renderStep({ latencyMs: 50, step: { autoSubmit: true } });
    await codeField().click();
    await userEvent.keyboard(`${code}{Enter}`);
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(sent(calls)).toEqual(['authenticate']);
  });

  it('sends a code that was refused again only by the member’s own press', async () => {
    const { calls, part } = await renderStep({ step: { autoSubmit: true } });
    await codeField().click();
    await userEvent.keyboard('246810');
    await expect.poll(() => part('code-error')?.textContent).toMatch(/not correct/u);
    await userEvent.keyboard('246810');
    await expect.element(codeField()).toHaveValue('246810');
    expect(sent(calls)).toEqual(['authenticate']);
    await button('Verify').click();
    await expect.poll(() => sent(calls)).toEqual(['authenticate', 'authenticate']);
  });

  it('asks for the missing digits instead of asking the server', async () => {
    const { calls, part } = await renderStep();
    await codeField().click();
    await userEvent.keyboard('123{Enter}');
    await expect.poll(() => part('code-error')?.textContent).toBe('Enter the 6 digits of the code.');
    await expect.element(codeField()).toHaveFocus();
    await expect.element(codeField()).toHaveValue('123');
    expect(sent(calls)).toEqual([]);
  });
});

describe('a password manager', () => {
  /** Sets, tells and submits at once, as they do: React has rendered nothing in between. */
  function fillAndSubmit(input: HTMLInputElement, text: string): void {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    input.form!.requestSubmit();
  }

  it.each(['document', 'shadow root'])('that fills and submits in a %s is one request with its code', async (place) => {
    const { element, calls } = prepareStep({});
    const host = document.body.appendChild(document.createElement('div'));
    const inside = place === 'document' ? host : host.attachShadow({ mode: 'open' });
    const root = createRoot(inside.appendChild(document.createElement('div')));
    onTestFinished(() => {
      root.unmount();
      host.remove();
    });
    root.render(element);
    const field = (): HTMLInputElement => inside.querySelector<HTMLInputElement>('input[name="code"]')!;
    await expect.poll(field).toBeTruthy();
    fillAndSubmit(field(), '246 810');
    await expect
      .poll(() => inside.querySelector('[data-sms-otp-part="code-error"]')?.textContent)
      .toMatch(/not correct/u);
    // The refused code is gone, so this is an empty one.
    field().form!.requestSubmit();
    await expect.poll(() => inside.querySelector('[data-sms-otp-part="code-error"]')?.textContent).toMatch(/6 digits/u);
    fillAndSubmit(field(), code);
    await expect.poll(() => inside.querySelector('section')!.dataset['state']).toBe('done');
    expect(sent(calls)).toEqual(['authenticate', 'authenticate']);
  });
});

describe('what the host hears', () => {
  it('gets the session once, and events with no code, number or token in them', async () => {
    const onAuthenticated = vi.fn<() => void>();
    const events: StepEvent[] = [];
    await renderStep({ account: 'new', step: { onAuthenticated, onEvent: (event) => events.push(event) } });
    await phoneField().fill(number);
    await button('Send code').click();
    await codeField().click();
    await userEvent.keyboard(`${code}{Enter}`);
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(onAuthenticated).toHaveBeenCalledTimes(1);
    expect(events.map(({ type }) => type)).toEqual([
      'step_viewed',
      'step_viewed',
      'send_requested',
      'step_viewed',
      'send_succeeded',
      'step_viewed',
      'code_submitted',
      'step_viewed',
      'verify_succeeded',
      'step_viewed',
    ]);
    expect(JSON.stringify(events)).not.toMatch(new RegExp(`${code}|${number}`, 'u'));
  });

  it('is asked for the login page when the sign-in is over', async () => {
    const onRestart = vi.fn<() => void>();
    await renderStep({ scenario: { authenticate: 'session_expired' }, step: { onRestart } });
    await codeField().fill(code);
    await userEvent.keyboard('{Enter}');
    await button('Sign in again').click();
    expect(onRestart).toHaveBeenCalledTimes(1);
  });
});

describe('the number', () => {
  it('can be changed while it is not verified, and what was typed is kept (U42)', async () => {
    const { calls, sandbox } = await renderStep({ account: 'new' });
    await phoneField().fill(number);
    await button('Send code').click();
    await button('Change number').click();
    await expect.element(heading('Add your mobile number')).toBeVisible();
    await expect.element(phoneField()).toHaveFocus();
    await expect
      .poll(() => (phoneField().element() as HTMLInputElement).value.replaceAll(/\D/gu, ''))
      .toContain(number);
    await button('Back').click();
    await expect.element(heading('Enter your code')).toBeVisible();
    expect(sent(calls)).toEqual(['send']);
    expect(sandbox.messages.list()).toHaveLength(1);
  });

  it('cannot be changed once it is verified; where to go is said', async () => {
    const { root } = await renderStep();
    await expect.element(heading('Enter your code')).toBeVisible();
    await expect.element(button('Change number')).not.toBeInTheDocument();
    expect(root).toHaveTextContent('Can’t use this number? Contact your administrator.');
    expect(root.textContent).not.toContain(sandboxAccounts.enrolled.mfa_phone_number!.slice(0, -4));
  });

  it('stays in the field, with the focus and the reason, when the server refuses it', async () => {
    const { part } = await renderStep({ account: 'new', scenario: { send: 'phone_taken' } });
    await phoneField().fill(number);
    await button('Send code').click();
    await expect.poll(() => part('phone-error')?.textContent).toMatch(/cannot be used/u);
    await expect.element(phoneField()).toHaveFocus();
    await expect.element(phoneField()).toHaveAttribute('aria-invalid', 'true');
    expect((phoneField().element() as HTMLInputElement).value.replaceAll(/\D/gu, '')).toContain(number);
  });
});
