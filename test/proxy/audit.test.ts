import { describe, expect, it } from 'vitest';
import { json, rightCode, stytchError } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { enrolled, freshNumber, loggingIn, primaryLogin } from './support/proxy-server.js';

const fixture = proxyFixture();

describe('audit events', () => {
  it('tell of a login from its start to its session, with the ids of both sides', async () => {
    const server = await fixture.another({});
    const browser = await loggingIn(server, primaryLogin());
    const refused = await browser.send({ mfa_phone_number: '+4915123456789' });
    await browser.send({ mfa_phone_number: freshNumber() });
    await browser.send();
    await browser.authenticate('000000');
    fixture.stytch.behave = stytchError('unable_to_auth_otp_code', 401);
    await browser.authenticate('111111');
    fixture.stytch.reset();
    await browser.authenticate(rightCode);
    expect(server.events.map(({ type, code, limit, failures }) => [type, code ?? limit, failures])).toEqual([
      ['challenge_started', undefined, undefined],
      ['phone_refused', 'phone_country_not_allowed', undefined],
      ['otp_send_requested', undefined, undefined],
      ['otp_sent', undefined, undefined],
      ['rate_limited', 'send-cooldown', undefined],
      ['otp_verify_failed', 'code_incorrect', 1],
      ['otp_verify_expired', 'code_expired', 2],
      ['otp_verify_ok', undefined, undefined],
    ]);
    const [first, ...rest] = server.events;
    for (const event of rest) {
      expect(event.memberHash).toBe(first!.memberHash);
      expect(event.ip).toBe('127.0.0.1');
      expect(event.requestId).toMatch(/^request-id-[\w-]{36}$/u);
    }
    expect(server.events[1]!.requestId).toBe(refused.body['request_id']);
    expect(server.events.at(-1)!.stytchRequestId).toBe('request-id-test-upstream');
    for (const { at } of server.events) expect(new Date(at).toISOString()).toBe(at);
  });

  it('name a member by one hash on every instance, and another member by another', async () => {
    const login = enrolled();
    const servers = [await fixture.another({}), await fixture.another({})];
    for (const server of servers) {
      await server.proxy.startChallenge(login);
      await server.proxy.startChallenge(enrolled());
    }
    const [one, two] = servers.map(({ events }) => events.map(({ memberHash }) => memberHash));
    expect(one![0]).toBe(two![0]);
    expect(new Set([...one!, ...two!]).size).toBe(3);
    expect(one!.join()).not.toContain(login.member_id);
  });

  it('are one line each, whatever Stytch writes into its ids', async () => {
    fixture.stytch.behave = (_hit, response) =>
      json(response, 400, {
        status_code: 400,
        error_type: 'forged\r\n2026-01-01 admin logged in\u2028\u001b[31m',
        request_id: `x\n${'y'.repeat(5000)}`,
      });
    const server = await fixture.another({});
    await (await loggingIn(server, enrolled())).send();
    const written = server.events.flatMap((event) => Object.values(event).map(String));
    expect(written.join('')).not.toMatch(/[^\x20-\x7e]/u);
    expect(Math.max(...written.map((value) => value.length))).toBeLessThanOrEqual(200);
  });
});
