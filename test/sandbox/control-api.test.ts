import { createStytchSandbox, sandboxAccounts, type SandboxMessage } from 'sms-otp-kit/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { errorOf, logIn, pending, run } from './support.js';

async function call(url: string, method: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, body: await response.json() };
}

describe('the phone', () => {
  it('shows every message over HTTP, also those of one number or one member', async () => {
    const { client, url } = await run();
    const { enrolled, spanish } = sandboxAccounts;
    await logIn(client, enrolled);
    await logIn(client, spanish);
    const to = async (query: string) => {
      const { body } = await call(`${url}/sandbox/messages${query}`, 'GET');
      return (body as { messages: SandboxMessage[] }).messages.map((message) => message.to);
    };
    expect(await to('')).toEqual([enrolled.mfa_phone_number, spanish.mfa_phone_number]);
    expect(await to(`?to=${encodeURIComponent(spanish.mfa_phone_number!)}`)).toEqual([spanish.mfa_phone_number]);
    expect(await to(`?member_id=${enrolled.member_id}`)).toEqual([enrolled.mfa_phone_number]);
  });

  it('tells whoever listens, until they stop', async () => {
    const { client, sandbox } = await run();
    const listener = vi.fn<(message?: SandboxMessage) => void>();
    const before = sandbox.messages.list();
    const stop = sandbox.messages.subscribe(listener);
    await logIn(client, sandboxAccounts.enrolled);
    expect(listener).toHaveBeenCalledExactlyOnceWith(sandbox.messages.last());
    expect(sandbox.messages.list()).not.toBe(before);
    sandbox.messages.clear();
    expect(listener).toHaveBeenLastCalledWith();
    stop();
    await logIn(client, sandboxAccounts.enrolled);
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('finds the newest message of a number or a member', async () => {
    const { client, sandbox } = await run();
    expect(sandbox.messages.last()).toBeUndefined();
    await logIn(client, sandboxAccounts.enrolled);
    const first = sandbox.messages.last();
    await logIn(client, sandboxAccounts.spanish);
    expect(sandbox.messages.last('+12015550123')).toBe(first);
    expect(sandbox.messages.last(sandboxAccounts.enrolled.member_id)).toBe(first);
    expect(sandbox.messages.last('+12015550199')).toBeUndefined();
  });

  it('keeps the last thousand', async () => {
    const sandbox = createStytchSandbox({ limits: { sendsPerMinute: 2000, sendsPerHour: 2000 } });
    const backend = sandbox.backend(sandboxAccounts.enrolled.member_id);
    const first = sandbox.messages.last();
    for (let login = 0; login < 1000; login += 1) backend.restart();
    expect(sandbox.messages.list()).toHaveLength(1000);
    expect(sandbox.messages.list()).not.toContain(first);
  });
});

describe('the clock', () => {
  it('is moved and set back over HTTP', async () => {
    const { url, sandbox } = await run({ now: () => 0 });
    expect((await call(`${url}/sandbox/clock`, 'GET')).body).toEqual({ now: '1970-01-01T00:00:00.000Z' });
    const moved = await call(`${url}/sandbox/clock`, 'POST', { advance_ms: 120_000 });
    expect(moved.body).toEqual({ now: '1970-01-01T00:02:00.000Z' });
    expect(sandbox.clock.now()).toBe(120_000);
    expect((await call(`${url}/sandbox/clock`, 'POST', { reset: true })).body).toEqual({
      now: '1970-01-01T00:00:00.000Z',
    });
  });

  it('says what it needs', async () => {
    const { url, sandbox } = await run();
    for (const body of [{}, { advance_ms: '1' }, [], null]) {
      expect(await call(`${url}/sandbox/clock`, 'POST', body)).toEqual({
        status: 400,
        body: { error: expect.stringContaining('advance_ms') },
      });
    }
    for (const wrong of [Number.NaN, Infinity, 1e15, -1e15]) {
      expect(() => sandbox.clock.advance(wrong)).toThrow('a number of milliseconds');
    }
    expect(sandbox.clock.now()).toBeCloseTo(Date.now(), -4);
  });
});

describe('reset', () => {
  it('brings everything back to the start', async () => {
    const running = await run();
    const { client, sandbox, url } = running;
    const identity = await pending(running, sandboxAccounts.new);
    await client.otps.sms.send({ ...identity, mfa_phone_number: '+12015550177' });
    sandbox.clock.advance(60_000);
    sandbox.faults.add({ kind: 'status' });
    expect(await call(`${url}/sandbox/reset`, 'POST')).toEqual({ status: 200, body: {} });
    expect(sandbox.messages.list()).toEqual([]);
    expect(sandbox.faults.list()).toEqual([]);
    expect(sandbox.clock.now()).toBeCloseTo(Date.now(), -4);
    const { organization_id, member_id } = sandboxAccounts.new;
    const { member } = await client.organizations.members.get({ organization_id, member_id });
    expect(member.mfa_phone_number).toBe('');
    const call2 = client.otps.sms.send({ ...identity, mfa_phone_number: '+12015550177' });
    expect(await errorOf(call2)).toBe('404 intermediate_session_not_found');
  });
});

it('lists what there is when asked for something else', async () => {
  const { url } = await run();
  expect(await call(`${url}/sandbox/other`, 'GET')).toEqual({
    status: 404,
    body: { error: expect.stringContaining('POST /sandbox/clock') },
  });
});
