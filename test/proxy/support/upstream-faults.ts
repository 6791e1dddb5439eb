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

/** Everything that a server and the network before it can do wrong, by name. */
export const upstreamFaults = {
  none: succeed,
  'a black hole': () => undefined,
  'an answer after a third of a second': after(300, succeed),
  'a reset before the answer': (_hit, response) => response.socket?.resetAndDestroy(),
  'headers and then silence': (_hit, response) => void response.writeHead(200, jsonHead).write('{"status_code":200,'),
  'half an answer': (hit, response) => {
    const text = successText(hit);
    response.writeHead(200, { ...jsonHead, 'content-length': String(Buffer.byteLength(text)) });
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
  },
  'an answer byte by byte': async (hit, response) => {
    response.writeHead(200, jsonHead);
    for (const byte of Buffer.from(successText(hit))) {
      response.write(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
    response.end();
  },
  'a 500 of Stytch': stytchError('internal_server_error', 500),
  'a 502 page': page(502),
  'a 503 with Retry-After': stytchError('server_unavailable', 503, { 'retry-after': '77' }),
  'a 403 page': page(403),
  'a 200 with an error in it': (_hit, response) =>
    json(response, 200, { status_code: 404, error_type: 'otp_code_not_found', error_message: 'CANARY' }),
  'an empty 200': (_hit, response) => response.writeHead(200, jsonHead).end(),
  'a list': (_hit, response) => json(response, 200, ['CANARY']),
  'a 204': (_hit, response) => response.writeHead(204).end(),
  'a login page with 200': page(200),
  'a success without a session token': (hit, response) =>
    json(response, 200, { ...(JSON.parse(successText(hit)) as object), session_token: '', session_jwt: '' }),
  'a 307 elsewhere': page(307, { location: 'http://127.0.0.1:1/CANARY' }),
  'a 302 elsewhere': page(302, { location: 'http://127.0.0.1:1/CANARY' }),
  'a bad project secret': stytchError('unauthorized_credentials', 401),
  'a wrong code': stytchError('otp_code_not_found', 404),
  'an old code': stytchError('unable_to_auth_otp_code', 401),
  'a 429 with Retry-After': stytchError('too_many_requests', 429, { 'retry-after': '12' }),
  'a 429 without': stytchError('too_many_requests', 429),
  'a 429 for a day': stytchError('too_many_requests', 429, { 'retry-after': '86400' }),
  'a lock': stytchError('user_locked_out', 429),
  'ten megabytes': (_hit, response) => {
    response.on('error', () => undefined);
    response.writeHead(200, jsonHead).end(Buffer.alloc(10_000_000, ' CANARY'));
  },
  'a gzip bomb': (_hit, response) => {
    response.on('error', () => undefined);
    response.writeHead(200, { ...jsonHead, 'content-encoding': 'gzip' }).end(gzipBomb);
  },
} satisfies Record<string, Behaviour>;

export type UpstreamFault = keyof typeof upstreamFaults;
