import { SmsOtpError } from '../contract/errors.js';
import { readError } from '../contract/wire.js';
import { isRecord } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';
import { lockExpiresAtMs } from './user-lock.js';

export interface ApiPort {
  core: SandboxCore;
  fetch(request: Request): Promise<Response>;
}

/** Any origin will do: the request never leaves the page. */
const origin = 'https://sandbox.invalid';

/** A call to the sandbox's own `/v1`, faults included, with its failures told as our proxy tells them. */
export async function callApi(
  { core, fetch }: ApiPort,
  method: 'POST' | 'DELETE',
  path: string,
  body: Record<string, unknown> | null,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const request = new Request(`${origin}${path}`, {
    method,
    signal,
    headers: { authorization: `Basic ${btoa(`${core.projectId}:${core.secret}`)}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const [status, answer] = await readAnswer(fetch(request), signal);
  if (status === 200 && answer) return answer;
  throw withWait(core, readError(answer, status), body) ?? new SmsOtpError('outcome_unknown', { status });
}

async function readAnswer(
  response: Promise<Response>,
  signal: AbortSignal,
): Promise<[number, Record<string, unknown> | null]> {
  try {
    const answered = await response;
    const body: unknown = await answered.json();
    return [answered.status, isRecord(body) ? body : null];
  } catch {
    throw new SmsOtpError(signal.aborted ? 'aborted' : 'outcome_unknown');
  }
}

/** Stytch names no delay: a lock's end stands in the member, and its limits reset with the minute. */
function withWait(
  core: SandboxCore,
  error: SmsOtpError | null,
  body: Record<string, unknown> | null,
): SmsOtpError | null {
  if (error?.code !== 'locked' && error?.code !== 'rate_limited') return error;
  const now = core.clock.now();
  const member = core.state.members.get(String(body?.['member_id']));
  const lockEnd = member ? lockExpiresAtMs(member, now) : null;
  const endMs = error.code === 'locked' && lockEnd ? lockEnd : now + 60_000;
  const { code, outcome, requestId, status, stytchType } = error;
  return new SmsOtpError(code, {
    outcome,
    requestId,
    status,
    stytchType,
    retryAfterSeconds: Math.ceil((endMs - now) / 1000),
  });
}
