import { createStytchClient } from 'sms-otp-kit/proxy';
import { describe, expect, it } from 'vitest';
import { expectNoSecret, expectNoSecretIn, watchOutput } from './support/canaries.js';
import { json, rightCode, stytchError } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { enrolled, freshNumber, loggingIn, primaryLogin } from './support/proxy-server.js';
import { upstreamFaults } from './support/upstream-faults.js';

const fixture = proxyFixture();

describe('audit events', () => {
  it('tell of a login from its start to its session, with the ids of both sides (P57)', async () => {
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

  it('and logs, answers and errors hold no secret, whatever goes wrong (P56)', async () => {
    const output = watchOutput();
    const client = createStytchClient({
      projectId: 'project-test-1',
      secret: 'CANARY-project-secret',
      baseUrl: fixture.stytch.url,
      timeoutSeconds: 0.4,
    });
    for (const behave of Object.values(upstreamFaults)) {
      const number = freshNumber();
      const thrown: unknown[] = [];
      /** The client, and what a host would see if it logged what the client throws. */
      const spied = async (call: () => Promise<object>): Promise<object> => {
        try {
          return await call();
        } catch (error) {
          thrown.push(error, (error as Error).cause);
          throw error;
        }
      };
      const sms = {
        send: (params: never) => spied(() => client.otps.sms.send(params)),
        authenticate: (params: never) => spied(() => client.otps.sms.authenticate(params)),
      };
      const server = await fixture.another({ stytch: { otps: { sms } } });
      fixture.stytch.behave = behave;
      const browser = await loggingIn(server, primaryLogin());
      for (const reply of [await browser.send({ mfa_phone_number: number }), await browser.authenticate(rightCode)]) {
        expectNoSecret(reply, server, number);
      }
      for (const error of thrown) expectNoSecretIn(error);
    }
    output.restore();
    expect(output.text()).toBe('');
  }, 30_000);

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

  it('are one line each, whatever Stytch writes into its ids (P57)', async () => {
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
