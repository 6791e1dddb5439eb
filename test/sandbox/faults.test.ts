import { sandboxAccounts, type SandboxFault, sandboxPassword, sandboxProject } from 'sms-otp-kit/sandbox';
import { describe, expect, it } from 'vitest';
import { errorOf, logIn, pending, post, run, type Running } from './support.js';

const credentials = { organization_id: 'acme', email_address: 'ada@acme.example', password: sandboxPassword };
const path = '/v1/b2b/passwords/authenticate';

function ask({ url, sandbox }: Running, signal?: AbortSignal): Promise<Response> {
  const { project_id, secret } = sandboxProject;
  expect(sandbox.faults.list()).toHaveLength(1);
  return fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: `Basic ${btoa(`${project_id}:${secret}`)}` },
    body: JSON.stringify(credentials),
    ...(signal ? { signal } : {}),
  });
}

async function faulty(fault: SandboxFault): Promise<Running> {
  const running = await run();
  running.sandbox.faults.add(fault);
  return running;
}

describe('a fault', () => {
  it('of latency answers late, and rightly', async () => {
    const running = await faulty({ kind: 'latency', ms: 80 });
    const start = performance.now();
    expect((await ask(running)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(79);
  });

  it('of latency can also hold back an answer that is made', async () => {
    const running = await faulty({ kind: 'latency', ms: 80, when: 'after' });
    const answer = ask(running);
    await expect.poll(() => running.sandbox.messages.list().length).toBe(1);
    expect((await answer).status).toBe(200);
  });

  it('of hanging never answers', async () => {
    const running = await faulty({ kind: 'hang' });
    await expect(ask(running, AbortSignal.timeout(100))).rejects.toThrow('timeout');
    expect(running.sandbox.messages.list()).toEqual([]);
  });

  it('ends with the request that it hangs', async () => {
    const { sandbox } = await faulty({ kind: 'hang' });
    const given = new AbortController();
    const request = new Request(`http://sandbox.invalid${path}`, { method: 'POST', signal: given.signal });
    const answer = sandbox.fetch(request);
    given.abort(new Error('Enough.'));
    await expect(answer).rejects.toThrow('Enough.');
    const late = new Request(`http://sandbox.invalid${path}`, {
      method: 'POST',
      signal: AbortSignal.abort(new Error('Too late.')),
    });
    await expect(sandbox.fetch(late)).rejects.toThrow('Too late.');
  });

  it('of a reset breaks the connection before anything is done', async () => {
    const running = await faulty({ kind: 'reset' });
    await expect(ask(running)).rejects.toThrow('fetch failed');
    expect(running.sandbox.messages.list()).toEqual([]);
  });

  it('after the fact loses the answer of a text that went out', async () => {
    const running = await faulty({ kind: 'reset', when: 'after' });
    await expect(ask(running)).rejects.toThrow('fetch failed');
    expect(running.sandbox.messages.list()).toHaveLength(1);
  });

  it('of slices sends the whole answer in pieces', async () => {
    const running = await faulty({ kind: 'slice', ms: 0 });
    const response = await ask(running);
    let pieces = 0;
    for await (const piece of response.clone().body!) pieces += piece.length > 0 ? 1 : 0;
    expect(pieces).toBeGreaterThan(10);
    expect(await response.json()).toMatchObject({ status_code: 200 });
  });

  it('of half a body breaks off in the middle', async () => {
    const running = await faulty({ kind: 'half_body' });
    const response = await ask(running);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(running.sandbox.messages.list()).toHaveLength(1);
  });

  it('of stalling goes silent in the middle', async () => {
    const running = await faulty({ kind: 'stall' });
    const response = await ask(running, AbortSignal.timeout(500));
    const reader = response.body!.getReader();
    const { value } = await reader.read();
    expect(value!.length).toBeGreaterThan(100);
    await expect(reader.read()).rejects.toThrow('timeout');
  });

  it('of a huge body sends 16 MB', async () => {
    const running = await faulty({ kind: 'huge_body' });
    const response = await ask(running);
    expect((await response.arrayBuffer()).byteLength).toBe(16 * 1024 * 1024);
  });

  it('of a huge body survives a client that leaves', async () => {
    const running = await faulty({ kind: 'huge_body' });
    const response = await ask(running);
    await response.body!.cancel();
    running.sandbox.faults.clear();
    expect(await logIn(running.client, sandboxAccounts.enrolled)).toMatchObject({ status_code: 200 });
  });

  it.each<[SandboxFault, number, Record<string, string>, string]>([
    [{ kind: 'status' }, 500, {}, 'internal_server_error'],
    [{ kind: 'status', status: 503, retry_after: '30' }, 503, { 'retry-after': '30' }, 'internal_server_error'],
    [{ kind: 'html' }, 502, { 'content-type': 'text/html; charset=utf-8' }, '<!doctype html>'],
    [{ kind: 'redirect' }, 302, { location: 'https://login.example/' }, ''],
    [{ kind: 'body', body: '[]' }, 200, { 'content-type': 'application/json' }, '[]'],
    [{ kind: 'body', status: 201 }, 201, {}, ''],
    [{ kind: 'error' }, 500, {}, 'internal_server_error'],
    [{ kind: 'error', error_type: 'downstream_carrier_error' }, 400, {}, 'carrier'],
    [
      { kind: 'error', error_type: 'too_few_tokens_authenticated', retry_after: '7' },
      429,
      { 'retry-after': '7' },
      '#too_few',
    ],
    [{ kind: 'error', error_type: 'never_heard_of', status: 418 }, 418, {}, 'never_heard_of'],
    [{ kind: 'error', error_type: 'toString' }, 400, {}, 'toString'],
  ])('%o answers as it says', async (fault, status, headers, text) => {
    const running = await faulty(fault);
    const response = await ask(running);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject(headers);
    expect(await response.text()).toContain(text);
    expect(running.sandbox.messages.list()).toEqual([]);
  });

  it('hits one endpoint, as often as it is told', async () => {
    const running = await faulty({ kind: 'error', error_type: 'unsubscribed_phone_number', route: 'send', times: 2 });
    const identity = await pending(running, sandboxAccounts.enrolled);
    const { sms } = running.client.otps;
    expect(await errorOf(sms.send(identity))).toBe('400 unsubscribed_phone_number');
    expect(await errorOf(sms.send(identity))).toBe('400 unsubscribed_phone_number');
    expect(running.sandbox.faults.list()).toEqual([]);
    await sms.send(identity);
  });

  it('is taken back by the function that adding it returns', async () => {
    const { sandbox, client } = await run();
    const remove = sandbox.faults.add({ kind: 'status' });
    remove();
    expect(await logIn(client, sandboxAccounts.enrolled)).toMatchObject({ status_code: 200 });
  });

  it('is set, listed and cleared over HTTP', async () => {
    const { url, client } = await run();
    const control = async (method: string, body?: string) =>
      (await fetch(`${url}/sandbox/faults`, { method, ...(body ? { body } : {}) })).json();
    const fault = { kind: 'error', error_type: 'too_many_requests', route: 'passwords' };
    expect(await control('POST', JSON.stringify(fault))).toEqual({ faults: [fault] });
    expect(await errorOf(logIn(client, sandboxAccounts.enrolled))).toBe('429 too_many_requests');
    expect(await control('GET')).toEqual({ faults: [fault] });
    expect(await control('DELETE')).toEqual({ faults: [] });
    await logIn(client, sandboxAccounts.enrolled);
  });

  it.each([
    ['kind', {}],
    ['kind', { kind: 'toString' }],
    ['route', { kind: 'hang', route: 'everywhere' }],
    ['when', { kind: 'hang', when: 'never' }],
    ['times', { kind: 'hang', times: 0 }],
    ['ms', { kind: 'latency', ms: -1 }],
    ['status', { kind: 'status', status: 100 }],
    ['error_type', { kind: 'error', error_type: 1 }],
    ['retry_after', { kind: 'status', retry_after: 30 }],
    ['body', { kind: 'body', body: {} }],
  ])('with a wrong %s is refused with what there is', async (key, fault) => {
    const { url, sandbox } = await run();
    const response = await fetch(`${url}/sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining(`"${key}" is not one of`) });
    expect(sandbox.faults.list()).toEqual([]);
  });
});

it('needs the right credentials also for bad bodies', async () => {
  expect(await post(await run(), path, 'x', 'a:b')).toEqual({ status: 401, error_type: 'unauthorized_credentials' });
});
