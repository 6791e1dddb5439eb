import { B2BClient } from 'stytch';
import { createStytchClient, type StytchLike } from 'sms-otp-kit/proxy';
import { sandboxAccounts, sandboxPassword, sandboxProject } from 'sms-otp-kit/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser, type ProxyServer, startProxy } from './support/proxy-server.js';
import { type SandboxServer, startSandbox } from './support/sandbox-server.js';

let stytch: SandboxServer;
let sdk: B2BClient;
let server: ProxyServer;

beforeAll(async () => {
  stytch = await startSandbox();
  sdk = new B2BClient({ ...sandboxProject, env: `${stytch.url}/` });
});
afterAll(() => stytch.close());
afterEach(() => server.close());

const clients: [string, () => StytchLike][] = [
  [
    'createStytchClient',
    () =>
      createStytchClient({ projectId: sandboxProject.project_id, secret: sandboxProject.secret, baseUrl: stytch.url }),
  ],
  ['the official SDK', () => sdk],
];

type Account = { organization_id: string; email_address: string; mfa_phone_number?: string };

async function logIn({ organization_id, email_address }: Account): Promise<Browser> {
  const login = await sdk.passwords.authenticate({ organization_id, email_address, password: sandboxPassword });
  const { setCookies } = await server.proxy.startChallenge(login);
  return new Browser(server.url).accept(setCookies);
}

function newestCode(phoneNumber: string): string {
  return stytch.sandbox.messages.list().findLast((message) => message.to === phoneNumber)!.code;
}

