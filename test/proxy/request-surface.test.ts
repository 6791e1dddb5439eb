import { describe, expect, it } from 'vitest';
import { rightCode } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { Browser, enrolled, freshNumber, loggingIn, origin, primaryLogin } from './support/proxy-server.js';
import { rawPost } from './support/raw-request.js';

const fixture = proxyFixture();

describe('the request surface', () => {
  it('answers other methods with 405 and Allow, other paths with 404, and changes nothing by GET (P1)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    for (const [path, method, allow] of [
      ['/send', 'GET', 'POST'],
      ['/authenticate', 'DELETE', 'POST'],
      ['/send', 'OPTIONS', 'POST'],
      ['/challenge', 'POST', 'GET'],
    ] as const) {
      const reply = await browser.request(path, { method });
      expect(reply).toMatchObject({ status: 405, body: { error_type: 'invalid_request', status_code: 405 } });
      expect(reply.headers.get('allow')).toBe(allow);
    }
    for (const path of ['/', '/sends', '/send/more', '/constructor', '/__proto__', '/.well-known/send%2F']) {
      expect((await browser.post(path, {})).status).toBe(404);
    }
    expect((await browser.post('/send/', {})).status).toBe(200);
    expect(fixture.stytch.hits).toHaveLength(1);
  });

  it('refuses any content type but JSON in UTF-8, and any content encoding, with 415 (P2)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': 'application/json; charset=utf-16' },
      { 'content-type': 'application/jsonp' },
      // To a browser it is plain text, which it posts to any origin without asking.
      { 'content-type': 'text/plain; x=application/json' },
      { 'content-type': 'application/json; charset=utf-8x' },
      { 'content-type': '' },
      { 'content-encoding': 'gzip' },
      { 'content-encoding': 'identity' },
    ]) {
      const reply = await browser.post('/send', '{}', headers as Record<string, string>);
      expect(reply).toMatchObject({ status: 415, body: { error_type: 'invalid_request' } });
    }
    // Of this body nothing ever comes: it is refused by its headers.
    const unread = {
      Cookie: browser.cookieHeader,
      Origin: origin,
      'Content-Type': 'text/plain',
      'Content-Length': '2',
    };
    expect(await rawPost(`${fixture.server.url}/send`, unread, '')).toMatch(/^HTTP\/1.1 415 /u);
    expect(fixture.stytch.hits).toEqual([]);
    for (const type of ['application/json; charset=UTF-8', 'Application/JSON;charset="utf-8" ']) {
      const other = await fixture.loggingIn(enrolled());
      expect((await other.post('/send', '{}', { 'content-type': type })).status).toBe(200);
    }
  });

  it('refuses a body over 4 KiB with 413, declared or streamed, and reads no further (P3)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    const ofLength = (bytes: number): string => JSON.stringify({ x: 'x'.repeat(bytes - '{"x":""}'.length) });
    expect((await browser.post('/send', ofLength(4097))).status).toBe(413);
    expect((await browser.post('/send', ofLength(4096))).status).toBe(200);

    const { cookieHeader } = await fixture.loggingIn(enrolled());
    const streamed = { Cookie: cookieHeader, Origin: origin, 'Transfer-Encoding': 'chunked' };
    const kilobyte = `400\r\n${' '.repeat(1024)}\r\n`;
    const answer = await rawPost(`${fixture.server.url}/send`, streamed, (socket) => socket.write(kilobyte.repeat(5)));
    expect(answer).toMatch(/^HTTP\/1.1 413 /u);
    expect(fixture.stytch.hits).toHaveLength(1);

    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
    });
    const headers = { 'content-type': 'application/json', origin, cookie: cookieHeader };
    const init = { method: 'POST', body: endless, duplex: 'half', headers } as RequestInit;
    expect((await fixture.server.proxy.fetch(new Request(`${origin}/send`, init))).status).toBe(413);
    expect(pulled).toBeLessThan(10);

    // Of a host that hands over a request with another length in it.
    const lying = { method: 'POST', body: ' '.repeat(5000), headers: { ...headers, 'content-length': '2' } };
    expect((await fixture.server.proxy.fetch(new Request(`${origin}/send`, lying))).status).toBe(413);
  });

  it('answers what it cannot read with 400 and no text of a parser (P4)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    for (const body of [
      '{"code":',
      'null',
      '"123456"',
      '{"code":"123456"}x',
      '{"a":{"b":{"c":{"d":1}}}}',
      '[[[[]]]]',
      Uint8Array.from(Buffer.from('{"code":"1234\u00ff6"}', 'latin1')),
    ]) {
      const headers = { 'content-type': 'application/json' };
      const reply = await browser.request('/authenticate', { method: 'POST', headers, body });
      expect(reply).toMatchObject({
        status: 400,
        body: { error_type: 'invalid_request', error_message: 'invalid request' },
      });
      expect(reply.text).not.toMatch(/JSON|token|position|depth/iu);
    }
    expect(fixture.stytch.hits).toEqual([]);
  });

  it('reads only its own keys, coerces nothing and leaves prototypes alone (P5)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    const polluted =
      '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"code":"246810","session_duration_minutes":527040}';
    expect((await browser.post('/authenticate', polluted)).status).toBe(200);
    expect(({} as { x?: unknown }).x).toBeUndefined();
    expect(fixture.stytch.hits[0]!.body).not.toMatchObject({ session_duration_minutes: 527_040 });
    const next = await fixture.loggingIn(enrolled());
    for (const code of [246_810, [rightCode], { toString: rightCode }, true]) {
      expect(await next.post('/authenticate', { code })).toMatchObject({
        status: 400,
        body: { error_type: 'invalid_request' },
      });
    }
    expect(fixture.stytch.hits).toHaveLength(1);
  });

  it('gives up on a body that does not come within 5 seconds with 408, and lets nobody else wait (P6, row 33)', async () => {
    const { cookieHeader } = await fixture.loggingIn(enrolled());
    const others = await Promise.all(Array.from({ length: 20 }, () => fixture.loggingIn(enrolled())));
    const startedMs = performance.now();
    const headers = { Cookie: cookieHeader, Origin: origin, 'Content-Length': '40' };
    const slow = Array.from({ length: 20 }, () =>
      rawPost(`${fixture.server.url}/send`, headers, (socket) => {
        socket.write('{"loc');
        // A byte a second keeps nobody's attention.
        const dripping = setInterval(() => socket.write(' '), 1000);
        socket.once('close', () => clearInterval(dripping));
      }),
    );
    expect((await Promise.all(others.map((other) => other.send()))).map(({ status }) => status)).toEqual(
      Array(20).fill(200),
    );
    expect(performance.now() - startedMs).toBeLessThan(4000);
    for (const answer of await Promise.all(slow)) {
      expect(answer).toMatch(/^HTTP\/1.1 408 /u);
      // Else a server that leaves this to its handlers keeps the socket for as long as bytes come.
      expect(answer).toMatch(/\r\nconnection: close\r\n/iu);
    }
    const waitedMs = performance.now() - startedMs;
    expect(waitedMs).toBeGreaterThan(4900);
    expect(waitedMs).toBeLessThan(8000);
    expect(fixture.stytch.hits).toHaveLength(20);
  }, 15_000);

  it('takes strict E.164 only, and texts the very string it checked (P7)', async () => {
    const browser = await fixture.loggingIn();
    for (const number of [
      '2015550123',
      '+1-201-555-0123',
      '+1 2015550123',
      '+12015550123 ',
      '\u200b+12015550123',
      '+１2015550123',
      '+12015550123;ext=5',
      '+12015550123x5',
      '0012015550123',
    ]) {
      expect(await browser.send({ mfa_phone_number: number })).toMatchObject({
        status: 422,
        body: { error_type: 'phone_invalid' },
      });
    }
    expect(fixture.stytch.hits).toEqual([]);
    const number = freshNumber();
    await browser.send({ mfa_phone_number: number });
    expect(fixture.stytch.hits[0]!.body['mfa_phone_number']).toBe(number);
  });

  it('answers a malformed code with 422 and spends no try on it (P8)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    for (const code of ['', '12345', '1234567', '12345a', ' 123456', '123 456', '１２３４５６', '-12345', '1e5000']) {
      expect(await browser.authenticate(code)).toMatchObject({ status: 422, body: { error_type: 'code_format' } });
    }
    expect(fixture.stytch.hits).toEqual([]);
    expect((await browser.authenticate(rightCode)).status).toBe(200);
  });

  it('maps a language to one that Stytch texts in, leaves out the others and refuses what is none (P9)', async () => {
    const cases: [string, string | undefined][] = [
      ['en', 'en'],
      ['en-US', 'en'],
      ['es-419', 'es'],
      ['pt', 'pt-br'],
      ['PT-br', 'pt-br'],
      ['de', 'de-DE'],
      ['zh-Hans-CN', 'zh-Hans'],
      ['zh-TW', undefined],
      ['ca', 'ca-ES'],
      ['sv-SE', undefined],
      // As a browser may name its language where the system has a week or a clock of its own.
      ['en-US-u-fw-mon', 'en'],
      ['es-419-u-ca-gregory-hc-h23', 'es'],
      ['constructor', undefined],
    ];
    const server = await fixture.another({
      limits: { cooldownSeconds: [], send: { member: [], phone: [], ip: [], prefix: [], organization: [] } },
    });
    const browser = await loggingIn(server, enrolled());
    for (const [locale, texted] of cases.slice(0, -1)) {
      expect((await browser.send({ locale })).status).toBe(200);
      expect(fixture.stytch.hits.at(-1)!.body['locale']).toBe(texted);
    }
    for (const locale of ['', 'constructor', '../en', 'en_US', 'e', 'en-', 'a'.repeat(300)]) {
      expect(await browser.send({ locale })).toMatchObject({ status: 422, body: { error_type: 'invalid_request' } });
    }
  });
});

