'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { SendParams, SendResponse, SmsOtpBackend } from '../contract/backend.js';
import { LocaleContext } from '../locale/locale-context.js';
import { type AttemptOptions, type AttemptResult, smsOtpKeys, useAttemptMutation } from './attempt-mutation.js';
import { useBackend } from './backend-context.js';

export interface UseSmsOtpSendOptions extends AttemptOptions<SendResponse> {
  /** @default the provider's */
  backend?: SmsOtpBackend;
}

export type UseSmsOtpSendResult = AttemptResult<SendResponse, SendParams>;

/**
 * Asks the backend to text a code. Each call is one paid SMS that ends the code before it; it is never repeated, and never
 * waits for a connection. The SMS is in the language of the screen unless `locale` says otherwise. Behind the proxy `{}` is
 * all it needs, or `{ mfa_phone_number: '+14155550123' }` for a member without a number.
 *
 * Rejects with `phone_*`, `rate_limited` or `locked` (with `retryAfterSeconds`), `session_expired`, `not_allowed`,
 * `delivery_failed`, `offline`, and with an `outcome` of `unknown` when an SMS may be out.
 */
export function useSmsOtpSend(options: UseSmsOtpSendOptions = {}, queryClient?: QueryClient): UseSmsOtpSendResult {
  const { backend: option, ...host } = options;
  const backend = useBackend('useSmsOtpSend', option);
  const sms = useContext(LocaleContext)?.locale.sms;
  return useAttemptMutation<SendResponse, SendParams>(
    smsOtpKeys.send,
    (params, context) => backend.send(sms === undefined ? params : { locale: sms, ...params }, context),
    host,
    queryClient,
  );
}
