import { memberObject, organizationObject } from './api-objects.js';
import { organizationOf } from './lookup.js';
import { readLoginProof } from './login-proof.js';
import { type RequestBody, textField } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';
import { findSession, readSessionTerms, renewSession, sessionObjects } from './session-store.js';
import type { SessionRecord } from './state.js';
import { StytchApiError } from './stytch-error.js';

/** `POST /v1/b2b/sessions/authenticate`. An expired JWT of a live session is accepted and refreshed, as documented. */
export async function handleSessionAuthenticate(
  core: SandboxCore,
  body: RequestBody,
): Promise<Record<string, unknown>> {
  const terms = readSessionTerms(body);
  // Roles and policies are not part of the sandbox; to ignore the question would be to answer yes.
  if ('authorization_check' in body) throw new StytchApiError('bad_request');
  const session = renewSession(core, await readSession(core, body), terms);
  return {
    member: memberObject(core, session.member),
    organization: organizationObject(organizationOf(core, session.member)),
    ...(await sessionObjects(core, session)),
  };
}

/** `POST /v1/b2b/sessions/revoke`, by session id, token, JWT or for all sessions of a member. */
export async function handleSessionRevoke(core: SandboxCore, body: RequestBody): Promise<Record<string, unknown>> {
  const { sessions } = core.state;
  for (const { token } of await sessionsToRevoke(core, body)) sessions.delete(token);
  return {};
}

async function sessionsToRevoke(core: SandboxCore, body: RequestBody): Promise<SessionRecord[]> {
  const memberId = textField(body, 'member_id');
  const member_session_id = textField(body, 'member_session_id');
  if (memberId !== '') {
    const holder = core.state.members.get(memberId);
    if (!holder) throw new StytchApiError('member_not_found');
    return [...core.state.sessions.values()].filter(({ member }) => member === holder);
  }
  if (member_session_id !== '') return [findSession(core, { member_session_id })];
  return [await readSession(core, body)];
}

async function readSession(core: SandboxCore, body: RequestBody): Promise<SessionRecord> {
  const { session_token, session_jwt } = body;
  const proof = await readLoginProof(core, { session_token, session_jwt });
  if (!proof || !('session' in proof)) throw new StytchApiError('no_session_arguments');
  return proof.session;
}

/** `GET /v1/b2b/sessions/jwks/{project_id}`, the one route without Basic auth. */
export async function handleKeys(core: SandboxCore, projectId: string): Promise<Record<string, unknown>> {
  if (projectId !== core.projectId) throw new StytchApiError('project_not_found');
  return { keys: await core.jwts.keys() };
}