describe('the origin of a request', () => {
  it('refuses whatever Fetch Metadata says is not of the same origin (P10)', async () => {
    for (const site of ['cross-site', 'same-site', 'none', 'anything']) {
      expect(await post({ 'sec-fetch-site': site, origin: 'https://app.example.com' })).toBe(403);
    }
    expect(fixture.stytch.hits).toEqual([]);
    const rejected = fixture.events.filter((event) => event.type === 'origin_rejected');
    expect(rejected.map(({ ip }) => ip)).toEqual(Array(4).fill('127.0.0.1'));
    expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('without Fetch Metadata asks for an exact origin, and refuses a request with neither (P11)', async () => {
    for (const other of [
      'null',
      'https://app.example.com.evil.net',
      'https://evilapp.example.com',
      'https://app.example.com:8443',
      'http://app.example.com',
      'https://APP.example.com',
      'https://app.example.com/',
    ]) {
      expect(await post({ origin: other })).toBe(403);
    }
    expect(await post({})).toBe(403);
    expect(fixture.stytch.hits).toEqual([]);
    expect(await post({ origin: 'https://app.example.com' })).toBe(200);
  });

  it('asks for a pending login or a live session before anything else goes upstream (P13)', async () => {
    const stranger = fixture.stranger();
    const member = {
      organization_id: 'organization-test-a',
      member_id: 'member-test-a',
      mfa_phone_number: freshNumber(),
    };
    expect(await stranger.send(member)).toMatchObject({ status: 401, body: { error_type: 'session_expired' } });
    expect(await stranger.authenticate(rightCode)).toMatchObject({
      status: 401,
      body: { error_type: 'session_expired' },
    });
    expect(fixture.stytch.hits).toEqual([]);
  });

  it('takes who it is from the sealed cookie, so that no login can name a member of another tenant (P14)', async () => {
    const mine = enrolled();
    const theirs = primaryLogin({}, { organization_id: 'organization-test-b' });
    const browser = await fixture.loggingIn(mine);
    await browser.post(`/send?member_id=${theirs.member_id}`, theirs, { 'x-member-id': theirs.member_id });
    expect(fixture.stytch.hits[0]!.body).toEqual({
      organization_id: mine.organization_id,
      member_id: mine.member_id,
      intermediate_session_token: mine.intermediate_session_token,
    });
  });

  it('sends exactly one proof upstream (P15)', async () => {
    const ids = {
      organization_id: 'organization-test-a',
      member_id: 'member-test-proof',
      mfa_phone_number: freshNumber(),
    };
    const tokens = { intermediate_session_token: 'ist', session_token: 'session', session_jwt: 'jwt' };
    const wanted = [
      [tokens, { intermediate_session_token: 'ist' }],
      [{ session_token: 'session', session_jwt: 'jwt' }, { session_token: 'session' }],
      [{ session_jwt: 'jwt' }, { session_jwt: 'jwt' }],
    ] as const;
    for (const [given, sent] of wanted) {
      const server = await fixture.another({ resolveMember: () => ({ ...ids, ...given }) });
      expect((await new Browser(server.url).send()).status).toBe(200);
      const { organization_id, member_id, mfa_phone_number, ...proof } = fixture.stytch.hits.at(-1)!.body;
      expect({ organization_id, member_id, mfa_phone_number }).toEqual(ids);
      expect(proof).toEqual(sent);
    }
  });

  it('refuses another number for a member who has one, in words that tell nothing of it (P16)', async () => {
    const browser = await fixture.loggingIn(enrolled('+12015550123'));
    const near = await browser.send({ mfa_phone_number: '+12015550124' });
    const far = await browser.send({ mfa_phone_number: '+14165550199' });
    expect(near).toMatchObject({ status: 422, body: { error_type: 'phone_mismatch' } });
    expect({ ...far.body, request_id: '' }).toEqual({ ...near.body, request_id: '' });
    expect(near.text).not.toMatch(/0123|0124/u);
    expect(fixture.stytch.hits).toEqual([]);
  });

  it('lets nobody who knows a password find the linked number by trying numbers', async () => {
    const server = await fixture.another({});
    const login = enrolled('+12015550123');
    const codes: unknown[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      const browser = await loggingIn(server, login);
      codes.push((await browser.send({ mfa_phone_number: `+1201555011${turn}` })).body['error_type']);
    }
    expect(codes).toEqual([...Array(5).fill('phone_mismatch'), 'rate_limited', 'rate_limited']);
    expect(server.events.at(-1)).toMatchObject({ type: 'rate_limited', limit: 'send-guess' });
    const right = await (await loggingIn(server, login)).send({ mfa_phone_number: '+12015550123' });
    expect(right.status).toBe(429);
    expect((await (await loggingIn(server, login)).send()).status).toBe(200);
    expect(fixture.stytch.hits).toHaveLength(1);
  });

  it('answers no other origin, unless it is asked to, and then by exact origin (P17)', async () => {
    const browser = await fixture.loggingIn(enrolled());
    const plain = await browser.send();
    expect([...plain.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);

    const server = await fixture.another({ crossOrigin: true });
    const other = await loggingIn(server, enrolled());
    const sameSite = { 'sec-fetch-site': 'same-site', origin: 'https://app.example.com' };
    const preflight = await other.request('/send', { method: 'OPTIONS', headers: sameSite });
    expect(preflight).toMatchObject({ status: 204, text: '' });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
    const allowed = await other.post('/send', {}, sameSite);
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    expect(allowed.headers.get('vary')).toContain('Origin');
    expect(allowed.headers.get('access-control-expose-headers')).toBe('retry-after');
    const refused = await other.post('/send', {}, { ...sameSite, origin: 'https://evil.example.com' });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    // Nobody's page: an address that was typed, or a bookmark.
    expect((await other.post('/send', {}, { ...sameSite, 'sec-fetch-site': 'none' })).status).toBe(403);
  });
});

/** The status of a send with these headers and no others that a browser would add. */
async function post(headers: Record<string, string>): Promise<number> {
  const { cookieHeader } = await fixture.loggingIn(enrolled());
  const answer = await rawPost(
    `${fixture.server.url}/send`,
    { Cookie: cookieHeader, 'Content-Length': '2', ...headers },
    '{}',
  );
  return Number(/^HTTP\/1.1 (\d{3}) /u.exec(answer)![1]);
}
