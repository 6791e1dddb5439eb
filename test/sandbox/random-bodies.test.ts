import * as fc from 'fast-check';
import {
  createStytchSandbox,
  sandboxAccounts,
  sandboxPassword,
  sandboxProject,
  type StytchSandbox,
} from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';

const { member_id, organization_id } = sandboxAccounts.enrolled;

const any = fc.oneof(fc.string(), fc.jsonValue(), fc.constantFrom(0, -1, 1e308, '', null));
const mostly = (...values: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: any });

/** Right often enough to get past the first checks. */
const nearlyRight = fc.record(
  {
    organization_id: mostly(organization_id, 'acme', 'globex'),
    member_id: mostly(member_id, sandboxAccounts.new.member_id, sandboxAccounts.optional.member_id),
    mfa_phone_number: mostly('+12015550123', '+12015550199', '+34612345678', '+1'),
    locale: mostly('en', 'es'),
    code: mostly('123456', '000000'),
    intermediate_session_token: any,
    session_token: any,
    session_jwt: mostly('a.b.c'),
    session_duration_minutes: mostly(5, 60),
    session_custom_claims: mostly({ plan: 'pro' }, { sub: 'x' }),
    set_mfa_enrollment: mostly('enroll'),
    set_default_mfa: mostly(true),
    email_address: mostly('ada@acme.example', 'olive@globex.example'),
    password: mostly(sandboxPassword),
    magic_links_token: mostly(sandboxAccounts.enrolled.magic_links_token),
    member_session_id: any,
    authorization_check: any,
    advance_ms: mostly(1000),
    kind: mostly('latency'),
    route: mostly('send'),
    times: mostly(1),
    ms: mostly(0),
  },
  { requiredKeys: [] },
);

const body = fc.oneof(
  { weight: 6, arbitrary: nearlyRight.map((value) => JSON.stringify(value)) },
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'code'), any).map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: 'binary' }),
);

function ask(sandbox: StytchSandbox, path: string, text: string): Promise<Response> {
  const authorization = `Basic ${btoa(`${sandboxProject.project_id}:${sandboxProject.secret}`)}`;
  return sandbox.fetch(
    new Request(`http://sandbox.invalid${path}`, { method: 'POST', headers: { authorization }, body: text }),
  );
}

describe('1,000 random bodies', () => {
  it.each([
    '/v1/b2b/passwords/authenticate',
    '/v1/b2b/magic_links/authenticate',
    '/v1/b2b/otps/sms/send',
    '/v1/b2b/otps/sms/authenticate',
    '/v1/b2b/sessions/authenticate',
    '/v1/b2b/sessions/revoke',
  ])('to %s are each answered in Stytch’s shape, with no 5xx', async (path) => {
    const sandbox = createStytchSandbox();
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const response = await ask(sandbox, path, text);
        const answer = (await response.json()) as Record<string, unknown>;
        expect(response.status).toBeLessThan(500);
        expect(answer).toMatchObject({ status_code: response.status, request_id: expect.any(String) });
        expect(typeof answer['error_type']).toBe(response.status === 200 ? 'undefined' : 'string');
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['clock', 'faults', 'reset'])('to /sandbox/%s are each answered in words, with no 5xx', async (name) => {
    const sandbox = createStytchSandbox();
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        expect((await ask(sandbox, `/sandbox/${name}`, text)).status).toBeLessThan(500);
      }),
      { numRuns: 1000 },
    );
  });

  it('as a path are each answered, with no 5xx', async () => {
    const sandbox = createStytchSandbox();
    const authorization = `Basic ${btoa(`${sandboxProject.project_id}:${sandboxProject.secret}`)}`;
    await fc.assert(
      fc.asyncProperty(
        fc.webPath(),
        fc.webQueryParameters(),
        fc.constantFrom('GET', 'DELETE'),
        async (path, query, method) => {
          const url = `http://sandbox.invalid/v1/b2b/organizations${path}/member?${query}`;
          const response = await sandbox.fetch(new Request(url, { method, headers: { authorization } }));
          expect(response.status).toBeLessThan(500);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
