import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxAccountName, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { createPhone, type Demo, passPrimaryLogin, startBrowser, startDemo, visit, type Visit } from './demo.js';

let demo: Demo;
let browser: Browser;
let phone: ReturnType<typeof createPhone>;
let now: Visit;

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  phone = createPhone(demo.sandbox);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});
beforeEach(() => phone.reset());
afterEach(async () => {
  const { problems, context } = now;
  await context.close();
  if (problems.length > 0) throw new Error(`The page complained:\n${problems.join('\n')}`);
});

const ada = sandboxAccounts.enrolled.mfa_phone_number!;
const sends = (): string[] => now.requests.filter((request) => request.endsWith('/send'));
const codeField = () => now.page.getByRole('textbox', { name: 'Verification code' });
const press = (name: string) => now.page.getByRole('button', { name, exact: true }).click();
const heading = (name: string) => now.page.getByRole('heading', { name, exact: true });

async function signedIn(): Promise<void> {
  await heading('You are signed in').waitFor();
  const names = (await now.context.cookies()).map(({ name }) => name);
  expect(names).toContain('__Host-sms_otp_session');
}

async function openCodeScreen(): Promise<void> {
  now = await visit(browser, demo.url);
  await passPrimaryLogin(now.page, 'enrolled');
  await heading('Enter your code').waitFor();
}

async function enter(code: string): Promise<void> {
  await codeField().pressSequentially(code);
  await now.page.keyboard.press('Enter');
}

function differentFrom(code: string): string {
  return code === '111111' ? '222222' : '111111';
}

describe('an enrolled member', () => {
  it('meets the code screen with no send of ours, and lands on the session page with an HttpOnly cookie', async () => {
    await openCodeScreen();
    expect(sends()).toEqual([]);
    await expect.poll(() => phone.messages(ada)).toHaveLength(1);
    expect(await codeField().evaluate((input) => input === document.activeElement)).toBe(true);

    await enter((await phone.last(ada)).code);
    await signedIn();
    expect(await now.page.getByText('Ada Lovelace').isVisible()).toBe(true);
    expect(await now.page.getByText('Password + SMS').isVisible()).toBe(true);
    expect(await heading('You are signed in').evaluate((title) => title === document.activeElement)).toBe(true);
    const cookies = await now.context.cookies();
    const session = cookies.find(({ name }) => name === '__Host-sms_otp_session');
    expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    expect(cookies.some(({ name }) => name === '__Host-sms_otp_login')).toBe(false);
    expect(await now.page.evaluate(() => document.cookie)).not.toContain('session');
    expect(sends()).toEqual([]);

    await press('Sign out');
    await heading('Sign in to Harbor').waitFor();
    await now.page.reload();
    await heading('Sign in to Harbor').waitFor();
  });

  it('pastes the whole message', async () => {
    await openCodeScreen();
    const { body } = await phone.last(ada);
    await now.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await now.page.evaluate((text) => navigator.clipboard.writeText(text), body);
    await codeField().press('Control+v');
    await press('Verify');
    await signedIn();
  });

  it('is told that a code is wrong, loses the digits and not the place, and gets in with the right one', async () => {
    await openCodeScreen();
    const { code } = await phone.last(ada);
    await enter(differentFrom(code));
    await now.page.getByText('That code is not correct. Check the newest message and try again.').waitFor();
    expect(await codeField().inputValue()).toBe('');
    expect(await codeField().evaluate((input) => input === document.activeElement)).toBe(true);
    await enter(code);
    await signedIn();
  });

  it('is told that a code is too old after two minutes', async () => {
    await openCodeScreen();
    const { code } = await phone.last(ada);
    await phone.passSeconds(121);
    await enter(code);
    await now.page.getByText('That code has expired or was already used. Ask for a new one.').first().waitFor();
    expect(await heading('Enter your code').isVisible()).toBe(true);
  });

  it('stays in the step through a reload', async () => {
    await openCodeScreen();
    await now.page.reload();
    await heading('Enter your code').waitFor();
    expect(await phone.messages(ada)).toHaveLength(1);
    await enter((await phone.last(ada)).code);
    await signedIn();
  });

  it('goes back to the login page with words when the login has run out', async () => {
    await openCodeScreen();
    const { code } = await phone.last(ada);
    await phone.passSeconds(601);
    await enter(code);
    await heading('Your sign-in timed out').waitFor();
    await press('Sign in again');
    await heading('Sign in to Harbor').waitFor();
    expect(await now.page.getByText('Sign in again to get a new code.').isVisible()).toBe(true);
  });

  it('switches the language: screen, lang, and the next SMS, and the first code dies with the second', async () => {
    // Side by side, because both wait for the cool-down of the code that Stytch sent by itself.
    await Promise.all([
      switchLanguage('optionalEnrolled', {
        tag: 'es',
        name: 'Español',
        title: 'Introduce el código',
        sms: 'es tu código de verificación',
        refused: 'Ese código',
      }),
      switchLanguage('unverified', {
        tag: 'pt-BR',
        name: 'Português (Brasil)',
        title: 'Digite o código',
        sms: 'é o seu código de verificação',
        refused: 'código',
      }),
    ]);
  });
});

