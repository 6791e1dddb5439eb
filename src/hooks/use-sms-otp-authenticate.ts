'use client';

import type { QueryClient } from '@tanstack/react-query';
import type { AuthenticateParams, AuthenticateResponse, SmsOtpBackend } from '../contract/backend.js';
import { type AttemptOptions, type AttemptResult, smsOtpKeys, useAttemptMutation } from './attempt-mutation.js';
import { useBackend } from './backend-context.js';

export interface UseSmsOtpAuthenticateOptions extends AttemptOptions<AuthenticateResponse> {
  /** @default the provider's */
  backend?: SmsOtpBackend;
}

export type UseSmsOtpAuthenticateResult = AttemptResult<AuthenticateResponse, AuthenticateParams>;

/**
 * Trades a code for a session: `mutate({ code: '012345' })`. Success uses up the code and the pending login, so a lost answer
 * (`outcome` `unknown`) must be looked into with `backend.challenge()`, not repeated. Unmounting does not stop a call: it may
 * have been done already.
 *
 * Rejects with `code_incorrect`, `code_expired`, `code_format`, `rate_limited`, `locked`, `session_expired`, `not_allowed`,
 * `offline`.
 */
export function useSmsOtpAuthenticate(
  options: UseSmsOtpAuthenticateOptions = {},
  queryClient?: QueryClient,
): UseSmsOtpAuthenticateResult {
  const { backend: option, ...host } = options;
  const backend = useBackend('useSmsOtpAuthenticate', option);
  return useAttemptMutation<AuthenticateResponse, AuthenticateParams>(
    smsOtpKeys.authenticate,
    (params, context) => backend.authenticate(params, context),
    host,
    queryClient,
  );
}
