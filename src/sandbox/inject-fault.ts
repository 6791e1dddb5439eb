import { delay } from './delay.js';
import type { SandboxFault } from './faults.js';
import { json } from './json-response.js';
import { stytchErrorBody } from './stytch-error.js';

const hugeChunk: Uint8Array = new TextEncoder().encode(' '.repeat(65_536));
const hugeChunks = 256;
const sliceBytes = 16;

/** These have something to do to the real answer; the others replace it. */
const changesAnswer: ReadonlySet<SandboxFault['kind']> = new Set(['slice', 'half_body', 'stall']);

/** Plays `fault` around `run`. @throws TypeError for a broken connection, as fetch does; the signal's reason when it fires */
export async function injectFault(
  fault: SandboxFault,
  signal: AbortSignal,
  run: () => Promise<Response>,
): Promise<Response> {
  if (fault.kind === 'latency' && fault.when !== 'after') {
    await delay(fault.ms ?? 1000, signal);
    return run();
  }
  const answer = fault.when === 'after' || changesAnswer.has(fault.kind) ? await run() : new Response();
  return effects[fault.kind](fault, answer, signal);
}

type Effect = (fault: SandboxFault, answer: Response, signal: AbortSignal) => Promise<Response> | Response;

const effects: Readonly<Record<SandboxFault['kind'], Effect>> = {
  latency: async ({ ms = 1000 }, answer, signal) => {
    await delay(ms, signal);
    return answer;
  },
  hang: (_fault, _answer, signal) => delay(undefined, signal),
  reset: () => {
    throw new TypeError('Sandbox fault: the connection was reset.');
  },
  slice: async ({ ms = 10 }, answer, signal) => withBody(answer, slices(await bytesOf(answer), ms, signal)),
  half_body: async (_fault, answer) => withBody(answer, half(await bytesOf(answer))),
  stall: async (_fault, answer, signal) => withBody(answer, half(await bytesOf(answer), signal)),
  status: ({ status = 500, retry_after }) =>
    withRetryAfter(stytchErrorBody('internal_server_error', status), retry_after),
  html: ({ status = 502 }) =>
    new Response('<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>', {
      status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    }),
  redirect: ({ status = 302 }) => new Response(null, { status, headers: { location: 'https://login.example/' } }),
  huge_body: (_fault, answer) => withBody(answer, repeated(hugeChunk, hugeChunks)),
  body: ({ status = 200, body = '' }) =>
    new Response(body, { status, headers: { 'content-type': 'application/json' } }),
  error: ({ error_type = 'internal_server_error', status, retry_after }) =>
    withRetryAfter(stytchErrorBody(error_type, status), retry_after),
};

function withRetryAfter(body: ReturnType<typeof stytchErrorBody>, retryAfter: string | undefined): Response {
  const response = json(body);
  if (retryAfter !== undefined) response.headers.set('retry-after', retryAfter);
  return response;
}

async function bytesOf(answer: Response): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}

/** The content type stays JSON, and the length is left open. */
function withBody(answer: Response, chunks: AsyncGenerator<Uint8Array>): Response {
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error);
      }
    },
  });
  return new Response(body, { status: answer.status, headers: { 'content-type': 'application/json' } });
}

async function* slices(bytes: Uint8Array, ms: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += sliceBytes) {
    await delay(ms, signal);
    yield bytes.slice(start, start + sliceBytes);
  }
}

async function* half(bytes: Uint8Array, silence?: AbortSignal): AsyncGenerator<Uint8Array> {
  yield bytes.slice(0, Math.floor(bytes.length / 2));
  if (silence) await delay(undefined, silence);
  throw new TypeError('Sandbox fault: the connection was reset.');
}

async function* repeated(chunk: Uint8Array, times: number): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < times; sent += 1) yield chunk;
}
