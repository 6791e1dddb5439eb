import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CallContext, createHttpBackend, SmsOtpError } from 'sms-otp-kit/hooks';

const servers: Server[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

async function serve(listener: RequestListener): Promise<{ baseUrl: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/auth`, requests };
}

function answer(status: number, body: string, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
}

const context = (signal = new AbortController().signal): CallContext => ({ signal, idempotencyKey: 'attempt-1' });
const params = { code: '123456' };

async function failure(promise: Promise<unknown>): Promise<SmsOtpError> {
  const error = await promise.then(
    () => 'it was answered',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SmsOtpError);
  return error as SmsOtpError;
}

const error = (type: string): string =>
  JSON.stringify({
    status_code: 400,
    request_id: 'request-id-test-1',
    error_type: type,
    error_message: '',
    error_url: '',
  });

const failToFetch = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
const page = '<!doctype html><title>Sign in</title>';
const inAMinute = (): string => new Date(Date.now() + 60_000).toUTCString();

interface Row {
  title: string;
  listener: RequestListener;
  authenticate: Partial<SmsOtpError>;
}

const rows: Row[] = [
  {
    title: "reads a wrong code in Stytch's own words",
    listener: answer(404, error('otp_code_not_found')),
    authenticate: { code: 'code_incorrect', outcome: 'rejected', requestId: 'request-id-test-1', status: 404 },
  },
  {
    title: 'reads a code of the proxy',
    listener: answer(401, error('code_expired')),
    authenticate: { code: 'code_expired', outcome: 'rejected' },
  },
  {
    title: 'calls an error type that nobody knows unknown, and a refusal',
    listener: answer(400, error('never_heard_of')),
    authenticate: { code: 'unknown', outcome: 'rejected', stytchType: 'never_heard_of' },
  },
  {
    title: 'reads Retry-After in seconds',
    listener: answer(429, error('too_many_requests'), { 'retry-after': '42' }),
    authenticate: { code: 'rate_limited', outcome: 'rejected', retryAfterSeconds: 42 },
  },
  {
    title: "takes a gateway's 429 without a body",
    listener: answer(429, '', { 'retry-after': '7' }),
    authenticate: { code: 'rate_limited', outcome: 'rejected', retryAfterSeconds: 7 },
  },
  {
    title: "takes a redirect to a login page for the end of the host's session, and does not follow it",
    listener: answer(302, '', { location: '/login' }),
    authenticate: { code: 'session_expired', outcome: 'rejected' },
  },
  {
    title: 'does not take an HTML page for success',
    listener: answer(200, page, { 'content-type': 'text/html' }),
    authenticate: { code: 'outcome_unknown', outcome: 'unknown', status: 200 },
  },
  {
    title: 'does not take 204 for success',
    listener: (_request, response) => void response.writeHead(204).end(),
    authenticate: { code: 'outcome_unknown', outcome: 'unknown', status: 204 },
  },
  {
    title: 'does not take JSON that breaks off for success',
    listener: answer(200, '{"status_code":200,"request_id":"re'),
    authenticate: { code: 'outcome_unknown', outcome: 'unknown' },
  },
  {
    title: 'does not take a JSON array for success',
    listener: answer(200, '[]'),
    authenticate: { code: 'outcome_unknown', outcome: 'unknown' },
  },
  {
    title: 'stops reading an answer that is larger than any answer',
    listener: answer(200, `{"request_id":"${'x'.repeat(200_000)}"}`),
    authenticate: { code: 'outcome_unknown', outcome: 'unknown' },
  },
  {
    title: 'blames the mount point for a 404 that says nothing',
    listener: answer(404, page, { 'content-type': 'text/html' }),
    authenticate: { code: 'misconfigured', outcome: 'rejected', status: 404 },
  },
  {
    title: 'leaves it open what a gateway error has done',
    listener: answer(502, page, { 'content-type': 'text/html' }),
    authenticate: { code: 'unavailable', outcome: 'unknown', status: 502 },
  },
  {
    title: 'leaves it open what a connection that breaks has done',
    listener: (request) => void request.socket.destroy(),
    authenticate: { code: 'outcome_unknown', outcome: 'unknown' },
  },
  {
    title: 'leaves it open what an answer that breaks off has done',
    listener: (_request, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"status_code":200', () => response.destroy());
    },
    authenticate: { code: 'outcome_unknown', outcome: 'unknown' },
  },
];

describe('createHttpBackend', () => {
  it.each(rows)('$title', async ({ listener, authenticate }) => {
    const { baseUrl, requests } = await serve(listener);
    const backend = createHttpBackend({ baseUrl });
    expect(await failure(backend.authenticate(params, context()))).toMatchObject(authenticate);
    expect(requests).toHaveLength(1);
  });

  it('reads Retry-After as a date', async () => {
    const { baseUrl } = await serve((request, response) =>
      answer(429, error('rate_limited'), { 'retry-after': inAMinute() })(request, response),
    );
    const { retryAfterSeconds } = await failure(createHttpBackend({ baseUrl }).send({}, context()));
    expect(retryAfterSeconds).toBeGreaterThan(50);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it('says that nothing was sent when nobody listens', async () => {
    const { baseUrl } = await serve(answer(200, '{}'));
    const server = servers.pop()!;
    await new Promise((resolve) => server.close(resolve));
    const thrown = await failure(createHttpBackend({ baseUrl }).send({}, context()));
    expect(thrown).toMatchObject({ code: 'unavailable', outcome: 'not_sent' });
  });

  it('does not guess when a browser only says that it failed to fetch: a lost answer looks the same', async () => {
    const backend = createHttpBackend({ baseUrl: '/auth', fetch: failToFetch });
    expect(await failure(backend.send({}, context()))).toMatchObject({ code: 'outcome_unknown', outcome: 'unknown' });
    expect(await failure(backend.challenge(context()))).toMatchObject({ code: 'unavailable' });
  });

  it('is offline at once, with no request and none later (U4)', async () => {
    const { baseUrl, requests } = await serve(answer(200, '{}'));
    vi.stubGlobal('navigator', { onLine: false });
    const thrown = await failure(createHttpBackend({ baseUrl }).send({}, context()));
    expect(thrown).toMatchObject({ code: 'offline', outcome: 'not_sent' });
    vi.stubGlobal('navigator', { onLine: true });
    await createHttpBackend({ baseUrl }).send({}, context());
    expect(requests).toHaveLength(1);
  });

  it('gives up at its deadline, before or in the middle of an answer, and leaves open what was done (U7)', async () => {
    const silent = await serve(() => {});
    const stalled = await serve((_request, response) => void response.writeHead(200).write('{'));
    for (const { baseUrl } of [silent, stalled]) {
      const backend = createHttpBackend({ baseUrl, timeoutSeconds: 0.15 });
      expect(await failure(backend.send({}, context()))).toMatchObject({ code: 'timeout', outcome: 'unknown' });
    }
  });

  it('tells an abort before the request from one that came too late', async () => {
    const { baseUrl, requests } = await serve(() => {});
    const backend = createHttpBackend({ baseUrl });
    const early = await failure(backend.send({}, context(AbortSignal.abort())));
    expect(early).toMatchObject({ code: 'aborted', outcome: 'not_sent' });
    expect(requests).toHaveLength(0);
    const controller = new AbortController();
    const late = failure(backend.send({}, context(controller.signal)));
    await expect.poll(() => requests.length).toBe(1);
    controller.abort();
    expect(await late).toMatchObject({ code: 'aborted', outcome: 'unknown' });
  });

  it('sends the idempotency key and the host’s headers, and no key that Stytch does not know', async () => {
    let body = '';
    const { baseUrl, requests } = await serve((request, response) => {
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => answer(200, '{"status_code":200,"request_id":"r"}')(request, response));
    });
    const backend = createHttpBackend({ baseUrl: `${baseUrl}//`, headers: () => ({ 'x-csrf': 'token' }) });
    const extra = { mfa_phone_number: '+12025550162', locale: '', attempt: 'x' };
    expect(await backend.send(extra, context())).toEqual({ status_code: 200, request_id: 'r' });
    expect(JSON.parse(body)).toEqual({ mfa_phone_number: '+12025550162' });
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/auth/send' });
    expect(requests[0]!.headers).toMatchObject({
      'idempotency-key': 'attempt-1',
      'x-csrf': 'token',
      'content-type': 'application/json',
    });
  });

  it('writes each of its headers once, also when the host names it in other letters', async () => {
    const { baseUrl, requests } = await serve(answer(200, '{"status_code":200,"request_id":"r"}'));
    const headers = { 'Content-Type': 'application/json', Accept: '*/*', 'Idempotency-Key': 'mine' };
    await createHttpBackend({ baseUrl, headers }).send({}, context());
    expect(requests[0]!.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/json',
      'idempotency-key': 'attempt-1',
    });
  });

  it.each([
    ['throw', () => JSON.parse('the token of a page that has none') as Record<string, string>],
    ['are none', () => ({ 'x-csrf': 'two\nlines' })],
  ])('leaves nothing open when the host’s headers %s: no request was made', async (_why, headers) => {
    const { baseUrl, requests } = await serve(answer(200, '{}'));
    const thrown = await failure(createHttpBackend({ baseUrl, headers }).send({}, context()));
    expect(thrown).toMatchObject({ code: 'unavailable', outcome: 'rejected' });
    expect(requests).toHaveLength(0);
  });

  it('keeps code, number and answer out of its errors', async () => {
    const { baseUrl } = await serve(answer(500, '{"error_type":"internal_server_error","error_message":"654321"}'));
    const thrown = await failure(createHttpBackend({ baseUrl }).authenticate({ code: '654321' }, context()));
    expect(`${JSON.stringify(thrown)}${thrown.stack}${String(thrown.cause)}`).not.toContain('654321');
  });

  it.each([undefined, null, '', 'javascript:alert(1)', 'https://user:pass@host/auth', '/auth?x=1', 7])(
    'refuses the base URL %s where it is made',
    (baseUrl) => {
      expect(() => createHttpBackend({ baseUrl: baseUrl as string })).toThrow(
        /needs `baseUrl`: the path that the proxy is mounted at/u,
      );
    },
  );

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 121])('refuses a timeout of %s seconds', (timeoutSeconds) => {
    expect(() => createHttpBackend({ baseUrl: '/auth', timeoutSeconds })).toThrow(/use a number above 0/u);
  });
});
