import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { type Challenge, SmsOtpError, type SmsOtpBackend, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import { answering, bringBack, codeOut, held, mount, noNumber, ok, ready } from './answering.js';
import { button, codeField, heading, locales, phoneField } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());

describe('back from the back-forward cache', () => {
  it('sends the code that is typed now, whatever became of the one before (U11)', async () => {
    const codes: string[] = [];
    const first = held<never>();
    const backend = answering({
      challenge: async () => codeOut,
      authenticate: async ({ code }) => {
        codes.push(code);
        return codes.length === 1 ? first.promise : (ok as never);
      },
    });
    const { state } = await mount(backend, {});
    await codeField().fill('111111');
    await button('Verify').click();
    await expect.poll(state).toBe('verifying');
    bringBack();
    await expect.poll(state).toBe('enteringCode');
    await codeField().fill('222222');
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
    first.fail(new SmsOtpError('code_incorrect'));
    expect(codes).toEqual(['111111', '222222']);
  });

  it('keeps half a number, and still asks where the login stands (U42)', async () => {
    const challenge = vi.fn<() => Promise<Challenge>>(async () => noNumber);
    await mount(answering({ challenge }), {});
    await phoneField().fill('2015550');
    const asked = challenge.mock.calls.length;
    bringBack();
    await expect.poll(() => challenge.mock.calls.length).toBe(asked + 1);
    await expect.element(phoneField()).toHaveValue('(201) 555-0');
  });
});

describe('a step that is mounted again', () => {
  it('asks the server whether the challenge of the page still holds, where this tab sent a code since', async () => {
    const send = vi.fn<SmsOtpBackend['send']>(async () => ok);
    const backend = answering({ send, challenge: async () => ({ ...codeOut, resend_in_seconds: 20 }) });
    const first = await mount(backend, { challenge: ready });
    await button('Send code').click();
    await expect.poll(first.state).toBe('enteringCode');
    await first.unmount();
    const second = await mount(backend, { challenge: ready });
    await expect.poll(second.state).toBe('enteringCode');
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a send', codeOut, /^Resend code in/u],
    ['a code', codeOut, /^Verify/u],
    ['a first number', noNumber, /^Send code/u],
  ])('still waits after a limit on %s', async (gesture, challenge, name) => {
    const refuse = async (): Promise<never> => {
      throw new SmsOtpError('rate_limited', { retryAfterSeconds: 300 });
    };
    const backend = answering({ send: refuse, authenticate: refuse });
    const first = await mount(backend, { challenge });
    if (gesture === 'a code') {
      await codeField().fill('123456');
      await button('Verify').click();
    } else if (gesture === 'a send') await button('Resend code').click();
    else {
      await phoneField().fill('2015550149');
      await button('Send code').click();
    }
    await expect.poll(first.state).toBe('rateLimited');
    await first.unmount();
    const second = await mount(backend, { challenge });
    await expect.poll(second.state).toBe('rateLimited');
    await expect.element(button(name)).toHaveAttribute('aria-disabled', 'true');
  });

  it('takes no focus for a limit that it finds, where the host says so', async () => {
    const authenticate = async (): Promise<never> => {
      throw new SmsOtpError('rate_limited', { retryAfterSeconds: 300 });
    };
    const step = { challenge: codeOut, autoFocus: false };
    const first = await mount(answering({ authenticate }), step);
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.poll(first.state).toBe('rateLimited');
    await first.unmount();
    const second = await mount(answering({ authenticate }), step);
    await expect.poll(second.state).toBe('rateLimited');
    await expect.element(button('Verify')).toHaveAttribute('aria-disabled', 'true');
    expect(document.activeElement).toBe(document.body);
  });

  it('takes over nothing that another login left in the tab', async () => {
    const first = await mount(answering(), { challenge: ready, attemptId: 'login-1' });
    await button('Send code').click();
    await expect.poll(first.state).toBe('enteringCode');
    expect(sessionStorage.getItem('sms-otp-kit.step')).toContain('login-1');
    await first.unmount();
    const other = await mount(answering(), { challenge: ready, attemptId: 'login-2' });
    await expect.element(button('Send code')).toBeVisible();
    expect(other.state()).toBe('readyToSend');
    await other.unmount();
    const again = await mount(answering(), { challenge: ready, attemptId: 'login-1' });
    await expect.poll(again.state).toBe('enteringCode');
  });

  it('is not moved by a step of another purpose or login beside it', async () => {
    const backend = answering();
    await render(
      <SmsOtpProvider backend={backend} locales={locales} defaultLocale="en">
        <div data-testid="login">
          <SmsOtpStep challenge={codeOut} attemptId="login-1" />
        </div>
        <div data-testid="other">
          <SmsOtpStep challenge={ready} attemptId="login-2" />
        </div>
        <div data-testid="step-up">
          <SmsOtpStep challenge={ready} attemptId="login-1" purpose="stepUp" />
        </div>
      </SmsOtpProvider>,
    );
    const stateOf = (id: string): string | undefined =>
      document.querySelector<HTMLElement>(`[data-testid="${id}"] section`)!.dataset['state'];
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.poll(() => stateOf('login')).toBe('done');
    expect([stateOf('other'), stateOf('step-up')]).toEqual(['readyToSend', 'readyToSend']);
  });
});
