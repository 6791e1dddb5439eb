'use client';

import {
  type MutateOptions,
  type QueryClient,
  useMutation,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CallContext } from '../contract/backend.js';
import { isSmsOtpError, SmsOtpError } from '../contract/errors.js';

/** All that the mutation cache, devtools and persisters ever see of what was sent. */
export interface Attempt {
  /** Also the idempotency key of the request. */
  attemptId: string;
}

type Forced = 'mutationFn' | 'mutationKey' | 'retry' | 'retryDelay' | 'networkMode' | 'gcTime' | 'scope';

export type AttemptOptions<TData> = Omit<UseMutationOptions<TData, SmsOtpError, Attempt>, Forced>;

export type AttemptResult<TData, TParams> = Omit<
  UseMutationResult<TData, SmsOtpError, Attempt>,
  'mutate' | 'mutateAsync'
> & {
  /** While a call is under way, another one is that same call: one gesture, one request. */
  mutate: (params: TParams, options?: MutateOptions<TData, SmsOtpError, Attempt>) => void;
  mutateAsync: (params: TParams, options?: MutateOptions<TData, SmsOtpError, Attempt>) => Promise<TData>;
};

/** Every hook of the kit observes below this prefix: `useIsMutating({ mutationKey: smsOtpKeys.all })`. */
export const smsOtpKeys: {
  all: readonly ['smsOtp'];
  send: readonly ['smsOtp', 'send'];
  authenticate: readonly ['smsOtp', 'authenticate'];
} = { all: ['smsOtp'], send: ['smsOtp', 'send'], authenticate: ['smsOtp', 'authenticate'] };

type Call<TParams, TData> = (params: TParams, context: CallContext) => Promise<TData>;

/**
 * What is forced on a send or an authenticate, after the host's options and defaults. A retry would be a second paid SMS that
 * kills the first code; a paused mutation would text minutes later; `gcTime` above 0 would keep the answer after the screen.
 */
export function attemptOptions<TData, TParams>(
  mutationKey: readonly string[],
  call: Call<TParams, TData>,
  take: (attemptId: string) => TParams,
  host: AttemptOptions<TData>,
): UseMutationOptions<TData, SmsOtpError, Attempt> {
  const forced = {
    mutationKey,
    mutationFn: async ({ attemptId }: Attempt): Promise<TData> => {
      try {
        return await call(take(attemptId), { signal: new AbortController().signal, idempotencyKey: attemptId });
      } catch (error) {
        // A backend's own error may hold what was sent, so nothing of it is kept.
        throw isSmsOtpError(error) ? error : new SmsOtpError('unknown', { outcome: 'unknown' });
      }
    },
    retry: false,
    networkMode: 'always',
    gcTime: 0,
    scope: undefined,
  } as const;
  return { throwOnError: false, ...host, ...forced } as unknown as UseMutationOptions<TData, SmsOtpError, Attempt>;
}

/** What is under way in one hook: the parameters that the cache must not see, and the promise that a second call shares. */
interface Calls<TData, TParams> {
  take(attemptId: string): TParams;
  run(params: TParams, start: (attempt: Attempt) => Promise<TData>): Promise<TData>;
}

function createCalls<TData, TParams>(): Calls<TData, TParams> {
  const waiting = new Map<string, TParams>();
  let underWay: Promise<TData> | null = null;
  return {
    take(attemptId) {
      const params = waiting.get(attemptId)!;
      waiting.delete(attemptId);
      return params;
    },
    run(params, start) {
      if (underWay) return underWay;
      const attemptId = newAttemptId();
      waiting.set(attemptId, params);
      underWay = start({ attemptId }).finally(() => {
        // Still there when a host's `onMutate` refused the call.
        waiting.delete(attemptId);
        underWay = null;
      });
      return underWay;
    },
  };
}

/** `useMutation`, with the parameters kept beside the cache instead of in it. */
export function useAttemptMutation<TData, TParams>(
  mutationKey: readonly string[],
  call: Call<TParams, TData>,
  host: AttemptOptions<TData>,
  queryClient?: QueryClient,
): AttemptResult<TData, TParams> {
  const [calls] = useState(createCalls<TData, TParams>);
  const mutation = useMutation(attemptOptions(mutationKey, call, calls.take, host), queryClient);
  const { mutateAsync: start } = mutation;
  const mutateAsync = useCallback<AttemptResult<TData, TParams>['mutateAsync']>(
    (params, options) => calls.run(params, (attempt) => start(attempt, options)),
    [calls, start],
  );
  const mutate = useCallback<AttemptResult<TData, TParams>['mutate']>(
    (params, options) => void mutateAsync(params, options).catch(() => {}),
    [mutateAsync],
  );
  return { ...mutation, mutate, mutateAsync } as AttemptResult<TData, TParams>;
}

// `randomUUID` is missing on plain-http pages, where a login page is developed on a phone.
function newAttemptId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
