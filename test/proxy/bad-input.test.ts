import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smsOtpErrorCodes } from 'sms-otp-kit';
import { FakeStytch } from './support/fake-stytch.js';
import {
  type Browser,
  enrolled,
  loggingIn,
  primaryLogin,
  type ProxyServer,
  type Reply,
  startProxy,
} from './support/proxy-server.js';

let stytch: FakeStytch;
let server: ProxyServer;

beforeAll(async () => {
  stytch = await new FakeStytch().listen();
  server = await startProxy(stytch.url);
});
afterAll(async () => {
  await server.close();
  await stytch.close();
});
beforeEach(() => stytch.reset());

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '123456',
    '+12015550123',
    '+12015550123\u0000',
    '__proto__',
    '١٢٣٤٥٦',
    '../../en',
    'pt-BR',
    '-1',
    '\u202e+1201',
  ),
);
const key = fc.oneof(
  fc.constantFrom(
    'code',
    'mfa_phone_number',
    'locale',
    'member_id',
    'session_custom_claims',
    '__proto__',
    'constructor',
  ),
  fc.string({ maxLength: 20 }),
);
const body = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .dictionary(key, fc.oneof(text, fc.jsonValue({ maxDepth: 4 })), { maxKeys: 5 })
      .map((value) => JSON.stringify(value)),
  },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

function expectOneShape(reply: Reply): void {
  expect(reply.status).toBeLessThan(500);
  expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  if (reply.status === 200) return;
  expect(smsOtpErrorCodes).toContain(reply.body['error_type']);
  const { retry_after_seconds, attempts_left, ...always } = reply.body;
  expect(Object.keys(always)).toEqual(['status_code', 'request_id', 'error_type', 'error_message', 'error_url']);
  expect(always['status_code']).toBe(reply.status);
  expect(reply.headers.get('retry-after')).toBe(retry_after_seconds === undefined ? null : String(retry_after_seconds));
  // A guess may be a well-formed code; how many more it has is told with nothing else.
  expect(attempts_left === undefined).toBe(always['error_type'] !== 'code_incorrect');
}

describe('a body of anything', () => {
  it.each(['/send', '/authenticate'])(
    'posted to %s 1,000 times gives no 5xx, one shape and no echo',
    async (path) => {
      const browser = await loggingIn(server, enrolled());
      const fresh = await loggingIn(server, primaryLogin());
      let turn = 0;
      await fc.assert(
        fc.asyncProperty(body, async (bytes) => {
          const who: Browser = (turn += 1) % 2 === 0 ? browser : fresh;
          const reply = await who.request(path, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: typeof bytes === 'string' ? bytes : Uint8Array.from(bytes),
          });
          expectOneShape(reply);
          const echo = typeof bytes === 'string' && bytes.length > 12 && reply.text.includes(bytes);
          expect(echo).toBe(false);
        }),
        { numRuns: 1000 },
      );
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    },
    60_000,
  );

  const refused: [string, string, string | Uint8Array<ArrayBuffer>, number, string][] = [
    ['no JSON', '/send', '{', 400, 'invalid_request'],
    ['an empty body', '/send', '', 400, 'invalid_request'],
    ['a list', '/send', '[]', 400, 'invalid_request'],
    ['trailing data', '/authenticate', '{"code":"123456"} {}', 400, 'invalid_request'],
    ['broken UTF-8', '/authenticate', Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, 'invalid_request'],
    ['four levels', '/send', '{"a":{"b":{"c":{}}}}', 400, 'invalid_request'],
    ['a number for a code', '/authenticate', '{"code":123456}', 400, 'invalid_request'],
    ['no code', '/authenticate', '{}', 400, 'invalid_request'],
    ['an inherited code', '/authenticate', '{"__proto__":{"code":"123456"}}', 400, 'invalid_request'],
    ['a short code', '/authenticate', '{"code":"12345"}', 422, 'code_format'],
    ['a code of other digits', '/authenticate', '{"code":"١٢٣٤٥٦"}', 422, 'code_format'],
    ['a code with a line break', '/authenticate', '{"code":"123456\\n"}', 422, 'code_format'],
    ['no number', '/send', '{}', 422, 'phone_required'],
    ['an empty number', '/send', '{"mfa_phone_number":""}', 422, 'phone_invalid'],
    ['a number with spaces', '/send', '{"mfa_phone_number":"+1 201 555 0123"}', 422, 'phone_invalid'],
    ['a number with a hidden mark', '/send', '{"mfa_phone_number":"\\u202a+12015550123"}', 422, 'phone_invalid'],
    ['a number that ends in NUL', '/send', '{"mfa_phone_number":"+12015550123\\u0000"}', 422, 'phone_invalid'],
    ['two numbers', '/send', '{"mfa_phone_number":"+12015550123+12015550124"}', 422, 'phone_invalid'],
    ['a number that cannot be', '/send', '{"mfa_phone_number":"+11234567890"}', 422, 'phone_invalid'],
    ['a broken language', '/send', '{"mfa_phone_number":"+12015550123","locale":"../en"}', 422, 'invalid_request'],
  ];
  it.each(refused)('with %s is refused before Stytch hears of it', async (_name, path, bytes, status, code) => {
    const browser = await loggingIn(server);
    const reply = await browser.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bytes,
    });
    expectOneShape(reply);
    expect(reply).toMatchObject({ status, body: { error_type: code } });
    expect(stytch.hits).toEqual([]);
  });
});
