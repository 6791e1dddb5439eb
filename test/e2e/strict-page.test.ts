import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPhone, type Demo, passPrimaryLogin, startBrowser, startDemo, visit } from './demo.js';

let demo: Demo;
let browser: Browser;
beforeAll(async () => {
  [demo, browser] = await Promise.all([startDemo(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});

it('goes from the password to the session under a strict policy, trusted types included, and breaks it nowhere', async () => {
  const { page, problems } = await visit(browser, demo.url);
  const policy = (await page.request.get(demo.url)).headers()['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("style-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");

  await passPrimaryLogin(page, 'new');
  await page.getByRole('textbox', { name: 'Mobile number' }).pressSequentially('201 555 0148');
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Verification code' });
  await field.waitFor();
  await field.pressSequentially('000000');
  await page.keyboard.press('Enter');
  await page.getByText('That code is not correct').waitFor();
  await field.pressSequentially((await createPhone(demo.sandbox).last('+12015550148')).code);
  await page.keyboard.press('Enter');
  await page.locator('dl.session').waitFor();
  expect(problems).toEqual([]);

  // The policy is in force, and what breaks it is seen here.
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => problems.join()).toContain('style-src');
});
