import { createSmsOtpProxy, type SmsOtpProxyOptions } from 'sms-otp-kit/proxy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rightCode, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { cookieSecret, enrolled, freshNumber, loggingIn, origin } from './support/proxy-server.js';

const fixture = proxyFixture();

describe('a client that goes away', () => {
  it('in the middle of a send leaves the call to its end, the wait running and a line in the log (P53, row 34)', async () => {
    fixture.stytch.behave = (hit, response) => void setTimeout(() => succeed(hit, response), 200);
    const login = enrolled();
    const browser = await fixture.loggingIn(login);
    const leaving = new AbortController();
    const request = fetch(`${fixture.server.url}/send`, {
      method: 'POST',
      body: '{}',
      signal: leaving.signal,
      headers: { 'content-type': 'application/json', cookie: browser.cookieHeader, origin },
    });
    const gone = request.catch((error: Error) => error.name);
    await expect.poll(() => fixture.stytch.hits.length).toBe(1);
    leaving.abort();
    expect(await gone).toBe('AbortError');
    await expect.poll(() => fixture.events.map(({ type }) => type)).toContain('otp_sent');
    expect((await (await fixture.loggingIn(login)).send()).status).toBe(429);
    expect(fixture.stytch.hits).toHaveLength(1);
  });

  it('is handed to the platform, so that the work outlives it', async () => {
    const kept: Promise<unknown>[] = [];
    const request = new Request(`${origin}/challenge`, { headers: { 'sec-fetch-site': 'same-origin' } });
    const response = await fixture.server.proxy.fetch(request, { waitUntil: (work) => kept.push(work) });
    expect(response.status).toBe(200);
    expect(kept).toHaveLength(1);
  });
});

describe('hooks of the host', () => {
  it.each<[string, SmsOtpProxyOptions['onEvent']]>([
    [
      'throw',
      () => {
        throw new Error('the log is full');
      },
    ],
    ['reject', () => Promise.reject(new Error('the log is far away'))],
    ['never end', () => new Promise(() => undefined)],
  ])('that %s change nothing (P58, row 32)', async (_how, onEvent) => {
    const server = await fixture.another({ onEvent: onEvent!, onRepeatedFailures: onEvent as () => unknown });
    const browser = await loggingIn(server, enrolled());
    expect((await browser.send()).status).toBe(200);
    expect((await browser.authenticate('000000')).status).toBe(404);
    expect((await browser.authenticate(rightCode)).status).toBe(200);
  });

  it('whose answer is needed give one shape when they throw, and nothing of what they threw', async () => {
    const cases: Partial<SmsOtpProxyOptions>[] = [
      { resolveMember: broken },
      { clientIp: broken },
      { pauseSending: broken },
      { session: { customClaims: broken } },
      { session: { enrollment: broken } },
    ];
    for (const options of cases) {
      const server = await fixture.another(options);
      const browser = await loggingIn(server, enrolled());
      const replies = [await browser.send(), await browser.authenticate(rightCode)];
      const failed = replies.filter(({ status }) => status !== 200);
      expect(failed.length).toBeGreaterThan(0);
      for (const reply of failed) {
        expect(reply).toMatchObject({ status: 503, body: { error_type: 'unavailable' } });
        expect(reply.text + JSON.stringify(server.events)).not.toContain('CANARY-database');
      }
      expect(server.events.map(({ type }) => type)).toContain('internal_error');
    }
  });

  it('that never answer keep nobody from Stytch: a lookup of a number takes none of its places', async () => {
    const lineType = (): Promise<never> => new Promise(() => undefined);
    const server = await fixture.another({ deadlineSeconds: 0.5, lineType });
    const browsers = await Promise.all(Array.from({ length: 64 }, () => loggingIn(server)));
    const replies = browsers.map((browser) => browser.send({ mfa_phone_number: freshNumber() }));
    for (const reply of await Promise.all(replies)) {
      expect(reply).toMatchObject({ status: 503, body: { error_type: 'unavailable' } });
    }
    expect((await (await loggingIn(server, enrolled())).authenticate(rightCode)).status).toBe(200);
    expect(fixture.stytch.hitsOf('/send')).toEqual([]);
  });

  it('that fail before a code is tried take no try from the member', async () => {
    let away = true;
    const server = await fixture.another({
      limits: { authenticate: { triesPerCode: 1 } },
      session: {
        customClaims: () => {
          if (away) throw new Error('the directory is away');
          return { plan: 'team' };
        },
      },
    });
    const browser = await loggingIn(server, enrolled());
    expect((await browser.authenticate(rightCode)).status).toBe(503);
    expect((await browser.authenticate(rightCode)).status).toBe(503);
    away = false;
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    expect(fixture.stytch.hits[0]!.body['session_custom_claims']).toEqual({ plan: 'team' });
  });
});

