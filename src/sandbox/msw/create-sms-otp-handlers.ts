import { http, type HttpHandler, HttpResponse } from 'msw';
import type { CallContext, SmsOtpBackend } from '../../contract/backend.js';
import { statusByCode } from '../../contract/error-status.js';
import { isSmsOtpError, SmsOtpError } from '../../contract/errors.js';
import {
  idempotencyKeyHeader,
  readAuthenticateParams,
  readSendParams,
  wirePaths,
  writeError,
} from '../../contract/wire.js';

export interface SmsOtpHandlersOptions {
  /** The one that the page gives `createHttpBackend`: `'/auth/sms-otp'`, on any origin, or `'https://login.example.com/auth/sms-otp'`. */
  baseUrl: string;
  /** What answers: `sandbox.backend(memberId, { scenario })`, or an object of your own. */
  backend: SmsOtpBackend;
}

/**
 * Request handlers for MSW that stand where your server would: the page keeps its own `createHttpBackend` and its own fetch,
 * and the sandbox answers. `setupServer(...createSmsOtpHandlers(…))` in Node, `setupWorker(…)` in a browser; later ones given
 * to `server.use(…)` win, so that one test can have another member or scenario.
 */
export function createSmsOtpHandlers({ baseUrl, backend }: SmsOtpHandlersOptions): HttpHandler[] {
  if (typeof baseUrl !== 'string' || !/^(?:\/|https?:\/\/)/u.test(baseUrl)) {
    throw new TypeError(
      'createSmsOtpHandlers needs `baseUrl`, a path or an http(s) address: without it no request of the page is met. Pass the one that the page gives createHttpBackend, such as "/auth/sms-otp".',
    );
  }
  if (typeof backend?.send !== 'function' || typeof backend.authenticate !== 'function') {
    throw new TypeError(
      'createSmsOtpHandlers needs a `backend` with send and authenticate, or it has no answers. Pass createStytchSandbox().backend(memberId), or an object of your own with both methods.',
    );
  }
  const trimmed = baseUrl.replace(/\/+$/u, '');
  // In Node a page has no origin, so a bare path would match nothing.
  const base = trimmed.startsWith('/') ? `*${trimmed}` : trimmed;
  const { challenge } = backend;
  return [
    http.post(base + wirePaths.send, ({ request }) =>
      answer(async () => backend.send(readSendParams(await readJson(request)), contextOf(request))),
    ),
    http.post(base + wirePaths.authenticate, ({ request }) =>
      answer(async () => backend.authenticate(readAuthenticateParams(await readJson(request)), contextOf(request))),
    ),
    ...(challenge
      ? [
          http.get(base + wirePaths.challenge, ({ request }) =>
            answer(() => challenge.call(backend, contextOf(request))),
          ),
        ]
      : []),
  ];
}

function contextOf(request: Request): CallContext {
  return { signal: request.signal, idempotencyKey: request.headers.get(idempotencyKeyHeader) ?? '' };
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new SmsOtpError('invalid_request');
  }
}

/** As our proxy answers: the code in `error_type`, and the wait in the body and in the header. */
async function answer(run: () => Promise<object>): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    return HttpResponse.json({ ...(await run()) }, { headers });
  } catch (error) {
    if (!isSmsOtpError(error)) throw error;
    const status = statusByCode[error.code];
    const wait = error.retryAfterSeconds;
    return HttpResponse.json(
      { ...writeError(error, status) },
      { status, headers: { ...headers, ...(wait === undefined ? {} : { 'retry-after': String(wait) }) } },
    );
  }
}
