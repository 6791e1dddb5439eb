import { sandboxAccounts, sandboxProject } from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';
import { errorOf, logIn, post, run, sdk, signIn } from './support.js';

describe('sessions/authenticate', () => {
  it('answers a token and a JWT alike, with a fresh JWT', async () => {
    const running = await run();
    const { client } = running;
    const { session_token, session_jwt, member_session } = await signIn(running, sandboxAccounts.enrolled);
    for (const proof of [{ session_token }, { session_jwt }]) {
      const session = await client.sessions.authenticate(proof);
      expect(session).toMatchObject({
        session_token,
        member: { member_id: sandboxAccounts.enrolled.member_id },
        organization: { organization_name: 'Acme' },
        member_session: { member_session_id: member_session!.member_session_id },
      });
      await client.sessions.authenticateJwtLocal({ session_jwt: session.session_jwt });
    }
  });

  it('refreshes an expired JWT of a live session, and extends it on request', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const { session_jwt } = await signIn(running, sandboxAccounts.enrolled);
    sandbox.clock.advance(301_000);
    const current_date = new Date(sandbox.clock.now());
    await expect(client.sessions.authenticateJwtLocal({ session_jwt, current_date })).rejects.toThrow('jwt_invalid');
    const renewed = await client.sessions.authenticate({ session_jwt, session_duration_minutes: 120 });
    // Read anew: the renewal may fall into the next second, before which the new JWT is not valid.
    const local = await client.sessions.authenticateJwtLocal({
      session_jwt: renewed.session_jwt,
      current_date: new Date(sandbox.clock.now()),
    });
    expect(local.expires_at).toBe(renewed.member_session.expires_at);
    expect(Date.parse(local.expires_at) - current_date.getTime()).toBeCloseTo(7_200_000, -4);
    expect(Date.parse(local.last_accessed_at) - Date.parse(local.started_at)).toBeGreaterThanOrEqual(301_000);
  });

  it('ends with its time', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const { session_token, session_jwt } = await signIn(running, sandboxAccounts.enrolled);
    sandbox.clock.advance(3_600_000);
    expect(await errorOf(client.sessions.authenticate({ session_token }))).toBe('404 session_not_found');
    expect(await errorOf(client.sessions.authenticate({ session_jwt }))).toBe('404 session_not_found');
    await signIn(running, sandboxAccounts.enrolled);
    expect(await errorOf(client.sessions.authenticate({ session_token }))).toBe('404 session_not_found');
  });

  it.each([
    ['nothing', {}, '400 no_session_arguments'],
    ['both', { session_token: 'x', session_jwt: 'y' }, '400 too_many_session_arguments'],
    ['an unknown token', { session_token: 'x' }, '404 session_not_found'],
    ['a broken JWT', { session_jwt: 'x.y.z' }, '400 unable_to_parse_session_jwt'],
    [
      'a length of 4 minutes',
      { session_token: 'x', session_duration_minutes: 4 },
      '400 invalid_session_duration_minutes',
    ],
    [
      'a question about roles, which it cannot answer',
      { session_token: 'x', authorization_check: { organization_id: 'o', resource_id: 'r', action: 'a' } },
      '400 bad_request',
    ],
  ])('refuses %s', async (_case, body, error) => {
    const { client } = await run();
    expect(await errorOf(client.sessions.authenticate(body))).toBe(error);
  });

  it('refuses the JWT of another sandbox', async () => {
    const { client } = await run();
    const other = await signIn(await run(), sandboxAccounts.enrolled);
    expect(await errorOf(client.sessions.authenticate({ session_jwt: other.session_jwt }))).toBe(
      '400 unable_to_parse_session_jwt',
    );
  });
});

describe('sessions/revoke', () => {
  it.each(['session_token', 'session_jwt', 'member_session_id', 'member_id'] as const)(
    'ends a session by %s',
    async (key) => {
      const running = await run();
      const { client } = running;
      const { session_token, session_jwt, member_session, member_id } = await signIn(running, sandboxAccounts.enrolled);
      const other = await logIn(client, sandboxAccounts.optional);
      const by = { session_token, session_jwt, member_id, member_session_id: member_session!.member_session_id };
      expect(await client.sessions.revoke({ [key]: by[key] })).toMatchObject({ status_code: 200 });
      expect(await errorOf(client.sessions.authenticate({ session_token }))).toBe('404 session_not_found');
      await client.sessions.authenticate({ session_token: other.session_token });
    },
  );

  it.each([
    ['nothing', {}, '400 no_session_arguments'],
    ['an unknown session', { member_session_id: 'x' }, '404 session_not_found'],
    ['an unknown member', { member_id: 'x' }, '404 member_not_found'],
  ])('refuses %s', async (_case, body, error) => {
    const { client } = await run();
    expect(await errorOf(client.sessions.revoke(body))).toBe(error);
  });
});

describe('sessions/jwks', () => {
  it('lists the public key to anyone, and keeps it through a reset', async () => {
    const { client, url, sandbox } = await run();
    const read = async () => {
      const response = await fetch(`${url}/v1/b2b/sessions/jwks/${sandboxProject.project_id}`);
      return (await response.json()) as { keys: Record<string, unknown>[] };
    };
    const { keys } = await read();
    expect(keys).toEqual([
      {
        kty: 'RSA',
        use: 'sig',
        key_ops: ['verify'],
        alg: 'RS256',
        kid: expect.stringMatching(/^jwk-test-/u),
        x5c: [],
        x5tS256: '',
        n: expect.any(String),
        e: 'AQAB',
      },
    ]);
    sandbox.reset();
    expect((await read()).keys).toEqual(keys);
    expect(await errorOf(client.sessions.getJWKS({ project_id: 'project-test-other' }))).toBe('404 project_not_found');
  });

  it('signs for the project that the sandbox was made for', async () => {
    const project = { project_id: 'project-test-own', secret: 'secret-own' };
    const running = await run({ projectId: project.project_id, secret: project.secret });
    const client = sdk(running.url, project);
    const { session_jwt } = await logIn(client, sandboxAccounts.optional);
    const local = await client.sessions.authenticateJwtLocal({ session_jwt });
    const { member_id, organization_id } = sandboxAccounts.optional;
    expect(local).toMatchObject({ member_id, organization_id, organization_slug: 'globex', roles: ['stytch_member'] });
    expect(local.custom_claims).toEqual({});
    await expect(sdk(running.url, sandboxProject).sessions.authenticateJwtLocal({ session_jwt })).rejects.toThrow(
      'jwt_invalid',
    );
  });
});

it('gives only the two session keys to the lookup, whatever else a body holds', async () => {
  const running = await run();
  expect(await post(running, '/v1/b2b/sessions/authenticate', { intermediate_session_token: 'x' })).toEqual({
    status: 400,
    error_type: 'no_session_arguments',
  });
});
