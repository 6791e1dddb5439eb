import { type RequestBody, textField } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';
import { findPendingLogin, findSession } from './session-store.js';
import type { MemberRecord, PendingLogin, SessionRecord } from './state.js';
import { StytchApiError } from './stytch-error.js';

/** What shows that the caller has passed the primary login. */
export type LoginProof = { login: PendingLogin } | { session: SessionRecord };

const proofKeys = ['intermediate_session_token', 'session_token', 'session_jwt'] as const;

/** Null when none is given. @throws StytchApiError `too_many_session_arguments`, and one for a dead or foreign proof */
export async function readLoginProof(core: SandboxCore, body: RequestBody): Promise<LoginProof | null> {
  const given = proofKeys.filter((key) => textField(body, key) !== '');
  if (given.length > 1) throw new StytchApiError('too_many_session_arguments');
  const [key] = given;
  if (key === undefined) return null;
  const token = textField(body, key);
  if (key === 'intermediate_session_token') return { login: findPendingLogin(core, token) };
  if (key === 'session_token') return { session: findSession(core, { token }) };
  return { session: findSession(core, { member_session_id: await sessionIdOf(core, token) }) };
}

async function sessionIdOf(core: SandboxCore, jwt: string): Promise<string> {
  const id = await core.jwts.sessionIdOf(jwt);
  if (id === null) throw new StytchApiError('unable_to_parse_session_jwt');
  return id;
}

export function proofHolder(proof: LoginProof): MemberRecord {
  return 'login' in proof ? proof.login.member : proof.session.member;
}

/** Stytch documents that the proof must match the member, not what the error is called. */
export function requireOwnProof(proof: LoginProof, member: MemberRecord): void {
  const holder = proofHolder(proof);
  if (holder === member) return;
  const foreignLogin = 'login' in proof && holder.organization_id !== member.organization_id;
  throw new StytchApiError(
    foreignLogin ? 'invalid_intermediate_session_token_for_organization' : 'member_session_member_id_mismatch',
  );
}
