import type { MountableStep } from './step.js';

/** Each in a chunk of its own: a page of one contender never loads another. */
export const steps: Record<string, () => Promise<{ default: () => MountableStep | Promise<MountableStep> }>> = {
  bare: () => import('./bare.js'),
  'sms-otp-kit': () => import('./ours.js'),
  'Ory Elements': () => import('./ory.js'),
  'Firebase UI': () => import('./firebase.js'),
  'Amplify Authenticator': () => import('./amplify.js'),
  'Stytch B2B UI': () => import('./stytch.js'),
  SuperTokens: () => import('./supertokens.js'),
};
