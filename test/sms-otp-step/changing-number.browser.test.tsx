import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SmsOtpError, type SmsOtpBackend } from 'sms-otp-kit';
import { answering, codeOut, held, mount, noNumber, ok, ready, sendThenChange } from './answering.js';
import { button, codeField, heading, phoneField } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());

describe('changing the number', () => {
  it('can be given up before any code is out: the number on file is still there to be texted', async () => {
    const send = vi.fn<SmsOtpBackend['send']>(async () => ok);
    await mount(answering({ send }), { challenge: ready });
    await button('Change number').click();
    await phoneField().fill('2015550150');
    await button('Back').click();
    await button('Send code').click();
    await expect.element(codeField()).toBeVisible();
    expect(send.mock.calls.map(([params]) => params)).toEqual([{ locale: 'en' }]);
  });

  it('offers no way back where there is no number to go back to', async () => {
    await mount(answering(), { challenge: noNumber });
    await expect.element(phoneField()).toBeVisible();
    await expect.element(button('Back')).not.toBeInTheDocument();
  });

  it('waits for the cool-down of the code before it, as the server would have it, and says so', async () => {
    const send = vi.fn<SmsOtpBackend['send']>(async () => ({ ...ok, resend_in_seconds: 4 }));
    const { state } = await mount(answering({ send }), { challenge: noNumber });
    await sendThenChange();
    await expect.element(button(/^Send code in/u)).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.poll(state).toBe('enteringPhone');
    expect(send).toHaveBeenCalledTimes(1);
    await button('Send code').click();
    await expect.element(codeField()).toBeVisible();
    expect(send.mock.calls.map(([params]) => params.mfa_phone_number)).toEqual(['+12015550149', '+12015550150']);
  });

  it('can be given up while it is limited: the code that is out still gets in', async () => {
    const answers = [async () => ({ ...ok, resend_in_seconds: 0 })];
    const send: SmsOtpBackend['send'] = async () => {
      const answer = answers.pop();
      if (answer) return answer();
      throw new SmsOtpError('rate_limited', { retryAfterSeconds: 60 });
    };
    const { state } = await mount(answering({ send }), { challenge: noNumber });
    await sendThenChange();
    await button('Send code').click();
    await expect.poll(state).toBe('rateLimited');
    await button('Back').click();
    await expect.element(button(/^Resend code in/u)).toHaveAttribute('aria-disabled', 'true');
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
  });

  it('leaves the way to the code that is out, where the login has its number already', async () => {
    const answers = [async () => ({ ...ok, resend_in_seconds: 0 })];
    const send: SmsOtpBackend['send'] = async () => {
      const answer = answers.pop();
      if (answer) return answer();
      throw new SmsOtpError('phone_mismatch');
    };
    const { part } = await mount(answering({ send }), { challenge: noNumber });
    await sendThenChange();
    await button('Send code').click();
    await expect.poll(() => part('error')?.textContent).toMatch(/another number/u);
    expect(part('description').textContent).toContain('0149');
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
  });

  it('is busy while the rules are on their way, and texts nobody whom the member went back from (U7)', async () => {
    const rules = held<never>();
    const send = vi.fn<SmsOtpBackend['send']>(async () => ok);
    const { state } = await mount(answering({ send }), {
      challenge: codeOut,
      phoneProps: { loadMetadata: () => rules.promise },
    });
    await button('Change number').click();
    await phoneField().fill('2015550150');
    await button('Send code').click();
    await expect.element(button('Sending…')).toHaveAttribute('aria-disabled', 'true');
    await button('Back').click();
    await expect.poll(state).toBe('enteringCode');
    rules.fail(new Error('of the line'));
    await expect.element(codeField()).toHaveFocus();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([state(), send.mock.calls]).toEqual(['enteringCode', []]);
  });
});

describe('a number that the server refuses', () => {
  it('is told why as the field itself tells it, also where the numbering rules could not be loaded (F8)', async () => {
    const send: SmsOtpBackend['send'] = async () => {
      throw new SmsOtpError('phone_country_not_allowed');
    };
    const loadMetadata = async (): Promise<never> => {
      throw new Error('offline');
    };
    const { part } = await mount(answering({ send }), { challenge: noNumber, phoneProps: { loadMetadata } });
    const words = 'We cannot text numbers in this country: United States. Use a number from a listed country.';
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await expect.poll(() => part('phone-error').textContent).toBe(words);
    await expect.element(phoneField()).toHaveFocus();
    await expect.element(button('Send code')).toBeEnabled();
    expect(part('phone-error').textContent).toBe(words);
    await phoneField().fill('2045550149');
    expect(part('phone-error').textContent).toBe('');
  });
});