interface Language {
  tag: string;
  name: string;
  title: string;
  sms: string;
  refused: string;
}

async function switchLanguage(account: SandboxAccountName, language: Language): Promise<void> {
  const number = sandboxAccounts[account].mfa_phone_number!;
  const { page, context, requests, problems } = (now = await visit(browser, demo.url));
  await passPrimaryLogin(page, account);
  await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
  expect((await phone.last(number)).body).toContain('verification code. It expires in 2 minutes');

  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: language.name });
  await page.getByRole('heading', { name: language.title }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe(language.tag);
  expect(await page.getAttribute('[data-sms-otp-part=root]', 'lang')).toBe(language.tag);
  expect(await phone.messages(number)).toHaveLength(1);

  const first = await phone.last(number);
  await page.getByRole('button', { name: 'Reenviar código', exact: true }).click({ timeout: 40_000 });
  await expect.poll(() => phone.messages(number)).toHaveLength(2);
  const second = await phone.last(number);
  expect(second.body).toContain(language.sms);
  expect(requests.filter((request) => request.endsWith('/send'))).toHaveLength(1);

  const field = page.locator('[data-sms-otp-part=code-input]');
  await field.pressSequentially(first.code);
  await page.keyboard.press('Enter');
  await page.locator('[data-sms-otp-part=code-error]', { hasText: language.refused }).waitFor();
  await field.pressSequentially(second.code);
  await page.keyboard.press('Enter');
  await page.locator('dl.session').waitFor();
  expect(problems).toEqual([]);
  if (now.context !== context) await context.close();
}

describe('a new member', () => {
  it('gives a number as it is written at home, gets the code, and is enrolled', async () => {
    now = await visit(browser, demo.url);
    await passPrimaryLogin(now.page, 'new');
    await heading('Add your mobile number').waitFor();
    await now.page.getByRole('textbox', { name: 'Mobile number' }).pressSequentially('201 555 0149');
    await press('Send code');
    await heading('Enter your code').waitFor();
    expect(sends()).toHaveLength(1);
    await enter((await phone.last('+12015550149')).code);
    await signedIn();

    await press('Sign out');
    await passPrimaryLogin(now.page, 'new');
    await heading('Enter your code').waitFor();
    expect(sends()).toHaveLength(1);
  });

  it('is told about a number of a country that is not texted, and keeps what was typed', async () => {
    now = await visit(browser, demo.url);
    await passPrimaryLogin(now.page, 'new');
    const field = now.page.getByRole('textbox', { name: 'Mobile number' });
    await field.pressSequentially('+1 876 555 0123');
    await press('Send code');
    await now.page.locator('[data-sms-otp-part=phone-error]', { hasText: 'Jamaica' }).waitFor();
    expect(await field.inputValue()).toContain('876');
    expect(sends()).toEqual([]);
  });
});

describe('the login page', () => {
  it('offers the accounts of the sandbox, and shows their SMS on the phone beside it', async () => {
    now = await visit(browser, demo.url);
    const { page } = now;
    await page.getByRole('button', { name: 'Use: Ada Lovelace' }).click();
    await press('Continue');
    await heading('Enter your code').waitFor();
    const { code } = await phone.last(ada);
    const onPhone = page.getByRole('complementary', { name: 'Demo phone' });
    await onPhone.getByText(`@localhost #${code}`).waitFor();
    await now.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await onPhone.getByRole('button', { name: 'Copy code' }).click();
    await onPhone.getByRole('button', { name: 'Copied' }).waitFor();
    await codeField().focus();
    await page.keyboard.press('Control+v');
    await press('Verify');
    await signedIn();
  });

  it('tells a locked member so, in the step or before it', async () => {
    now = await visit(browser, demo.url);
    await passPrimaryLogin(now.page, 'locked');
    await now.page
      .getByText(/Too many (attempts|tries)/u)
      .first()
      .waitFor();
    expect(sends()).toEqual([]);
  });

  it('lets a member without a second factor in at once', async () => {
    now = await visit(browser, demo.url);
    await passPrimaryLogin(now.page, 'optional');
    await signedIn();
  });

  it('speaks the language of the browser', async () => {
    now = await visit(browser, demo.url, 'pt-PT');
    await heading('Entre na Harbor').waitFor();
    expect(await now.page.getAttribute('html', 'lang')).toBe('pt-BR');
  });
});
