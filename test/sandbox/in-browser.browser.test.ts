import { createStytchSandbox, sandboxAccounts, sandboxPassword, sandboxProject } from 'sms-otp-kit/sandbox';
import { expect, it, vi } from 'vitest';

const context = () => ({ signal: new AbortController().signal, idempotencyKey: crypto.randomUUID() });

it('plays the whole step in a page, with no server', async () => {
  const sandbox = createStytchSandbox();
  const { member_id } = sandboxAccounts.new;
  const backend = sandbox.backend(member_id);
  expect(await backend.challenge()).toMatchObject({ state: 'pending', has_phone_number: false });
  await backend.send({ mfa_phone_number: '+12015550199', locale: 'pt-br' }, context());
  const { body, code } = sandbox.messages.last(member_id)!;
  expect(body).toContain('código de verificação');
  await backend.authenticate({ code }, context());
  expect(await backend.challenge()).toMatchObject({ state: 'authenticated' });
});

it('speaks Stytch’s API in a page', async () => {
  const { organization_id, email_address } = sandboxAccounts.optional;
  const response = await createStytchSandbox().fetch(
    new Request('/v1/b2b/passwords/authenticate', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${sandboxProject.project_id}:${sandboxProject.secret}`)}` },
      body: JSON.stringify({ organization_id, email_address, password: sandboxPassword }),
    }),
  );
  expect(await response.json()).toMatchObject({
    status_code: 200,
    session_jwt: expect.stringMatching(/^ey.+\..+\..+$/u),
  });
});

it('plays the step where a phone opens the page over plain http and has no Web Crypto', async () => {
  const bare = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  vi.stubGlobal('crypto', bare);
  try {
    const sandbox = createStytchSandbox();
    const { member_id } = sandboxAccounts.enrolled;
    const backend = sandbox.backend(member_id);
    const { code } = sandbox.messages.last(member_id)!;
    const signal = new AbortController().signal;
    expect(await backend.authenticate({ code }, { signal, idempotencyKey: 'one' })).toMatchObject({ status_code: 200 });
  } finally {
    vi.unstubAllGlobals();
  }
});
