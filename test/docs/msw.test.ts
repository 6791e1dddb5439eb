import { createHttpBackend } from 'sms-otp-kit';
import { sandboxAccounts } from 'sms-otp-kit/sandbox';
import { expect, it } from 'vitest';
import { handlers } from './msw-login.js';
import { meet } from './msw-scenario.js';
import { sandbox, server } from './msw-server.js';

const page = createHttpBackend({ baseUrl: 'https://app.example.com/auth/sms-otp' });
const context = () => ({ signal: new AbortController().signal, idempotencyKey: crypto.randomUUID() });

it('runs the server of docs/testing.md', async () => {
  const { code } = sandbox.messages.last(sandboxAccounts.enrolled.member_id)!;
  expect(await page.authenticate({ code }, context())).toMatchObject({ status_code: 200 });
});

it('runs its one test with another member and another fate', async () => {
  meet(server, { send: 'delivery_failed' });
  expect(await page.challenge(context())).toMatchObject({ has_phone_number: false });
  const send = page.send({ mfa_phone_number: '+12015550199' }, context());
  await expect(send).rejects.toMatchObject({ code: 'delivery_failed' });
});

it('runs its login route, after which a code is out', async () => {
  server.use(...handlers);
  const login = await fetch('https://app.example.com/api/login', { method: 'POST' });
  expect(await login.json()).toMatchObject({ state: 'pending', code_sent: true });
  expect(await page.challenge(context())).toMatchObject({ state: 'pending', code_sent: true });
});
