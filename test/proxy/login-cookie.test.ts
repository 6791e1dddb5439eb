import { createStytchClient } from 'sms-otp-kit/proxy';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSealer } from '../../src/proxy/login/sealer.js';
import { json, rightCode, stytchError, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { type Browser, cookieSecret, enrolled, freshNumber, loggingIn, origin } from './support/proxy-server.js';

const fixture = proxyFixture();
afterEach(() => void vi.useRealTimers());

const sealer = createSealer([cookieSecret]);
const named = { organization_id: 'organization-test-a', member_id: 'member-test-a' };
const complete = { ...named, intermediate_session_token: 'CANARY-ist' };

async function withSealed(payload: object): Promise<Browser> {
  const browser = fixture.stranger();
  browser.cookies.set('__Host-sms_otp_login', await sealer.seal(payload));
  return browser;
}

describe('the login cookie', () => {
  it('ends after ten minutes, whatever the browser keeps', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 601_000 });
    const browser = await fixture.loggingIn(enrolled());
    vi.useRealTimers();
    expect((await browser.challenge()).body).toMatchObject({ state: 'none' });
    expect((await browser.send()).status).toBe(401);
    expect((await browser.authenticate(rightCode)).status).toBe(401);
    expect(fixture.stytch.hits).toEqual([]);
  });

  it('ends at its second, not after it', async () => {
    const nowMs = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: nowMs });
    const browser = await withSealed({ ...complete, expiresAtMs: nowMs + 999 });
    expect((await browser.challenge()).body).toMatchObject({ state: 'none' });
  });

  it.each<[string, object]>([
    ['nothing in it', {}],
    ['no organization', { ...complete, organization_id: undefined, expiresAtMs: Date.now() + 60_000 }],
    ['an empty organization', { ...complete, organization_id: '', expiresAtMs: Date.now() + 60_000 }],
    ['no member', { ...complete, member_id: undefined, expiresAtMs: Date.now() + 60_000 }],
    ['a number for a member', { ...complete, member_id: 7, expiresAtMs: Date.now() + 60_000 }],
    ['no end', complete],
    ['no token', { ...named, expiresAtMs: Date.now() + 60_000 }],
    ['an endless end', { ...complete, expiresAtMs: 'Infinity' }],
    ['a list', []],
  ])('with %s is no login, although its seal is right', async (_what, payload) => {
    const browser = await withSealed(payload);
    expect((await browser.challenge()).body).toEqual({ state: 'none', has_phone_number: false, code_sent: false });
    expect((await browser.send({ mfa_phone_number: freshNumber() })).status).toBe(401);
  });

  it('of a forged length lives no longer than a login does', async () => {
    const browser = await withSealed({ ...complete, expiresAtMs: Date.now() + 86_400_000 });
    expect((await browser.challenge()).body).toEqual({
      state: 'pending',
      has_phone_number: false,
      code_sent: false,
      expires_in_seconds: 600,
    });
  });

  it('remembers what was sent and when another may be', async () => {
    const browser = await fixture.loggingIn(enrolled());
    await browser.send();
    const { body } = await browser.challenge();
    expect(body).toMatchObject({ code_sent: true, code_sent_seconds_ago: 0 });
    expect([29, 30]).toContain(body['resend_in_seconds']);
  });

  it('remembers what may have been sent', async () => {
    fixture.stytch.behave = (_hit, response) => response.socket?.destroy();
    const browser = await fixture.loggingIn(enrolled());
    expect((await browser.send()).status).toBe(504);
    const { body } = await browser.challenge();
    expect(body).toMatchObject({ state: 'pending', code_sent: true });
    expect([29, 30]).toContain(body['resend_in_seconds']);
  });

  it('goes when Stytch no longer knows the login, on a send too', async () => {
    fixture.stytch.behave = stytchError('intermediate_session_not_found', 404);
    const browser = await fixture.loggingIn(enrolled());
    expect(await browser.send()).toMatchObject({ status: 401, body: { error_type: 'session_expired' } });
    expect(browser.cookies.size).toBe(0);
  });
});

describe('a challenge', () => {
  it('may be asked for by a server that renders the page, without a browser’s headers', async () => {
    const { cookieHeader } = await fixture.loggingIn(enrolled());
    const ask = (method: string): Promise<Response> =>
      fixture.server.proxy.fetch(
        new Request(`${origin}/${method === 'GET' ? 'challenge' : 'send'}`, {
          method,
          headers: { cookie: cookieHeader },
        }),
      );
    expect((await ask('GET')).status).toBe(200);
    expect((await ask('POST')).status).toBe(403);
  });
});

describe('a live session', () => {
  it('is told to the host as a step-up, and lasts its ten minutes', async () => {
    const contexts: unknown[] = [];
    const server = await fixture.another({
      session: { enrollment: ({ request: _, ...context }) => void contexts.push(context) },
    });
    fixture.stytch.behave = (hit, response) => {
      if (!hit.path.endsWith('/sessions/authenticate')) return succeed(hit, response);
      return json(response, 200, { status_code: 200, member: named, organization: { mfa_policy: 'sometimes' } });
    };
    const browser = fixture.stranger().accept(['__Host-sms_otp_session=alive']).movedTo(server.url);
    expect((await browser.send({ mfa_phone_number: freshNumber() })).status).toBe(200);
    const { body } = await browser.challenge();
    expect(body['expires_in_seconds']).toBeGreaterThan(590);
    expect(body).not.toHaveProperty('mfa_policy');
    expect((await browser.authenticate(rightCode)).status).toBe(200);
    expect(contexts).toEqual([{ ...named, phoneAdded: true, stepUp: true }]);
  });

  it.each<[string, object]>([
    ['no member', {}],
    ['half a name', { member_id: 'm' }],
    ['the other half', { organization_id: 'o' }],
    ['a name that is no text', { member_id: 7, organization_id: 'o' }],
  ])('that answers %s is none', async (_what, member) => {
    fixture.stytch.behave = (_hit, response) => json(response, 200, { status_code: 200, member });
    const browser = fixture.stranger().accept(['__Host-sms_otp_session=alive']);
    expect((await browser.send()).status).toBe(401);
  });
});

describe('a call that Stytch refused', () => {
  it('is in the log with Stytch’s own ids, and a send that did not go out gives its points back', async () => {
    const server = await fixture.another({
      limits: { send: { member: [{ count: 1, seconds: 600 }], prefix: [] } },
      stytch: createStytchClient({ projectId: 'project-test-1', secret: 's', baseUrl: fixture.stytch.url }),
    });
    const browser = await loggingIn(server, enrolled());
    fixture.stytch.behave = stytchError('unsubscribed_phone_number', 400);
    expect((await browser.send()).body['error_type']).toBe('phone_unsubscribed');
    const ids = { stytchType: 'unsubscribed_phone_number', stytchRequestId: 'request-id-test-upstream-error' };
    expect(server.events.at(-1)).toMatchObject({ type: 'otp_send_failed', code: 'phone_unsubscribed', ...ids });
    // Refused by Stytch, the send counts; only what never left does not.
    expect(await browser.send()).toMatchObject({ status: 429, body: { error_type: 'rate_limited' } });
    await browser.authenticate('000000');
    expect(server.events.at(-1)).toMatchObject({ type: 'otp_verify_failed', ...ids });
  });
});
