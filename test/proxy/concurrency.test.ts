import { describe, expect, it } from 'vitest';
import { type Behaviour, json, rightCode, stytchError, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { Browser, enrolled, freshNumber, loggingIn } from './support/proxy-server.js';

const fixture = proxyFixture();

/** Logins of one member, so that no limit of one login is in the way. */
function loginsOf(login: ReturnType<typeof enrolled>, count: number): Promise<Browser[]> {
  return Promise.all(
    Array.from({ length: count }, (_, turn) =>
      fixture.loggingIn({ ...login, intermediate_session_token: `ist-${login.member_id}-${turn}` }),
    ),
  );
}

const slowly =
  (behave: Behaviour): Behaviour =>
  (hit, response, request) =>
    void setTimeout(() => behave(hit, response, request), 50);

describe('requests at the same moment', () => {
  it('a hundred sends of one login are one SMS, and all get its answer or the wait (P42, row 35)', async () => {
    fixture.stytch.behave = slowly(succeed);
    const browser = await fixture.loggingIn(enrolled());
    const replies = await Promise.all(Array.from({ length: 100 }, () => browser.send()));
    expect(fixture.stytch.hits).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    for (const reply of replies) expect([200, 429]).toContain(reply.status);
    expect(new Set(replies.filter(({ status }) => status === 200).map(({ text }) => text)).size).toBe(1);
  });

  it('a hundred sends of a hundred logins of one member are one SMS', async () => {
    fixture.stytch.behave = slowly(succeed);
    const replies = await Promise.all((await loginsOf(enrolled(), 100)).map((browser) => browser.send()));
    expect(fixture.stytch.hits).toHaveLength(1);
    for (const reply of replies) expect([200, 429]).toContain(reply.status);
  });

  it('two sends to two numbers of one member are one SMS', async () => {
    const browser = await fixture.loggingIn();
    const replies = await Promise.all(
      [freshNumber(), freshNumber()].map((mfa_phone_number) => browser.send({ mfa_phone_number })),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 429]);
    expect(fixture.stytch.hits).toHaveLength(1);
  });

  it('a failed send fails for all who waited for it', async () => {
    fixture.stytch.behave = slowly(stytchError('downstream_carrier_error', 400));
    const browser = await fixture.loggingIn(enrolled());
    const replies = await Promise.all([browser.send(), browser.send()]);
    expect(replies.map(({ body }) => body['error_type'])).toEqual(['delivery_failed', 'delivery_failed']);
    expect(fixture.stytch.hits).toHaveLength(1);
  });

  it('a login that is over does not end another of the same member', async () => {
    const [over, alive] = await loginsOf(enrolled(), 2);
    let isFirst = true;
    fixture.stytch.behave = (hit, response, request) => {
      const behave = isFirst ? slowly(stytchError('intermediate_session_not_found', 404)) : succeed;
      isFirst = false;
      behave(hit, response, request);
    };
    const first = over!.send();
    await expect.poll(() => fixture.stytch.hits.length).toBe(1);
    const [ended, waiting] = await Promise.all([first, alive!.send()]);
    expect([ended.status, over!.cookies.size]).toEqual([401, 0]);
    expect([waiting.status, alive!.cookies.size]).toEqual([429, 1]);
    expect((await alive!.send()).status).toBe(200);
  });

  it('of a thousand wrong codes five reach Stytch, and the rest are told to wait (P44, row 36)', async () => {
    const browsers = await loginsOf(enrolled(), 1000);
    const replies = await Promise.all(browsers.map((browser) => browser.authenticate('000000')));
    expect(fixture.stytch.hits).toHaveLength(5);
    const count = (status: number): number => replies.filter((reply) => reply.status === status).length;
    expect([count(404), count(429)]).toEqual([5, 995]);
  }, 30_000);

  it('of two right codes one makes a session (P44)', async () => {
    let used = false;
    fixture.stytch.behave = (hit, response, request) => {
      const first = !used;
      used = true;
      return (first ? slowly(succeed) : stytchError('unable_to_auth_otp_code', 401))(hit, response, request);
    };
    const browsers = await loginsOf(enrolled(), 2);
    const replies = await Promise.all(browsers.map((browser) => browser.authenticate(rightCode)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    const sessions = replies.flatMap(({ cookies }) => cookies.filter((cookie) => cookie.includes('_session=')));
    expect(sessions).toHaveLength(1);
  });

  it('logins of different members do not wait for each other', async () => {
    const slow = enrolled();
    fixture.stytch.behave = (hit, response) => {
      const answer = (): void => json(response, 200, { status_code: 200, request_id: 'r' });
      if (hit.body['member_id'] === slow.member_id) setTimeout(answer, 400);
      else answer();
    };
    const order: string[] = [];
    const [first, second] = [await fixture.loggingIn(slow), await loggingIn(fixture.server, enrolled())];
    await Promise.all([first.send().then(() => order.push('slow')), second.send().then(() => order.push('quick'))]);
    expect(order).toEqual(['quick', 'slow']);
  });
});