describe('close()', () => {
  it('answers what is under way and refuses what comes after (P54)', async () => {
    fixture.stytch.behave = (hit, response) => void setTimeout(() => succeed(hit, response), 150);
    const server = await fixture.another({});
    const browsers = await Promise.all(Array.from({ length: 20 }, () => loggingIn(server, enrolled())));
    const replies = browsers.map((browser) => browser.send());
    await expect.poll(() => fixture.stytch.hits.length).toBe(20);
    const closing = server.proxy.close();
    const late = await browsers[0]!.authenticate(rightCode);
    expect(late).toMatchObject({ status: 503, body: { error_type: 'unavailable', retry_after_seconds: 1 } });
    expect(late.headers.get('connection')).toBe('close');
    await closing;
    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(Array(20).fill(200));
  });

  it('lets pages of another origin read that nothing was done', async () => {
    const server = await fixture.another({ crossOrigin: true });
    const browser = await loggingIn(server, enrolled());
    await server.proxy.close();
    const late = await browser.send();
    expect(late).toMatchObject({ status: 503, body: { error_type: 'unavailable' } });
    expect(late.headers.get('access-control-allow-origin')).toBe(origin);
  });
});

describe('a process that was busy for two seconds', () => {
  it('still reads the answer that came meanwhile, and does nothing twice (row 31)', async () => {
    const server = await fixture.another({ deadlineSeconds: 0.5 });
    const browser = await loggingIn(server, enrolled());
    const hit = new Promise<void>((resolve) => {
      fixture.stytch.behave = (...[call, response]) => {
        succeed(call, response);
        setImmediate(resolve);
      };
    });
    const reply = browser.send();
    await hit;
    const untilMs = performance.now() + 2000;
    while (performance.now() < untilMs) Math.sqrt(untilMs);
    expect((await reply).status).toBe(200);
    expect(fixture.stytch.hits).toHaveLength(1);
  });
});

describe('any request at all', () => {
  it('is answered: 10,000 of them, with methods, paths and headers of an attacker (P55)', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    onTestFinished(() => void process.off('unhandledRejection', note));
    const proxy = createSmsOtpProxy({
      stytch: { otps: { sms: { send: async () => ({}), authenticate: async () => ({}) } } },
      cookieSecret,
      allowedOrigins: [origin],
      clientIp: 2,
    });
    for (let turn = 0; turn < 10_000; turn += 1) {
      const method = pick(['POST', 'GET', 'PUT', 'OPTIONS', 'HEAD', 'PATCH', 'PROPFIND'], turn);
      const path = pick(
        ['/send', '/authenticate', '/challenge', '//send', '/send//', '/%00', '/..%2fsend', '/?x=/send'],
        turn >> 1,
      );
      const headers = {
        cookie: pick(
          ['', '=', ';;;', '__Host-sms_otp_login', '__Host-sms_otp_login=e30.e30.e30.e30.e30', 'a'.repeat(9000)],
          turn >> 2,
        ),
        origin: pick([origin, 'null', 'x', `${origin},${origin}`], turn >> 3),
        'content-type': pick(['application/json', 'application/json;', '', 'x/y'], turn >> 4),
        'x-forwarded-for': pick(['', ',', '1.2.3.4', '::1, ::', '999.1, %, 1.1.1.1'], turn >> 5),
        'content-length': pick(['0', '-1', '1e9', 'NaN'], turn >> 1),
      };
      const body = method === 'POST' || method === 'PUT' ? { body: '{}' } : {};
      const response = await proxy.fetch(new Request(origin + path, { method, headers, ...body }));
      expect(response.status).toBeLessThan(500);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
    await new Promise(setImmediate);
    expect(unhandled).toEqual([]);
  }, 30_000);
});

function broken(): never {
  throw new Error('CANARY-database-password');
}

function pick<T>(values: readonly T[], turn: number): T {
  return values[turn % values.length]!;
}
