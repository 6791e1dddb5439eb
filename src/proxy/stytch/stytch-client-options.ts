import { exposedVariable } from '../exposed-variable.js';

export interface StytchClientOptions {
  /** `'project-live-…'` or `'project-test-…'` */
  projectId: string;
  /** From the server's environment; never in code, never in a variable that a bundler exposes. */
  secret: string;
  /** Origin of the API. @default `https://test.stytch.com` or, for a live project, `https://api.stytch.com` */
  baseUrl?: string;
  /** @default the global one */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Until the whole answer is read; then the socket is closed and the outcome is unknown; above 0, at most 60. @default 8 */
  timeoutSeconds?: number;
}

/** Origin of the API. @throws Error that says what is wrong, why it matters and what to do */
export function checkedOrigin({ projectId, secret, baseUrl, timeoutSeconds = 8 }: StytchClientOptions): string {
  const problem = optionProblem(projectId, secret, timeoutSeconds);
  if (problem) throw new Error(`createStytchClient: ${problem}`);
  const live = projectId.startsWith('project-live-');
  const address = baseUrl ?? (live ? 'https://api.stytch.com' : 'https://test.stytch.com');
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/u.test(url.protocol)) {
    throw new Error(
      'createStytchClient: `baseUrl` is not an http(s) address, so nothing could be sent. Pass an origin such as "https://test.stytch.com", or leave it out.',
    );
  }
  if (live && url.protocol !== 'https:') {
    throw new Error(
      'createStytchClient: a live project was given an http `baseUrl`, which would show its secret to the network. Use https, or a test project for a sandbox.',
    );
  }
  // A custom domain serves the live environment, so only Stytch's own two addresses tell.
  if (url.hostname === (live ? 'test.stytch.com' : 'api.stytch.com')) {
    throw new Error(
      `createStytchClient: \`baseUrl\` is ${url.origin}, where a ${live ? 'live' : 'test'} project is unknown, so every call would be refused. Leave it out, or pass the project of that environment.`,
    );
  }
  return url.origin;
}

function optionProblem(projectId: unknown, secret: unknown, timeoutSeconds: number): string | null {
  if (typeof document !== 'undefined') {
    return 'this runs in a browser, where anyone could read the Stytch secret. Mount the proxy on your server and call it with createHttpBackend.';
  }
  if (typeof projectId !== 'string' || !projectId.startsWith('project-')) {
    return '`projectId` is missing or no Stytch project id, so Stytch would refuse every call. Pass the "project-test-…" or "project-live-…" of your dashboard.';
  }
  // Header values must be ASCII; a wrong quote from a copied document is found here instead of as a 401 at night.
  if (typeof secret !== 'string' || !/^[\x21-\x7e]+$/u.test(secret)) {
    return '`secret` is missing or has characters that no Stytch secret has, so Stytch would refuse every call. Pass the project secret from your server environment.';
  }
  if (!(timeoutSeconds > 0 && timeoutSeconds <= 60)) {
    return '`timeoutSeconds` must be above 0, at most 60, else no call could be made or none would end. Leave it out for 8.';
  }
  const exposed = exposedVariable(secret);
  return exposed === undefined
    ? null
    : `the secret is also in the variable ${exposed}, which bundlers copy into the browser's code. Remove that variable, give the project a new secret, and pass it from a variable without the prefix.`;
}
