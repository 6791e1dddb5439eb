import { handleAuthenticate } from './handle-authenticate.js';
import { handleDeletePhoneNumber, handleGetMember } from './handle-members.js';
import { handleMagicLink, handlePassword } from './handle-primary-login.js';
import { handleSend } from './handle-send.js';
import { handleKeys, handleSessionAuthenticate, handleSessionRevoke } from './handle-sessions.js';
import type { RequestBody } from './request-fields.js';
import type { SandboxCore } from './sandbox-core.js';

/** The endpoints of the sandbox by short names, as faults name them. */
export type SandboxRouteName =
  | 'passwords'
  | 'magic_links'
  | 'send'
  | 'authenticate'
  | 'session_authenticate'
  | 'session_revoke'
  | 'jwks'
  | 'get_member'
  | 'delete_phone';

export interface SandboxCall {
  core: SandboxCore;
  body: RequestBody;
  /** The decoded parts of the path that the route's pattern names. */
  path: readonly string[];
  query: URLSearchParams;
}

export interface SandboxRoute {
  name: SandboxRouteName;
  method: string;
  path: RegExp;
  /** Documented for the key list only. @default false */
  open?: true;
  handle(call: SandboxCall): Promise<Record<string, unknown>> | Record<string, unknown>;
}

const posted = (
  name: SandboxRouteName,
  path: string,
  handle: (core: SandboxCore, body: RequestBody) => Promise<Record<string, unknown>>,
): SandboxRoute => ({
  name,
  method: 'POST',
  path: new RegExp(`^/v1/b2b/${path}$`, 'u'),
  handle: ({ core, body }) => handle(core, body),
});

export const routes: readonly SandboxRoute[] = [
  posted('passwords', 'passwords/authenticate', handlePassword),
  posted('magic_links', 'magic_links/authenticate', handleMagicLink),
  posted('send', 'otps/sms/send', handleSend),
  posted('authenticate', 'otps/sms/authenticate', handleAuthenticate),
  posted('session_authenticate', 'sessions/authenticate', handleSessionAuthenticate),
  posted('session_revoke', 'sessions/revoke', handleSessionRevoke),
  {
    name: 'jwks',
    method: 'GET',
    path: /^\/v1\/b2b\/sessions\/jwks\/([^/]+)$/u,
    open: true,
    handle: ({ core, path }) => handleKeys(core, path[0]!),
  },
  {
    name: 'get_member',
    method: 'GET',
    path: /^\/v1\/b2b\/organizations\/([^/]+)\/member$/u,
    handle: ({ core, path, query }) => handleGetMember(core, path[0]!, query),
  },
  {
    name: 'delete_phone',
    method: 'DELETE',
    path: /^\/v1\/b2b\/organizations\/([^/]+)\/members\/mfa_phone_numbers\/([^/]+)$/u,
    handle: ({ core, path }) => handleDeletePhoneNumber(core, path[0]!, path[1]!),
  },
];
