import { sandboxAccounts, sandboxOrganizations, sandboxProject } from './accounts.js';
import { createSandboxClock, type SandboxClock } from './clock.js';
import { answerControlRequest } from './control-api.js';
import { createSandboxFaults, type SandboxFaults } from './faults.js';
import { createMemberBackend, type SandboxBackend, type SandboxBackendOptions } from './member-backend.js';
import { randomCode } from './random.js';
import { defaultLimits, type SandboxCore, type SandboxLimits } from './sandbox-core.js';
import { createSandboxMessages, type SandboxMessages } from './sandbox-messages.js';
import { createSessionJwts } from './session-jwts.js';
import { createState, type SandboxSeed } from './state.js';
import { answerApiRequest } from './stytch-api.js';

export interface StytchSandboxOptions {
  /** What Basic auth must hold. @default `sandboxProject` */
  projectId?: string;
  secret?: string;
  /** The host in the last line of each SMS, which must be the login page's for autofill. @default 'localhost' */
  smsHost?: string;
  /** ISO codes of the countries that texts go to. @default ['US', 'CA'], as in a new Stytch project */
  allowedCountries?: readonly string[];
  limits?: Partial<SandboxLimits>;
  /** Six digits for each SMS, e.g. `() => '123456'` for a story. @default random */
  generateCode?: () => string;
  /** Organizations and members to start with, and after each reset. @default `sandboxOrganizations`, `sandboxAccounts` */
  seed?: Partial<SandboxSeed>;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

export interface StytchSandbox {
  /** Stytch's API below `/v1`, and the controls below `/sandbox`. Rejects only for a fault that breaks the connection. */
  fetch(request: Request): Promise<Response>;
  /** For stories and tests in a browser: what our proxy would be to a member that has just passed the primary login. */
  backend(memberId: string, options?: SandboxBackendOptions): SandboxBackend;
  readonly messages: SandboxMessages;
  readonly clock: SandboxClock;
  readonly faults: SandboxFaults;
  /** Members, logins, sessions, limits, messages, faults and clock as they were at the start. Keys of JWTs stay. */
  reset(): void;
}

/**
 * Stytch's B2B API for the SMS one-time-code step, with no account and no network. Same paths, shapes, error types and
 * rules as far as Stytch documents them; docs/sandbox.md lists what is our choice. Runs wherever `Request` and `crypto` are.
 */
export function createStytchSandbox(options: StytchSandboxOptions = {}): StytchSandbox {
  const seed: SandboxSeed = {
    organizations: options.seed?.organizations ?? Object.values(sandboxOrganizations),
    members: options.seed?.members ?? Object.values(sandboxAccounts),
  };
  const core = createCore(options, seed);
  const faults = createSandboxFaults();
  const { clock, messages } = core;
  const reset = (): void => {
    clock.reset();
    faults.clear();
    messages.clear();
    core.state = createState(seed, clock.now());
  };
  const fetch = (request: Request): Promise<Response> =>
    new URL(request.url).pathname.startsWith('/sandbox/')
      ? answerControlRequest({ clock, faults, messages, reset }, request)
      : answerApiRequest(core, faults, request);
  return {
    fetch,
    backend: (memberId, backendOptions) => createMemberBackend({ core, fetch }, memberId, backendOptions),
    messages,
    clock,
    faults,
    reset,
  };
}

function createCore(options: StytchSandboxOptions, seed: SandboxSeed): SandboxCore {
  const clock = createSandboxClock(options.now);
  const projectId = options.projectId ?? sandboxProject.project_id;
  return {
    state: createState(seed, clock.now()),
    clock,
    messages: createSandboxMessages(),
    jwts: createSessionJwts(projectId),
    projectId,
    secret: options.secret ?? sandboxProject.secret,
    smsHost: options.smsHost ?? 'localhost',
    allowedCountries: options.allowedCountries ?? ['US', 'CA'],
    limits: { ...defaultLimits, ...options.limits },
    generateCode: options.generateCode ?? randomCode,
  };
}
