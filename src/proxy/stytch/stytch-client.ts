import { SmsOtpError } from '../../contract/errors.js';
import { parseRetryAfter, readError, stytchPaths } from '../../contract/wire.js';
import { parseJson, readLimited } from '../http/read-limited.js';
import { checkedOrigin, type StytchClientOptions } from './stytch-client-options.js';
import type { StytchLike } from './stytch-like.js';

/** Answers of Stytch for one member and organization are a few kB. */
const maxAnswerBytes = 64 * 1024;

/**
 * Stytch's B2B API for this step, on `fetch`: one deadline, no retry, no redirect, a bounded answer, and errors that hold
 * no code, token or number (the official SDK's hold the request).
 * @throws Error at once when an option is missing or unsafe
 */
export function createStytchClient(options: StytchClientOptions): Required<StytchLike> {
  const origin = checkedOrigin(options);
  const credentials = btoa(`${options.projectId}:${options.secret}`);
  const send = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  // `AbortSignal.timeout` of Node throws at a fraction.
  const timeoutMs = Math.ceil((options.timeoutSeconds ?? 8) * 1000);

  const call = async (method: string, path: string, body?: object): Promise<object> => {
    const request: RequestInit = {
      method,
      headers: {
        authorization: `Basic ${credentials}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    };
    return readAnswer(await send(origin + path, request).catch(fromNetwork));
  };

  return {
    otps: {
      sms: {
        send: (params) => call('POST', stytchPaths.send, params),
        authenticate: (params) => call('POST', stytchPaths.authenticate, params),
      },
    },
    sessions: { authenticate: (params) => call('POST', '/v1/b2b/sessions/authenticate', params) },
    organizations: {
      members: {
        get: (params) => call('GET', memberPath(params.organization_id, 'member?member_id=', params.member_id)),
        deleteMFAPhoneNumber: (params) =>
          call('DELETE', memberPath(params.organization_id, 'members/mfa_phone_numbers/', params.member_id)),
      },
    },
  };
}

function memberPath(organization: string, path: string, member: string): string {
  return `/v1/b2b/organizations/${encodeURIComponent(organization)}/${path}${encodeURIComponent(member)}`;
}

async function readAnswer(response: Response): Promise<object> {
  const { status } = response;
  // A redirect was not followed, so nothing was done; with 'manual' browsers-like runtimes report it as status 0.
  if (status === 0 || (status >= 300 && status < 400)) {
    response.body?.cancel().catch(() => undefined);
    throw new SmsOtpError('misconfigured', { status });
  }
  const body = await readBody(response);
  if (status >= 400) {
    const retryAfter = response.headers.get('retry-after');
    throw readError(body, status, retryAfter) ?? fromBetween(status, parseRetryAfter(retryAfter));
  }
  // Stytch answers 200 with its own shape; anything else came from something in between.
  if (!isStytchAnswer(body)) throw new SmsOtpError('outcome_unknown', { status });
  return body;
}

/** A refusal without Stytch's words came from something in between, which did not pass the request on. */
function fromBetween(status: number, retryAfterSeconds: number | undefined): SmsOtpError {
  const refusal = status === 429 ? 'rate_limited' : 'unavailable';
  return new SmsOtpError(status < 500 ? refusal : 'outcome_unknown', { status, retryAfterSeconds });
}

async function readBody(response: Response): Promise<unknown> {
  try {
    const bytes = await readLimited(response.body, maxAnswerBytes);
    return bytes && parseJson(bytes);
  } catch (error) {
    if (isTimeout(error)) throw new SmsOtpError('outcome_unknown');
    return null;
  }
}

function isStytchAnswer(body: unknown): body is object {
  return typeof body === 'object' && body !== null && (body as { status_code?: unknown }).status_code === 200;
}

/** Failures before any byte of the request was written, by the names that Node, undici and Bun give them. */
const notSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|.*CERT.*|ERR_TLS_.*|UNABLE_TO_VERIFY_LEAF_SIGNATURE)$/u;

function fromNetwork(error: unknown): never {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const name = String(cause?.code ?? code ?? '');
  throw notSent.test(name)
    ? new SmsOtpError('unavailable', { outcome: 'not_sent', retryAfterSeconds: 1 })
    : new SmsOtpError('outcome_unknown');
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
