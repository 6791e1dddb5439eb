import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en, type Message, SmsOtpError, type SmsOtpErrorCode, smsOtpErrorCodes } from 'sms-otp-kit';
import { createFormat } from '../../src/locale/format.js';
import { messageText } from '../../src/locale/message-text.js';
import { button, code, codeField, heading, locales, phoneField, renderStep } from './rendered-step.js';

beforeEach(() => {
  sessionStorage.clear();
  document.cookie = 'sms_otp_locale=; Path=/; Max-Age=0';
});

const ends = {
  locked: 'title.locked',
  session_expired: 'title.expired',
  not_allowed: 'title.blocked',
  forbidden: 'title.blocked',
  misconfigured: 'title.blocked',
} as const;

/** What a screen reader is told at once. */
const alerts = (root: HTMLElement): string[] =>
  [...root.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent!);

describe.each(locales)('in $name', ({ tag, messages }) => {
  const refuse = async (scenario: SmsOtpErrorCode): Promise<HTMLElement> => {
    const { root } = await renderStep({ scenario: { authenticate: scenario }, provider: { defaultLocale: tag } });
    await page.getByRole('textbox').fill(code);
    await userEvent.keyboard('{Enter}');
    return root;
  };

  it.each(Object.keys(ends) as (keyof typeof ends)[])('%s ends the step with a title of its own', async (scenario) => {
    const root = await refuse(scenario);
    await expect
      .element(page.getByRole('heading', { name: messages[ends[scenario]] as string, exact: true }))
      .toBeVisible();
    expect(root.textContent).not.toMatch(/[a-z]+_[a-z]+/u);
  });

  it.each(smsOtpErrorCodes.filter((one) => !Object.hasOwn(ends, one)))('%s has words', async (scenario) => {
    const root = await refuse(scenario);
    // What may have been done is looked up before it is called a failure.
    const isUnknown = new SmsOtpError(scenario).outcome === 'unknown';
    const sentence = messages[isUnknown ? 'status.unconfirmed' : (`error.${scenario}` as const)];
    const words = messageText(sentence as Message<object>, { wait: 60 }, createFormat(tag));
    await expect.poll(() => alerts(root)).toContain(words);
    expect(root.textContent).not.toMatch(/[a-z]+_[a-z]+/u);
  });
});

describe('a lost answer', () => {
  it('to a send: a code may be out, nothing is repeated, and waiting starts (U8)', async () => {
    const { calls, root } = await renderStep({
      purpose: 'stepUp',
      scenario: { send: 'lost_answer' },
      step: { purpose: 'stepUp' },
    });
    await button('Send code').click();
    await expect.element(heading('Enter your code')).toBeVisible();
    expect(root).toHaveTextContent('We may have sent a code to');
    await expect.element(button(/^Resend code in/u)).toHaveAttribute('aria-disabled', 'true');
    expect(calls.filter((call) => call === 'send')).toHaveLength(1);
    await codeField().fill(code);
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
  });

  it('to a verification: the server is asked, and a session that exists is taken (U8)', async () => {
    const { calls } = await renderStep({ scenario: { authenticate: 'lost_answer' } });
    await codeField().fill(code);
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(calls.filter((call) => call === 'authenticate')).toHaveLength(1);
  });
});

describe('what the step is for', () => {
  it.each([
    ['login', 'enrolled', 'Enter your code', /^We sent a 6-digit code to .*0123.\.$/u, 'Signing you in…'],
    [
      'stepUp',
      'enrolled',
      'Verify it’s you',
      /^To continue, confirm it’s you with a code we’ll text to/u,
      'One moment…',
    ],
    ['unenroll', 'enrolled', 'Verify it’s you', /^To turn off text codes, confirm it’s you/u, 'One moment…'],
    ['enroll', 'new', 'Add your mobile number', /then use it when you sign in\.$/u, 'One moment…'],
  ] as const)('is said on the first screen and on the last: %s', async (purpose, account, title, words, end) => {
    const { part, root } = await renderStep({ account, purpose, step: { purpose } });
    await expect.element(heading(title)).toBeVisible();
    expect(part('description')!.textContent).toMatch(words);
    expect(root.dataset['purpose']).toBe(purpose);
    if (account === 'new') await phoneField().fill('2015550149');
    if (purpose !== 'login') await button('Send code').click();
    await codeField().fill(code);
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(part('description')!.textContent).toBe(end);
  });
});

describe('the language', () => {
  it('changes the screen, its lang and the next SMS, and sends nothing', async () => {
    const { calls, root, sandbox } = await renderStep({ purpose: 'stepUp', step: { purpose: 'stepUp' } });
    await page.getByRole('combobox', { name: 'Language' }).selectOptions('pt-BR');
    await expect.element(heading('Confirme que é você')).toBeVisible();
    expect(root.lang).toBe('pt-BR');
    expect(calls).not.toContain('send');
    await button('Enviar código').click();
    await expect.poll(() => sandbox.messages.last()?.locale).toBe('pt-br');
  });

  it('is told to the host when it changes, and once', async () => {
    const changes: string[] = [];
    const { root } = await renderStep({
      step: { onEvent: (event) => void (event.type === 'locale_changed' && changes.push(event.locale)) },
    });
    await page.getByRole('combobox', { name: 'Language' }).selectOptions('pt-BR');
    await expect.poll(() => root.lang).toBe('pt-BR');
    expect(changes).toEqual(['pt-BR']);
  });

  it('translates an error that is on the screen', async () => {
    const { part } = await renderStep();
    await codeField().fill('246810');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => part('code-error')?.textContent).toBe(en.messages['error.code_incorrect']);
    await page.getByRole('combobox', { name: 'Language' }).selectOptions('es');
    await expect.poll(() => part('code-error')?.textContent).toMatch(/^Ese código no es correcto/u);
  });

  it('takes words of the host over its own, from the step and from the provider', async () => {
    await renderStep({
      provider: { messages: { 'title.code': 'From the provider', 'action.verify': 'Go on' } },
      step: { messages: { 'title.code': 'From the step' } },
    });
    await expect.element(heading('From the step')).toBeVisible();
    await expect.element(button('Go on')).toBeVisible();
  });

  it('keeps a typed number through a change of language', async () => {
    await renderStep({ account: 'new' });
    await phoneField().fill('2015550149');
    await page.getByRole('combobox', { name: 'Language' }).selectOptions('es');
    await expect
      .poll(() => (page.getByRole('textbox').element() as HTMLInputElement).value.replaceAll(/\D/gu, ''))
      .toContain('2015550149');
  });
});
