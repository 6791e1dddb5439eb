import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { sandboxAccounts } from 'sms-otp-kit/sandbox';
import { createPhone, type Demo, passPrimaryLogin, startBrowser, startDemo, visit, type Visit } from './demo.js';

let demo: Demo;
let browser: Browser;
let phone: ReturnType<typeof createPhone>;
let first: Visit;

const ada = sandboxAccounts.enrolled.mfa_phone_number!;
const codeField = (page: Page) => page.getByRole('textbox', { name: 'Verification code' });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const resend = (page: Page) => page.locator('[data-sms-otp-part=resend]');

beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
  phone = createPhone(demo.sandbox);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});
beforeEach(async () => {
  await phone.reset();
  first = await visit(browser, demo.url);
  await passPrimaryLogin(first.page, 'enrolled');
  await heading(first.page, 'Enter your code').waitFor();
});
afterEach(async () => {
  const { problems, context } = first;
  await context.close();
  if (problems.length > 0) throw new Error(`The page complained:\n${problems.join('\n')}`);
});

it('a send in one tab cools the other down, and success in it moves the other on (U10)', async () => {
  const { page, context } = first;
  const other = await context.newPage();
  const posts: string[] = [];
  other.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
  });
  await other.goto(demo.url);
  await heading(other, 'Enter your code').waitFor();

  // Both wait for the cool-down of the code that Stytch sent by itself.
  const ready = '[data-sms-otp-part=resend]:not([aria-disabled])';
  for (const tab of [page, other]) await tab.locator(ready).waitFor({ timeout: 45_000 });
  await codeField(other).pressSequentially('135');
  await resend(page).click();
  await other.locator('[data-sms-otp-part=resend][aria-disabled=true]').waitFor();
  expect(await resend(other).textContent()).toMatch(/^Resend code in/u);
  await resend(other).click({ force: true });
  // What was typed belongs to the code that is dead now.
  await expect.poll(() => codeField(other).inputValue()).toBe('');
  expect(await phone.messages(ada)).toHaveLength(2);

  await codeField(page).pressSequentially((await phone.last(ada)).code);
  await page.keyboard.press('Enter');
  for (const tab of [page, other]) await heading(tab, 'You are signed in').waitFor();
  expect(posts).toEqual([]);
}, 90_000);

it('a code entered offline is not sent when the line is back, until the member asks for it (U4)', async () => {
  const { page, context, requests } = first;
  const { code } = await phone.last(ada);
  const before = requests.length;
  await context.setOffline(true);
  await codeField(page).pressSequentially(code);
  await page.keyboard.press('Enter');
  await page.getByText('You are offline. Nothing was sent.').waitFor();
  await context.setOffline(false);
  // A request of the page's own goes there and back, so one of the step's would have been seen.
  await page.evaluate(() => fetch('/api/session'));
  expect(requests.slice(before)).toEqual(['GET /api/session']);
  expect(await codeField(page).inputValue()).toBe(code);
  await page.keyboard.press('Enter');
  await heading(page, 'You are signed in').waitFor();
  expect(requests.slice(before).filter((request) => request.endsWith('/authenticate'))).toHaveLength(1);
});
