export { createStytchSandbox, type StytchSandbox, type StytchSandboxOptions } from './stytch-sandbox.js';
export {
  type SandboxAccount,
  type SandboxAccountName,
  sandboxAccounts,
  sandboxCode,
  type SandboxOrganization,
  type SandboxOrganizationName,
  sandboxOrganizations,
  sandboxPassword,
  sandboxPhoneNumber,
  sandboxProject,
} from './accounts.js';
export type { SandboxClock } from './clock.js';
export type { SandboxFault, SandboxFaultKind, SandboxFaults } from './faults.js';
export type { SandboxRouteName } from './routes.js';
export type { BackendCall, SandboxScenario, SandboxScenarios } from './backend-scenarios.js';
export type { SandboxBackend, SandboxBackendOptions } from './member-backend.js';
export type { SandboxLimits } from './sandbox-core.js';
export type { SandboxMessage, SandboxMessages } from './sandbox-messages.js';
export type { SandboxSeed } from './state.js';
