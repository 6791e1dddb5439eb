import type { CallContext, Challenge, SendParams, SendResponse, SmsOtpBackend } from '../contract/backend.js';
import type { AuthenticateParams, AuthenticateResponse } from '../contract/backend.js';
import { maskPhoneNumber } from '../contract/challenge.js';
import { SmsOtpError } from '../contract/errors.js';
import { type BackendCall, playScenario, type SandboxScenarios, scenarioOf } from './backend-scenarios.js';
import { createMemberLogin, type MemberLogin, type MemberLoginOptions } from './member-login.js';
import type { SandboxCore } from './sandbox-core.js';
import { type ApiPort, callApi } from './call-api.js';

export interface SandboxBackendOptions extends MemberLoginOptions {
  /** @default 30 */
  resendCooldownSeconds?: number;
  /** Milliseconds each call takes. @default 0 */
  latencyMs?: number;
  scenario?: SandboxScenarios;
}

export interface SandboxBackend extends SmsOtpBackend {
  challenge(context?: Partial<CallContext>): Promise<Challenge>;
  /** The member passes the primary login again: a new pending login, and the SMS that Stytch sends by itself. */
  restart(): void;
}

const codeLifetimeSeconds = 120;

/** Plays our proxy and the login before it: ids and tokens stay inside, answers hold no token and no full number. */
export function createMemberBackend(
  port: ApiPort & { core: SandboxCore },
  memberId: string,
  options: SandboxBackendOptions = {},
): SandboxBackend {
  const { core } = port;
  const { resendCooldownSeconds = 30, latencyMs = 0, scenario } = options;
  let login = createMemberLogin(core, memberId, options);

  const play = <T>(call: BackendCall, signal: AbortSignal, run: () => Promise<T>): Promise<T> =>
    playScenario(scenarioOf(scenario, call), latencyMs, signal, run);

  const resendIn = (): number =>
    login.sentAtMs === null
      ? 0
      : Math.max(0, Math.ceil(resendCooldownSeconds - (core.clock.now() - login.sentAtMs) / 1000));

  async function send(params: SendParams, signal: AbortSignal): Promise<SendResponse> {
    const wait = resendIn();
    if (wait > 0) throw new SmsOtpError('rate_limited', { retryAfterSeconds: wait, status: 429 });
    const { locale, mfa_phone_number } = params;
    if (mfa_phone_number) await freeForChange(port, login, mfa_phone_number, signal);
    const body = { ...login.identity(), locale, mfa_phone_number };
    const { request_id } = await callApi(port, 'POST', '/v1/b2b/otps/sms/send', body, signal);
    login.sentAtMs = core.clock.now();
    return {
      request_id: String(request_id),
      status_code: 200,
      code_expires_in_seconds: codeLifetimeSeconds,
      resend_in_seconds: resendIn(),
      masked_phone_number: maskPhoneNumber(login.member().mfa_phone_number),
    };
  }

  async function authenticate({ code }: AuthenticateParams, signal: AbortSignal): Promise<AuthenticateResponse> {
    const body = { ...login.identity(), code, ...login.enrollment };
    const { request_id } = await callApi(port, 'POST', '/v1/b2b/otps/sms/authenticate', body, signal);
    login.finish();
    return { request_id: String(request_id), status_code: 200 };
  }

  return {
    send: (params, { signal }) => play('send', signal, () => send(params, signal)),
    authenticate: (params, { signal }) => play('authenticate', signal, () => authenticate(params, signal)),
    challenge: ({ signal = new AbortController().signal } = {}) =>
      play('challenge', signal, () => Promise.resolve(login.challenge(resendIn()))),
    restart: () => {
      login = createMemberLogin(core, memberId, options);
    },
  };
}

/** An unverified number may be changed: Stytch wants the old one deleted first. A verified one stays, and the send fails. */
async function freeForChange(
  port: ApiPort & { core: SandboxCore },
  login: MemberLogin,
  phoneNumber: string,
  signal: AbortSignal,
): Promise<void> {
  const { organization_id, member_id, mfa_phone_number, mfa_phone_number_verified } = login.member();
  if (mfa_phone_number === '' || mfa_phone_number === phoneNumber || mfa_phone_number_verified) return;
  const path = `/v1/b2b/organizations/${organization_id}/members/mfa_phone_numbers/${member_id}`;
  await callApi(port, 'DELETE', path, null, signal);
}
