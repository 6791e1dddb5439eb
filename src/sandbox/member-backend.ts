import type {
  AuthenticateParams,
  AuthenticateResponse,
  CallContext,
  Challenge,
  SendParams,
  SendResponse,
  SmsOtpBackend,
} from '../contract/backend.js';
import { maskPhoneNumber } from '../contract/challenge.js';
import { SmsOtpError } from '../contract/errors.js';
import { type BackendCall, playScenario, type SandboxScenarios, scenarioOf } from './backend-scenarios.js';
import { createMemberLogin, type MemberLogin, type MemberLoginOptions } from './member-login.js';
import { type ApiPort, callApi } from './call-api.js';

export interface SandboxBackendOptions extends MemberLoginOptions {
  /** @default 30 */
  resendCooldownSeconds?: number;
  /** Milliseconds each call takes. @default 0 */
  latencyMs?: number;
  /** An object is asked at each call: a test that changes it on the way plays a line that comes back. */
  scenario?: SandboxScenarios;
}

export interface SandboxBackend extends SmsOtpBackend {
  challenge(context?: Partial<CallContext>): Promise<Challenge>;
  /** The member passes the primary login again: a new pending login, and the SMS that Stytch sends by itself. */
  restart(): void;
}

const codeLifetimeSeconds = 120;

interface Step {
  port: ApiPort;
  login: MemberLogin;
  resendCooldownSeconds: number;
}

/** Plays our proxy and the login before it: ids and tokens stay inside, answers hold no token and no full number. */
export function createMemberBackend(
  port: ApiPort,
  memberId: string,
  options: SandboxBackendOptions = {},
): SandboxBackend {
  const { resendCooldownSeconds = 30, latencyMs = 0, scenario } = options;
  const logIn = (): MemberLogin => createMemberLogin(port.core, memberId, options);
  const step: Step = { port, login: logIn(), resendCooldownSeconds };
  const play = <T>(call: BackendCall, signal: AbortSignal, run: () => Promise<T>): Promise<T> =>
    playScenario(scenarioOf(scenario, call), latencyMs, signal, run);
  return {
    send: (params, { signal }) => play('send', signal, () => send(step, params, signal)),
    authenticate: (params, { signal }) => play('authenticate', signal, () => authenticate(step, params, signal)),
    challenge: ({ signal = new AbortController().signal } = {}) =>
      play('challenge', signal, () => Promise.resolve(step.login.challenge(resendIn(step)))),
    restart: () => {
      step.login = logIn();
    },
  };
}

async function send(step: Step, params: SendParams, signal: AbortSignal): Promise<SendResponse> {
  const { login, port } = step;
  const { locale, mfa_phone_number } = params;
  const body = { ...login.identity(), locale, mfa_phone_number };
  const wait = resendIn(step);
  if (wait > 0) throw new SmsOtpError('rate_limited', { retryAfterSeconds: wait, status: 429 });
  const { request_id } = await claimed(login, port.core.clock.now(), () => textOrChange(step, body, signal));
  return {
    request_id: String(request_id),
    status_code: 200,
    code_expires_in_seconds: codeLifetimeSeconds,
    resend_in_seconds: resendIn(step),
    masked_phone_number: maskPhoneNumber(login.member().mfa_phone_number),
  };
}

async function authenticate(
  { login, port }: Step,
  { code }: AuthenticateParams,
  signal: AbortSignal,
): Promise<AuthenticateResponse> {
  const body = { ...login.identity(), code, ...login.enrollment };
  const { request_id } = await callApi(port, 'POST', '/v1/b2b/otps/sms/authenticate', body, signal);
  login.finish();
  return { request_id: String(request_id), status_code: 200 };
}

function resendIn({ login, port, resendCooldownSeconds }: Step): number {
  if (login.sentAtMs === null) return 0;
  const passed = (port.core.clock.now() - login.sentAtMs) / 1000;
  return Math.max(0, Math.ceil(resendCooldownSeconds - passed));
}

/** The cool-down starts before the call, so that two clicks are one SMS, and ends at once when the send was refused. */
async function claimed<T>(login: MemberLogin, now: number, run: () => Promise<T>): Promise<T> {
  const before = login.sentAtMs;
  login.sentAtMs = now;
  try {
    return await run();
  } catch (error) {
    if (error instanceof SmsOtpError && error.outcome === 'rejected') login.sentAtMs = before;
    throw error;
  }
}

/** An unverified number may be changed: Stytch, which has texted nothing by then, wants the old one deleted first. */
async function textOrChange(
  { login, port }: Step,
  body: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  const text = (): Promise<Record<string, unknown>> => callApi(port, 'POST', '/v1/b2b/otps/sms/send', body, signal);
  try {
    return await text();
  } catch (error) {
    const { organization_id, member_id, mfa_phone_number_verified } = login.member();
    if ((error as SmsOtpError).code !== 'phone_mismatch' || mfa_phone_number_verified) throw error;
    const path = `/v1/b2b/organizations/${organization_id}/members/mfa_phone_numbers/${member_id}`;
    await callApi(port, 'DELETE', path, null, signal);
    return text();
  }
}
