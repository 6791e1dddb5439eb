import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createHttpBackend, type SmsOtpBackend, SmsOtpError, smsOtpErrorCodes } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts, type SandboxScenario } from 'sms-otp-kit/sandbox';
import { createSmsOtpHandlers } from 'sms-otp-kit/sandbox/msw';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const { enrolled, new: fresh } = sandboxAccounts;
const context = () => ({ signal: new AbortController().signal, idempotencyKey: crypto.randomUUID() });
/** What the page has: the kit's own HTTP backend, and the platform's fetch. */
const page = createHttpBackend({ baseUrl: 'https://app.example.com/auth/sms-otp' });

async function failure(promise: Promise<unknown>): Promise<Pick<SmsOtpError, 'code' | 'outcome'>> {
  const error: unknown = await promise.then(
    () => new Error('It succeeded.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SmsOtpError)) throw error;
  const { code, outcome, retryAfterSeconds } = error;
  return { code, outcome, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function meet(memberId: string, scenario?: SandboxScenario): ReturnType<typeof createStytchSandbox> {
  const sandbox = createStytchSandbox();
  const backend = sandbox.backend(memberId, scenario === undefined ? {} : { scenario });
  server.use(...createSmsOtpHandlers({ baseUrl: '/auth/sms-otp', backend }));
  return sandbox;
}

describe('createSmsOtpHandlers, with the server of MSW in Node', () => {
  it('carries the whole step of an enrolled member over the page’s own fetch', async () => {
    const sandbox = meet(enrolled.member_id);
    expect(await page.challenge(context())).toMatchObject({ state: 'pending', code_sent: true, resend_in_seconds: 30 });
    expect(await failure(page.send({}, context()))).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 30 });
    const { code } = sandbox.messages.last(enrolled.member_id)!;
    expect(
      await failure(page.authenticate({ code: code === '111111' ? '222222' : '111111' }, context())),
    ).toMatchObject({
      code: 'code_incorrect',
    });
    expect(await page.authenticate({ code }, context())).toMatchObject({ status_code: 200 });
    expect(await page.challenge(context())).toMatchObject({ state: 'authenticated' });
  });

  it('texts the number of a new member in the language that the page asks for', async () => {
    const sandbox = meet(fresh.member_id);
    expect(await page.challenge(context())).toMatchObject({ state: 'pending', has_phone_number: false });
    const sent = await page.send({ mfa_phone_number: '+12015550199', locale: 'pt-br' }, context());
    expect(sent).toMatchObject({ masked_phone_number: '••• ••• 0199', code_expires_in_seconds: 120 });
    expect(sandbox.messages.last('+12015550199')!.locale).toBe('pt-br');
  });

  // No server answers that the page gave up, and of a 503 that says no more a page cannot know what was done.
  it.each(smsOtpErrorCodes.filter((code) => code !== 'aborted' && code !== 'unknown'))(
    'lets the page meet %s as it meets it in the sandbox itself',
    async (code) => {
      const direct = createStytchSandbox().backend(enrolled.member_id, { scenario: code });
      meet(enrolled.member_id, code);
      const expected = await failure(direct.send({}, context()));
      expect(expected.code).toBe(code);
      expect(await failure(page.send({}, context()))).toEqual(expected);
      expect(await failure(page.authenticate({ code: '123456' }, context()))).toEqual(expected);
    },
  );

  it('uses the code up and loses the answer, in the scenario of that name', async () => {
    const sandbox = meet(enrolled.member_id, 'lost_answer');
    const { code } = sandbox.messages.last(enrolled.member_id)!;
    const lost = { code: 'outcome_unknown', outcome: 'unknown' };
    expect(await failure(page.authenticate({ code }, context()))).toMatchObject(lost);
    expect(await page.challenge(context())).toMatchObject({ state: 'authenticated' });
  });

  it('refuses what our proxy refuses: a body that is no JSON, and a code that is no text', async () => {
    meet(enrolled.member_id);
    for (const body of ['no JSON', '{"code":123456}', '[]']) {
      const response = await fetch('https://app.example.com/auth/sms-otp/authenticate', { method: 'POST', body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error_type: 'invalid_request', status_code: 400 });
    }
  });

  it('says a wait in the header, too, for a page that reads no body', async () => {
    meet(enrolled.member_id, 'locked');
    const response = await fetch('https://app.example.com/auth/sms-otp/send', { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3600']);
  });

  it('tells the backend when the page gave the request up, and which gesture it was', async () => {
    const seen: { aborted: () => boolean; key: string }[] = [];
    const backend: SmsOtpBackend = {
      send: (_params, { signal, idempotencyKey }) => {
        seen.push({ aborted: () => signal.aborted, key: idempotencyKey });
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new SmsOtpError('aborted'))),
        );
      },
      authenticate: () => Promise.reject(new SmsOtpError('code_incorrect')),
    };
    server.use(...createSmsOtpHandlers({ baseUrl: 'https://app.example.com/auth/sms-otp/', backend }));
    const abort = new AbortController();
    const call = failure(page.send({}, { signal: abort.signal, idempotencyKey: 'gesture-1' }));
    await expect.poll(() => seen.length).toBe(1);
    abort.abort();
    expect(await call).toMatchObject({ code: 'aborted' });
    await expect.poll(() => seen[0]!.aborted()).toBe(true);
    expect(seen[0]!.key).toBe('gesture-1');
  });

  it('leaves the challenge to others when the backend has none', () => {
    const { send, authenticate } = createStytchSandbox().backend(enrolled.member_id);
    const handlers = createSmsOtpHandlers({ baseUrl: '/auth/sms-otp', backend: { send, authenticate } });
    expect(handlers.map(({ info }) => info.header)).toEqual([
      'POST */auth/sms-otp/send',
      'POST */auth/sms-otp/authenticate',
    ]);
  });

  it('fits beside a login of your own, which starts it again', async () => {
    const sandbox = createStytchSandbox();
    const backend = sandbox.backend(enrolled.member_id);
    server.use(
      http.post('*/auth/login', async () => {
        backend.restart();
        return HttpResponse.json(await backend.challenge());
      }),
      ...createSmsOtpHandlers({ baseUrl: '/auth/sms-otp', backend }),
    );
    const login = await fetch('https://app.example.com/auth/login', { method: 'POST' });
    expect(await login.json()).toMatchObject({ state: 'pending', code_sent: true });
    expect(sandbox.messages.list()).toHaveLength(2);
    await page.authenticate({ code: sandbox.messages.last()!.code }, context());
  });

  it.each([
    ['baseUrl', { baseUrl: 'auth/sms-otp', backend: createStytchSandbox().backend(enrolled.member_id) }],
    ['backend', { baseUrl: '/auth/sms-otp', backend: {} as SmsOtpBackend }],
  ])('says what is missing when it gets no %s', (name, options) => {
    expect(() => createSmsOtpHandlers(options)).toThrow(
      new RegExp(`^createSmsOtpHandlers needs.*\`${name}\`.*Pass `, 'u'),
    );
  });
});
