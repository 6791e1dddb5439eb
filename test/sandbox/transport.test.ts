import { createStytchSandbox, sandboxAccounts, sandboxProject } from 'sms-otp-kit/sandbox';
import { StytchError } from 'stytch';
import { describe, expect, it } from 'vitest';
import { errorOf, logIn, pending, post, run, sdk, signIn } from './support.js';

describe('the transport', () => {
  it('gives errors the full shape of Stytch’s', async () => {
    const { client } = await run();
    const error: unknown = await client.organizations.members
      .get({ organization_id: 'acme', member_id: 'x' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StytchError);
    expect(error).toMatchObject({
      status_code: 404,
      request_id: expect.stringMatching(/^request-id-test-[\da-f-]{36}$/u),
      error_type: 'member_not_found',
      error_message: 'The member could not be found.',
      error_url: 'https://stytch.com/docs/b2b/api/errors/404#member_not_found',
    });
  });

  it('puts the status of the body on the wire', async () => {
    const answer = await post(await run(), '/v1/b2b/otps/sms/send', { organization_id: 'nowhere' });
    expect(answer).toEqual({ status: 404, error_type: 'organization_not_found' });
  });

  it.each([
    ['a wrong secret', { ...sandboxProject, secret: 'wrong' }],
    ['another project', { ...sandboxProject, project_id: 'project-test-other' }],
  ])('lets nobody in with %s', async (_case, project) => {
    const { url, sandbox } = await run();
    expect(await errorOf(logIn(sdk(url, project), sandboxAccounts.enrolled))).toBe('401 unauthorized_credentials');
    expect(sandbox.messages.list()).toEqual([]);
  });

  it('lets nobody in without credentials', async () => {
    const { url } = await run();
    const response = await fetch(`${url}/v1/b2b/otps/sms/send`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(401);
  });

  it.each([
    ['POST', '/v1/b2b/otps/sms/resend'],
    ['PUT', '/v1/b2b/otps/sms/send'],
    ['POST', '/v1/b2b/otps/sms/send/'],
    ['GET', '/'],
  ])('answers %s %s as route_not_found', async (method, path) => {
    const { url } = await run();
    const response = await fetch(`${url}${path}`, { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error_type: 'route_not_found' });
  });

  it('reads double slashes as one, which the Go SDK writes', async () => {
    const running = await run();
    expect((await fetch(`${running.url}//v1/b2b/sessions/jwks/${sandboxProject.project_id}`)).status).toBe(200);
    expect(await post(running, '//v1//b2b/otps/sms/send', {})).toEqual({
      status: 400,
      error_type: 'invalid_organization_id',
    });
  });

  it('reads escapes in a path, and refuses broken ones', async () => {
    const { url } = await run();
    const authorization = `Basic ${btoa(`${sandboxProject.project_id}:${sandboxProject.secret}`)}`;
    const get = (path: string) => fetch(`${url}/v1/b2b/organizations/${path}`, { headers: { authorization } });
    expect((await get('%61cme/member?email_address=ada%40acme.example')).status).toBe(200);
    expect((await get('%E0%A4%A/member?email_address=ada@acme.example')).status).toBe(400);
  });

  it('runs without a server, on Request and Response alone', async () => {
    const sandbox = createStytchSandbox();
    const response = await sandbox.fetch(
      new Request(`https://test.stytch.com/v1/b2b/sessions/jwks/${sandboxProject.project_id}`),
    );
    expect(await response.json()).toMatchObject({ status_code: 200, keys: [{ kty: 'RSA' }] });
  });
});

describe('times', () => {
  it('are RFC 3339 or absent, never "", in every answer', async () => {
    const running = await run();
    const { client, sandbox } = running;
    const answers: unknown[] = [];
    answers.push(await logIn(client, sandboxAccounts.enrolled), await logIn(client, sandboxAccounts.optional));
    answers.push(await logIn(client, sandboxAccounts.new));
    const identity = await pending(running, sandboxAccounts.unverified);
    answers.push(await client.otps.sms.send(identity));
    const done = await client.otps.sms.authenticate({ ...identity, code: sandbox.messages.last()!.code });
    answers.push(done, await client.sessions.authenticate({ session_token: done.session_token }));
    const { organization_id, member_id } = sandboxAccounts.locked;
    answers.push(await client.organizations.members.get({ organization_id, member_id }));
    answers.push(await client.organizations.members.deleteMFAPhoneNumber({ organization_id, member_id }));
    answers.push(await signIn(running, sandboxAccounts.spanish));
    const times = answers.flatMap(timesIn);
    expect(times.length).toBeGreaterThan(60);
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u);
  });
});

function timesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key.endsWith('_at') ? [inner] : timesIn(inner)));
}
