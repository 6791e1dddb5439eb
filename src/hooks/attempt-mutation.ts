'use client';

import {
  type MutateOptions,
  type QueryClient,
  useMutation,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { CallContext } from '../contract/backend.js';
import { asSmsOtpError, SmsOtpError } from '../contract/errors.js';

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
        throw asSmsOtpError(error);
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
  drop(): void;
}

function createCalls<TData, TParams extends object>(): Calls<TData, TParams> {
  const waiting = new Map<string, TParams>();
  let underWay: Promise<TData> | null = null;
  return {
    take(attemptId) {
      const params = waiting.get(attemptId);
      if (!params) throw new SmsOtpError('aborted', { outcome: 'not_sent' });
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
    drop: () => waiting.clear(),
  };
}

/** `useMutation`, with the parameters kept beside the cache instead of in it. */
export function useAttemptMutation<TData, TParams extends object>(
  mutationKey: readonly string[],
  call: Call<TParams, TData>,
  host: AttemptOptions<TData>,
  queryClient?: QueryClient,
): AttemptResult<TData, TParams> {
  const [calls] = useState(createCalls<TData, TParams>);
  const mutation = useMutation(attemptOptions(mutationKey, call, calls.take, host), queryClient);
  const { mutateAsync: start } = mutation;
  // What a host's `onMutate` still holds back is not sent after unmount. What is out runs to its end: it may have been done.
  useEffect(() => calls.drop, [calls]);
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
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