describe.each(clients)('a login by %s', (_name, client) => {
  beforeEach(async () => {
    stytch.sandbox.reset();
    server = await startProxy(stytch.url, { stytch: client() });
  });

  it('finishes with the code that Stytch texted by itself, and the session is real', async () => {
    const browser = await logIn(sandboxAccounts.enrolled);
    expect((await browser.challenge()).body).toMatchObject({ state: 'pending', code_sent: true, phone_verified: true });
    expect(stytch.sandbox.messages.list()).toHaveLength(1);
    const done = await browser.authenticate(newestCode(sandboxAccounts.enrolled.mfa_phone_number!));
    expect(done).toMatchObject({ status: 200, body: { status_code: 200 } });
    const session = await sdk.sessions.authenticate({
      session_token: browser.cookies.get('__Host-sms_otp_session')!,
    });
    expect(session.member.member_id).toBe(sandboxAccounts.enrolled.member_id);
  });

  it('links and verifies the number of a new member', async () => {
    const browser = await logIn(sandboxAccounts.new);
    expect((await browser.send({ mfa_phone_number: '+12015550199', locale: 'es' })).status).toBe(200);
    expect((await browser.authenticate(newestCode('+12015550199'))).status).toBe(200);
    const { organization_id, member_id } = sandboxAccounts.new;
    const { member } = await sdk.organizations.members.get({ organization_id, member_id });
    expect(member).toMatchObject({
      mfa_enrolled: true,
      mfa_phone_number: '+12015550199',
      mfa_phone_number_verified: true,
    });
  });

  it('tells a wrong code from an old one and from a login that is over', async () => {
    const browser = await logIn(sandboxAccounts.enrolled);
    const code = newestCode(sandboxAccounts.enrolled.mfa_phone_number!);
    const wrong = code === '000001' ? '000002' : '000001';
    expect(await browser.authenticate(wrong)).toMatchObject({ status: 404, body: { error_type: 'code_incorrect' } });
    stytch.sandbox.clock.advance(121_000);
    expect(await browser.authenticate(code)).toMatchObject({ status: 401, body: { error_type: 'code_expired' } });
    stytch.sandbox.clock.advance(600_000);
    const over = await browser.authenticate(code);
    expect(over).toMatchObject({ status: 401, body: { error_type: 'session_expired' } });
    expect(browser.cookies.size).toBe(0);
  });

  it('lets a number be changed while it is not verified, and never after', async () => {
    const browser = await logIn(sandboxAccounts.unverified);
    // Stytch texted the old number at login: the wait it started is over on the proxy's own clock only, so a new proxy.
    const later = await startProxy(stytch.url, { stytch: client(), limits: { cooldownSeconds: [] } });
    const again = new Browser(later.url);
    for (const [name, value] of browser.cookies) again.cookies.set(name, value);
    expect((await again.send({ mfa_phone_number: '+12015550177' })).body).toMatchObject({
      masked_phone_number: '••• ••• 0177',
    });
    expect((await again.authenticate(newestCode('+12015550177'))).status).toBe(200);
    const stale = await again.accept([`__Host-sms_otp_login=${browser.cookies.get('__Host-sms_otp_login')!}`]).send({
      mfa_phone_number: '+12015550166',
    });
    expect(stale).toMatchObject({ status: 422, body: { error_type: 'phone_mismatch' } });
    const { organization_id, member_id } = sandboxAccounts.unverified;
    const { member } = await sdk.organizations.members.get({ organization_id, member_id });
    expect(member.mfa_phone_number).toBe('+12015550177');
    await later.close();
  });

  it('links a number after all when the send that was to link it never reached Stytch', async () => {
    const patient = await startProxy(stytch.url, { stytch: client(), limits: { cooldownSeconds: [] } });
    const browser = (await logIn(sandboxAccounts.new)).movedTo(patient.url);
    stytch.sandbox.faults.add({ kind: 'html', route: 'send', times: 1 });
    const lost = await browser.send({ mfa_phone_number: '+12015550199' });
    expect(lost.body).toMatchObject({ error_type: 'outcome_unknown' });
    expect((await browser.send()).status).toBe(200);
    expect((await browser.authenticate(newestCode('+12015550199'))).status).toBe(200);
    await patient.close();
  });

  it('takes the old number back when the new one cannot be texted', async () => {
    const patient = await startProxy(stytch.url, { stytch: client(), limits: { cooldownSeconds: [] } });
    const { mfa_phone_number: old } = sandboxAccounts.unverified;
    const browser = (await logIn(sandboxAccounts.unverified)).movedTo(patient.url);
    stytch.sandbox.faults.add({ kind: 'error', error_type: 'downstream_carrier_error', route: 'send', times: 1 });
    const refused = await browser.send({ mfa_phone_number: '+12015550177' });
    expect(refused.body).toMatchObject({ error_type: 'delivery_failed' });
    expect((await browser.send({ mfa_phone_number: old })).status).toBe(200);
    expect((await browser.authenticate(newestCode(old!))).status).toBe(200);
    await patient.close();
  });

  it('steps up a live session by its cookie alone', async () => {
    const { organization_id, email_address } = sandboxAccounts.optional;
    const login = await sdk.passwords.authenticate({ organization_id, email_address, password: sandboxPassword });
    const { setCookies, challenge } = await server.proxy.startChallenge(login);
    expect(challenge.state).toBe('authenticated');
    const browser = new Browser(server.url).accept(setCookies);
    expect((await browser.challenge()).body).toMatchObject({ state: 'authenticated', has_phone_number: false });
    expect((await browser.send({ mfa_phone_number: '+12015550188' })).status).toBe(200);
    expect((await browser.challenge()).body).toMatchObject({ state: 'pending', code_sent: true });
    expect((await browser.authenticate(newestCode('+12015550188'))).status).toBe(200);
    const { member_id } = sandboxAccounts.optional;
    const { member } = await sdk.organizations.members.get({ organization_id, member_id });
    expect(member).toMatchObject({ mfa_enrolled: true, mfa_phone_number_verified: true });
  });

  it('answers no session, pending or live, for a cookie that Stytch does not know', async () => {
    const browser = new Browser(server.url).accept(['__Host-sms_otp_session=made-up']);
    expect((await browser.challenge()).body).toEqual({ state: 'none', has_phone_number: false, code_sent: false });
    expect(await browser.send()).toMatchObject({ status: 401, body: { error_type: 'session_expired' } });
  });
});
