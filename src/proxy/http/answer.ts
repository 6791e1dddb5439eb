import { statusByCode } from '../../contract/error-status.js';
import { SmsOtpError } from '../../contract/errors.js';
import { writeError } from '../../contract/wire.js';

/** An answer of ours is no page: it is not stored, not framed, not sniffed, and read by its own origin only. */
const safeHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  vary: 'Sec-Fetch-Site, Origin',
} as const;

/** What a route decided; the proxy makes the `Response` of it. */
export interface Answer {
  status: number;
  body: object | null;
  setCookies?: readonly string[];
  headers?: Readonly<Record<string, string>>;
}

export function toResponse(answer: Answer, more: Readonly<Record<string, string>>): Response {
  const headers = new Headers({ ...safeHeaders, ...answer.headers, ...more });
  for (const cookie of answer.setCookies ?? []) headers.append('set-cookie', cookie);
  return new Response(answer.body && JSON.stringify(answer.body), { status: answer.status, headers });
}

/** A refusal that has cookies to set or headers of its own. */
export class Refusal extends Error {
  readonly error: SmsOtpError;
  readonly setCookies: readonly string[];

  constructor(error: SmsOtpError, setCookies: readonly string[]) {
    super(error.message);
    this.error = error;
    this.setCookies = setCookies;
  }
}

export function errorAnswer(error: SmsOtpError, requestId: string): Answer {
  const status = httpStatusOf(error);
  const { retryAfterSeconds, attemptsLeft } = error;
  const identified = new SmsOtpError(error.code, {
    requestId: error.requestId ?? requestId,
    retryAfterSeconds,
    attemptsLeft,
  });
  return {
    status,
    body: writeError(identified, status),
    headers: {
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      // The rest of that request would hold its socket (RFC 9110, 15.5.9).
      ...(status === 408 ? { connection: 'close' } : {}),
    },
  };
}

// Stytch's own status says nothing here, but that of a request we refused ourselves (413, 415, …) does.
function httpStatusOf(error: SmsOtpError): number {
  if (error.code === 'invalid_request' && error.status !== undefined && !error.stytchType) return error.status;
  return error.code === 'outcome_unknown' && error.status !== undefined ? 503 : statusByCode[error.code];
}
