import { sandboxPassword } from './accounts.js';
import { readLocale } from './handle-send.js';
import { findOrganization, membersOf, organizationOf, type Subject } from './lookup.js';
import { readLoginProof } from './login-proof.js';
import { completePrimaryLogin, primaryLoginAnswer, requireLoginAllowed } from './primary-login.js';
import { type RequestBody, textField } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';
import { readSessionTerms } from './session-store.js';
import { StytchApiError } from './stytch-error.js';
import { countFailure } from './user-lock.js';

/** Documented by Stytch for its test environment (stytch.com/docs/b2b/guides/testing/sandbox-values, read 2026-11-23). */
const usedMagicLinkToken = '3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU=';

/** `POST /v1/b2b/passwords/authenticate` */
export async function handlePassword(core: SandboxCore, body: RequestBody): Promise<Record<string, unknown>> {
  const terms = readSessionTerms(body);
  const locale = readLocale(body);
  const proof = await readLoginProof(core, body);
  const organization = findOrganization(core, textField(body, 'organization_id'));
  const address = textField(body, 'email_address').toLowerCase();
  const password = textField(body, 'password');
  const member = membersOf(core.state, organization).find((entry) => entry.email_address === address);
  // Ours: an unknown or deleted member looks like a wrong password.
  if (!member || member.status === 'deleted') throw new StytchApiError('unauthorized_credentials');
  const subject = { member, organization };
  requireLoginAllowed(core, subject, proof);
  if (password !== sandboxPassword) {
    countFailure(core, member);
    throw new StytchApiError('unauthorized_credentials');
  }
  return primaryLoginAnswer(core, completePrimaryLogin(core, { subject, method: 'password', proof, locale, terms }));
}

/** `POST /v1/b2b/magic_links/authenticate` */
export async function handleMagicLink(core: SandboxCore, body: RequestBody): Promise<Record<string, unknown>> {
  const terms = readSessionTerms(body);
  const locale = readLocale(body);
  const proof = await readLoginProof(core, body);
  const subject = findMagicLink(core, textField(body, 'magic_links_token'));
  requireLoginAllowed(core, subject, proof);
  const login = completePrimaryLogin(core, { subject, method: 'magic_link', proof, locale, terms });
  const method_id = subject.member.member_id.replace('member-test', 'email-test');
  return { ...(await primaryLoginAnswer(core, login)), method_id, reset_sessions: false };
}

function findMagicLink(core: SandboxCore, token: string): Subject {
  if (token === '') throw new StytchApiError('bad_request');
  if (token === usedMagicLinkToken) throw new StytchApiError('unable_to_auth_magic_link');
  const member = [...core.state.members.values()].find((entry) => entry.magic_links_token === token);
  if (!member || member.status === 'deleted') throw new StytchApiError('magic_link_not_found');
  return { member, organization: organizationOf(core, member) };
}
