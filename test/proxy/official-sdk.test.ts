import { B2BClient } from 'stytch';
import { describe, expect, it, vi } from 'vitest';
import { expectNoSecret, watchOutput } from './support/canaries.js';
import { json, rightCode, succeed } from './support/fake-stytch.js';
import { proxyFixture } from './support/proxy-fixture.js';
import { enrolled, freshNumber, loggingIn } from './support/proxy-server.js';
import { type UpstreamFault, upstreamFaults } from './support/upstream-faults.js';

const fixture = proxyFixture();

function sdk(): B2BClient {
  // It warns of an address that is not Stytch's.
  const quiet = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const client = new B2BClient({
    project_id: 'project-test-1',
    secret: 'CANARY-project-secret',
    env: `${fixture.stytch.url}/`,
  });
  quiet.mockRestore();
  return client;
}

/** What the SDK makes of each fault, after the proxy: the codes of the own client, or a more careful one. */
const rows: [UpstreamFault, number, string | undefined][] = [
  ['none', 200, undefined],
  ['a black hole (row 3, row 4)', 504, 'outcome_unknown'],
  ['a reset before the answer (row 6)', 504, 'outcome_unknown'],
  ['headers and then silence (row 8)', 504, 'outcome_unknown'],
  ['half an answer (P48, row 9)', 504, 'outcome_unknown'],
  ['an answer byte by byte (row 10)', 200, undefined],
  ['a 500 of Stytch (row 11)', 503, 'outcome_unknown'],
  ['a 502 page (row 11)', 504, 'outcome_unknown'],
  ['a 503 with Retry-After (row 11)', 503, 'outcome_unknown'],
  ['an empty 200 (P48, row 12)', 504, 'outcome_unknown'],
  ['a success without a session token (P48, row 13)', 503, 'outcome_unknown'],
  ['a bad project secret (row 15)', 503, 'misconfigured'],
  ['a wrong code (row 16)', 404, 'code_incorrect'],
  ['an old code (row 16)', 404, 'code_incorrect'],
  ['a 429 without (P47, row 17)', 429, 'rate_limited'],
  ['a lock (row 18)', 429, 'locked'],
];

describe('the official SDK', () => {
  it.each(rows)('with %s: %i %s, one hit, a deadline and nothing of its errors', async (name, status, code) => {
    const number = freshNumber();
    // What comes in the end has its time on a busy machine too; only what never comes is given up soon.
    const server = await fixture.another({ stytch: sdk(), deadlineSeconds: status === 200 ? 8 : 0.6 });
    const browser = await loggingIn(server, enrolled(number));
    const output = watchOutput();
    fixture.stytch.behave = upstreamFaults[name];
    const startedMs = performance.now();
    const reply = await browser.authenticate(rightCode);
    output.restore();
    expect(performance.now() - startedMs).toBeLessThan(4000);
    expect(output.text()).toBe('');
    expect([reply.status, reply.body['error_type']]).toEqual([status, code]);
    expect(fixture.stytch.hits).toHaveLength(1);
    expect(reply.cookies.some((cookie) => cookie.includes('_session='))).toBe(status === 200);
    expectNoSecret(reply, server, number);
    fixture.stytch.dropWaiting();
  });

  it('does not take a 200 with an error in it for a code that was sent', async () => {
    const server = await fixture.another({ stytch: sdk() });
    fixture.stytch.behave = upstreamFaults['a 200 with an error in it (row 12)'];
    const reply = await (await loggingIn(server, enrolled())).send();
    expect(reply).toMatchObject({ status: 503, body: { error_type: 'outcome_unknown' } });
  });

  it('leaves open what a 200 with null in it has done, and counts the try', async () => {
    const server = await fixture.another({ stytch: sdk(), limits: { authenticate: { triesPerCode: 1 } } });
    fixture.stytch.behave = (_hit, response) => json(response, 200, null);
    const login = enrolled();
    const unknown = { status: 503, body: { error_type: 'outcome_unknown' } };
    expect(await (await loggingIn(server, login)).authenticate(rightCode)).toMatchObject(unknown);
    expect((await (await loggingIn(server, login)).authenticate(rightCode)).status).toBe(429);
    expect(await (await loggingIn(server, login)).send()).toMatchObject(unknown);
    expect(server.events.map(({ type }) => type)).not.toContain('internal_error');
    expect(fixture.stytch.hits).toHaveLength(2);
  });

  it('sends what the own client sends', async () => {
    const bodies: unknown[] = [];
    const login = enrolled();
    for (const options of [{ stytch: sdk() }, {}]) {
      const server = await fixture.another(options);
      const browser = await loggingIn(server, login);
      await browser.send({ locale: 'es' });
      await browser.authenticate(rightCode);
      bodies.push(
        fixture.stytch.hits.map(({ method, path, body, authorization }) => ({ method, path, body, authorization })),
      );
      fixture.stytch.hits.length = 0;
      fixture.stytch.behave = succeed;
    }
    expect(bodies[0]).toEqual(bodies[1]);
  });
});
