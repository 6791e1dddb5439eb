import { beforeEach, describe, expect, it } from 'vitest';
import { SmsOtpError, type SmsOtpBackend } from 'sms-otp-kit';
import { answering, codeOut, held, mount, noNumber, ok, sendThenChange } from './answering.js';
import { button, codeField, heading } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());

describe('a resend', () => {
  it('repeats the number that the newest code went to, not one whose send failed', async () => {
    const numbers: (string | undefined)[] = [];
    const send: SmsOtpBackend['send'] = async ({ mfa_phone_number }) => {
      numbers.push(mfa_phone_number);
      if (numbers.length === 2) throw new SmsOtpError('offline');
      return { ...ok, resend_in_seconds: 0 };
    };
    const { part } = await mount(answering({ send }), { challenge: noNumber });
    await sendThenChange();
    await button('Send code').click();
    await expect.element(button('Send code')).toBeVisible();
    await expect.poll(() => numbers.length).toBe(2);
    await button('Back').click();
    expect(part('description').textContent).toContain('0149');
    await button('Resend code').click();
    await expect.poll(() => numbers).toEqual(['+12015550149', '+12015550150', '+12015550149']);
  });

  it('leaves the code that was filled in before its own answer came (U30)', async () => {
    const answer = held<typeof ok>();
    await mount(answering({ send: () => answer.promise }), { challenge: codeOut });
    await codeField().fill('111111');
    await button('Resend code').click();
    await expect.element(codeField()).toHaveValue('111111');
    await codeField().fill('123456');
    answer.settle(ok);
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    await expect.element(codeField()).toHaveValue('123456');
  });

  it('takes the code of the message before it out of the field', async () => {
    await mount(answering(), { challenge: codeOut });
    await codeField().fill('111111');
    await button('Resend code').click();
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    await expect.element(codeField()).toHaveValue('');
  });

  it('leaves no refused code in the field, also where it was typed while the resend failed', async () => {
    const answer = held<typeof ok>();
    const authenticate: SmsOtpBackend['authenticate'] = async () => {
      throw new SmsOtpError('code_incorrect');
    };
    const { part, state } = await mount(answering({ send: () => answer.promise, authenticate }), {
      challenge: codeOut,
    });
    await button('Resend code').click();
    await codeField().fill('123456');
    answer.fail(new SmsOtpError('offline'));
    await expect.poll(state).toBe('enteringCode');
    await button('Verify').click();
    await expect.poll(() => part('code-error')?.textContent).toMatch(/not correct/u);
    await expect.element(codeField()).toHaveValue('');
  });

  it('takes the error of half a code away together with it', async () => {
    const { part } = await mount(answering(), { challenge: codeOut });
    await codeField().fill('123');
    await button('Verify').click();
    await expect.poll(() => part('code-error')?.textContent).toBe('Enter the 6 digits of the code.');
    await button('Resend code').click();
    await expect.element(codeField()).toHaveValue('');
    expect(part('code-error')?.textContent ?? '').toBe('');
    await expect.element(codeField()).not.toHaveAttribute('aria-invalid', 'true');
  });

  it('shows that no code can be verified before its own answer is there', async () => {
    const answer = held<typeof ok>();
    await mount(answering({ send: () => answer.promise }), { challenge: codeOut });
    await button('Resend code').click();
    await expect.element(button('Verify')).toHaveAttribute('aria-disabled', 'true');
    answer.settle(ok);
    await expect.element(button('Verify')).not.toHaveAttribute('aria-disabled');
  });

  it('that fails keeps the focus where it was pressed (U34)', async () => {
    const send = async (): Promise<never> => {
      throw new SmsOtpError('offline');
    };
    const { part } = await mount(answering({ send }), { challenge: codeOut });
    await button('Resend code').click();
    await expect.poll(() => part('error')?.textContent).toMatch(/offline/u);
    await expect.element(button('Resend code')).toHaveFocus();
  });

  it('does not count a code that it met as tried: the same one is submitted by itself afterwards', async () => {
    const answer = held<typeof ok>();
    const codes: string[] = [];
    const backend = answering({
      send: () => answer.promise,
      authenticate: async ({ code }) => {
        codes.push(code);
        return ok as never;
      },
    });
    await mount(backend, { challenge: codeOut, autoSubmit: true });
    await button('Resend code').click();
    await codeField().fill('123456');
    expect(codes).toEqual([]);
    answer.settle(ok);
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    await codeField().fill('12345');
    await codeField().fill('123456');
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(codes).toEqual(['123456']);
  });
});
