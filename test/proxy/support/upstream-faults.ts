import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type Behaviour, json, stytchError, succeed } from './fake-stytch.js';

const jsonHead = { 'content-type': 'application/json' };

function after(milliseconds: number, behave: Behaviour): Behaviour {
  return (hit, response, request) => void setTimeout(() => behave(hit, response, request), milliseconds);
}

function page(status: number, headers: Record<string, string> = {}): Behaviour {
  return (_hit, response) =>
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html><h1>CANARY</h1></html>');
}

/** The answer of a success, as one string. */
function successText(hit: Parameters<Behaviour>[0]): string {
  let text = '';
  const response = { writeHead: () => undefined, end: (body: string) => (text = body) };
  succeed(hit, response as unknown as ServerResponse);
  return text.replace('CANARY-org', 'CANARY-ñ-日本-😀');
}

/** Made once and beforehand: making it takes as long as a whole deadline, on the same thread as the server that is tested. */
const gzipBomb = gzipSync(Buffer.alloc(50_000_000, ' '));

/** Everything that a server and the network before it can do wrong, by name and by its row in the fault matrix. */
export const upstreamFaults = {
  none: succeed,
  'a black hole (row 3, row 4)': () => undefined,
  'an answer after a third of a second (row 5)': after(300, succeed),
  'a reset before the answer (row 6)': (_hit, response) => response.socket?.resetAndDestroy(),
  'headers and then silence (row 8)': (_hit, response) =>
    void response.writeHead(200, jsonHead).write('{"status_code":200,'),
  'half an answer (P48, row 9)': (hit, response) => {
    const text = successText(hit);
    response.writeHead(200, { ...jsonHead, 'content-length': String(Buffer.byteLength(text)) });
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
  },
  'an answer byte by byte (row 10)': async (hit, response) => {
    response.writeHead(200, jsonHead);
    for (const byte of Buffer.from(successText(hit))) {
      response.write(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
    response.end();
  },
  'a 500 of Stytch (row 11)': stytchError('internal_server_error', 500),
  'a 502 page (row 11)': page(502),
  'a 503 with Retry-After (row 11)': stytchError('server_unavailable', 503, { 'retry-after': '77' }),
  'a 502 page with Retry-After (row 11)': page(502, { 'retry-after': '77' }),
  'a 403 page': page(403),
  'a 200 with an error in it (row 12)': (_hit, response) =>
    json(response, 200, { status_code: 404, error_type: 'otp_code_not_found', error_message: 'CANARY' }),
  'an empty 200 (P48, row 12)': (_hit, response) => response.writeHead(200, jsonHead).end(),
  'a list (row 12)': (_hit, response) => json(response, 200, ['CANARY']),
  'a 204': (_hit, response) => response.writeHead(204).end(),
  'a login page with 200 (P48)': page(200),
  'a success without a session token (P48, row 13)': (hit, response) =>
    json(response, 200, { ...(JSON.parse(successText(hit)) as object), session_token: '', session_jwt: '' }),
  'a 307 elsewhere (P48, row 14)': page(307, { location: '/v1/CANARY' }),
  'a 302 elsewhere (row 14)': page(302, { location: '/v1/CANARY' }),
  'a bad project secret (row 15)': stytchError('unauthorized_credentials', 401),
  'a wrong code (row 16)': stytchError('otp_code_not_found', 404),
  'an old code (row 16)': stytchError('unable_to_auth_otp_code', 401),
  'a 429 with Retry-After (P47, row 17)': stytchError('too_many_requests', 429, { 'retry-after': '12' }),
  'a 429 without (P47, row 17)': stytchError('too_many_requests', 429),
  'a 429 for a day (P47)': stytchError('too_many_requests', 429, { 'retry-after': '86400' }),
  'a 429 page with Retry-After (P47)': page(429, { 'retry-after': '12' }),
  'a lock (row 18)': stytchError('user_locked_out', 429),
  'ten megabytes (row 19)': (_hit, response) => {
    response.on('error', () => undefined);
    response.writeHead(200, jsonHead).end(Buffer.alloc(10_000_000, ' CANARY'));
  },
  'a gzip bomb (P48, row 19)': (_hit, response) => {
    response.on('error', () => undefined);
    response.writeHead(200, { ...jsonHead, 'content-encoding': 'gzip' }).end(gzipBomb);
  },
} satisfies Record<string, Behaviour>;

export type UpstreamFault = keyof typeof upstreamFaults;
