import type { CallContext, SmsOtpBackend } from '../contract/backend.js';
import { SmsOtpError } from '../contract/errors.js';
import {
  idempotencyKeyHeader,
  parseRetryAfter,
  readAuthenticateResponse,
  readChallenge,
  readError,
  readSendResponse,
  wirePaths,
  writeAuthenticateParams,
  writeSendParams,
} from '../contract/wire.js';

export interface HttpBackendOptions {
  /** Where the proxy is mounted: `'/auth/sms-otp'` or `'https://login.example.com/auth/sms-otp'`. */
  baseUrl: string;
  /** @default the global fetch, found at each call */
  fetch?: typeof globalThis.fetch;
  /** Added to each request, e.g. a CSRF header; a function is asked each time. */
  headers?: Record<string, string> | (() => Record<string, string>);
  /** @default 'same-origin'; `'include'` for a proxy on another origin */
  credentials?: RequestCredentials;
  /** Whole trip of one request; longer than the proxy's own 8 seconds, so that its answer wins. @default 15 */
  timeoutSeconds?: number;
}

const baseUrlShape = /^(?:https?:\/\/[^/\s@?#]+(?:\/[^\s?#]*)?|[^\s:?#]+)$/u;

/** An answer of this contract has a few hundred bytes; more is some other page. */
const longestAnswer = 65_536;

/**
 * Speaks the kit's wire format with a server: the proxy, or any server that passes Stytch's own format through. Every
 * failure is a `SmsOtpError`; nothing is ever sent twice.
 */
export function createHttpBackend(options: HttpBackendOptions): Required<SmsOtpBackend> {
  const { timeoutSeconds = 15 } = options ?? {};
  if (typeof options?.baseUrl !== 'string' || !baseUrlShape.test(options.baseUrl)) {
    throw new TypeError(
      'createHttpBackend needs `baseUrl`: the path that the proxy is mounted at ("/auth/sms-otp"), or its http(s) address.',
    );
  }
  if (!(timeoutSeconds > 0 && timeoutSeconds <= 120)) {
    throw new RangeError(`timeoutSeconds is ${timeoutSeconds}; use a number above 0, at most 120.`);
  }
  const base = options.baseUrl.replace(/\/+$/u, '');

  async function call(path: string, body: string | null, context: CallContext): Promise<[unknown, number]> {
    if (context.signal.aborted) throw new SmsOtpError('aborted', { outcome: 'not_sent' });
    if (globalThis.navigator?.onLine === false) throw new SmsOtpError('offline');
    const deadline = new AbortController();
    const abort = (): void => deadline.abort();
    const timer = setTimeout(abort, timeoutSeconds * 1000);
    context.signal.addEventListener('abort', abort);
    let mayBeDone = false;
    try {
      // Of two spellings of one name fetch would send both values in one line, which no server takes for JSON.
      const headers = new Headers(typeof options.headers === 'function' ? options.headers() : options.headers);
      headers.set('accept', 'application/json');
      if (body !== null) {
        headers.set('content-type', 'application/json');
        headers.set(idempotencyKeyHeader, context.idempotencyKey);
        mayBeDone = true;
      }
      const response = await (options.fetch ?? globalThis.fetch)(base + path, {
        method: body === null ? 'GET' : 'POST',
        credentials: options.credentials ?? 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
        signal: deadline.signal,
        headers,
        body,
      });
      return await readAnswer(response, mayBeDone);
    } catch (error) {
      if (error instanceof SmsOtpError) throw error;
      if (context.signal.aborted) throw new SmsOtpError('aborted');
      if (deadline.signal.aborted) throw new SmsOtpError('timeout');
      throw connectionError(error, mayBeDone);
    } finally {
      clearTimeout(timer);
      context.signal.removeEventListener('abort', abort);
    }
  }

  return {
    send: async (params, context) =>
      readSendResponse(...(await call(wirePaths.send, writeSendParams(params), context))),
    authenticate: async (params, context) =>
      readAuthenticateResponse(...(await call(wirePaths.authenticate, writeAuthenticateParams(params), context))),
    challenge: async (context) => readChallenge((await call(wirePaths.challenge, null, context))[0]),
  };
}

async function readAnswer(response: Response, mayBeDone: boolean): Promise<[unknown, number]> {
  const { status } = response;
  // A login page instead of an answer: the host's own session is over.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    throw new SmsOtpError('session_expired', status > 0 ? { status } : {});
  }
  const body = parse(await readText(response));
  const retryAfter = response.headers.get('retry-after');
  const error = readError(body, status, retryAfter);
  if (error) throw error;
  if (status === 429) throw new SmsOtpError('rate_limited', { status, retryAfterSeconds: parseRetryAfter(retryAfter) });
  if (status === 404 || status === 405) throw new SmsOtpError('misconfigured', { status });
  if (status >= 500) throw new SmsOtpError('unavailable', { status, outcome: 'unknown' });
  if (status >= 400) throw new SmsOtpError('unknown', { status });
  // Success without an answer, such as 204 or an HTML page: it may have been done.
  if (body === undefined) throw new SmsOtpError(mayBeDone ? 'outcome_unknown' : 'unavailable', { status });
  return [body, status];
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > longestAnswer) {
      await reader.cancel();
      return '';
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the platform tells (Node), a connection that was never made is `not_sent`; a browser calls everything "Failed to fetch". */
function connectionError(error: unknown, mayBeDone: boolean): SmsOtpError {
  const code = ((error as Error | null)?.cause as { code?: string } | undefined)?.code;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new SmsOtpError('unavailable', { outcome: 'not_sent' });
  }
  return new SmsOtpError(mayBeDone ? 'outcome_unknown' : 'unavailable');
}
