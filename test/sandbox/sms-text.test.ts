import { sandboxAccounts, type SandboxMessage } from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';
import { logIn, pending, run } from './support.js';

/** The WICG draft "Origin-bound one-time codes delivered via SMS", read as its parser is written: last line only, one space. */
function boundCode(text: string): { host: string; code: string } | null {
  const [, host, code] = /^@([a-z\d.-]+) #([^\s%]+)(?: .*)?$/u.exec(text.split('\n').at(-1)!) ?? [];
  return host && code ? { host, code } : null;
}

async function textIn(locale: string | undefined): Promise<SandboxMessage> {
  const running = await run({ smsHost: 'login.example' });
  const identity = await pending(running, sandboxAccounts.unverified);
  await running.client.otps.sms.send({ ...identity, ...(locale ? { locale } : {}) });
  return running.sandbox.messages.last()!;
}

describe('the text', () => {
  it.each([
    [undefined, 'is your Acme verification code. It expires in 2 minutes.'],
    ['en', 'is your Acme verification code. It expires in 2 minutes.'],
    ['es', 'es tu código de verificación de Acme. Caduca en 2 minutos.'],
    ['pt-br', 'é o seu código de verificação da Acme. Ele expira em 2 minutos.'],
    ['de-DE', 'is your Acme verification code.'],
  ])('is in the language asked for: %s', async (locale, sentence) => {
    const message = await textIn(locale);
    expect(message.body).toContain(sentence);
    expect(message.locale).toBe(locale ?? 'en');
    expect(message.code).toMatch(/^\d{6}$/u);
    expect(message.body.startsWith(`${message.code} `)).toBe(true);
  });

  it.each(['en', 'es', 'pt-br'])('ends in %s with the line that browsers fill in from', async (locale) => {
    const { body, code } = await textIn(locale);
    expect(body.split('\n').at(-1)).toBe(`@login.example #${code}`);
    expect(boundCode(body)).toEqual({ host: 'login.example', code });
  });

  it('carries the language of the login when Stytch sends by itself', async () => {
    const { client, sandbox } = await run();
    await logIn(client, sandboxAccounts.brazilian);
    expect(sandbox.messages.last()).toMatchObject({
      locale: 'pt-br',
      body: expect.stringContaining('Não o compartilhe'),
    });
  });
});

it('keeps leading zeros', async () => {
  const running = await run({ generateCode: () => '001234' });
  const identity = await pending(running, sandboxAccounts.enrolled);
  const { status_code } = await running.client.otps.sms.authenticate({ ...identity, code: '001234' });
  expect(status_code).toBe(200);
  expect(running.sandbox.messages.last()!.body).toContain('#001234');
});
