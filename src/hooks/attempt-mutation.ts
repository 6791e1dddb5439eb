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
  /** While a call is under way, another one with the same parameters is that same call: one gesture, one request. */
  mutate: (params: TParams, options?: MutateOptions<TData, SmsOtpError, Attempt>) => void;
  /**
   * Settles as the backend answered, also where a callback of the host's, its mutation cache's included, throws. Where that was
   * an `onMutate`, nothing was sent: `aborted`, `not_sent`.
   */
  mutateAsync: (params: TParams, options?: MutateOptions<TData, SmsOtpError, Attempt>) => Promise<TData>;
};

/** Every hook of the kit observes below this prefix: `useIsMutating({ mutationKey: smsOtpKeys.all })`. */
export const smsOtpKeys: {
  all: readonly ['smsOtp'];
  send: readonly ['smsOtp', 'send'];
  authenticate: readonly ['smsOtp', 'authenticate'];
} = { all: ['smsOtp'], send: ['smsOtp', 'send'], authenticate: ['smsOtp', 'authenticate'] };

type Call<TParams, TData> = (params: TParams, context: CallContext) => Promise<TData>;

/** One call, from the gesture on: what the cache must not see of it. */
interface Order<TParams, TData> {
  params: TParams;
  /** Once it is out. */
  answer?: Promise<TData>;
}

/**
 * What is forced on a send or an authenticate, after the host's options and defaults. A retry would be a second paid SMS that
 * kills the first code; a paused mutation would text minutes later; `gcTime` above 0 would keep the answer after the screen.
 */
export function attemptOptions<TData, TParams>(
  mutationKey: readonly string[],
  call: Call<TParams, TData>,
  take: (attemptId: string) => Order<TParams, TData>,
  host: AttemptOptions<TData>,
): UseMutationOptions<TData, SmsOtpError, Attempt> {
  const forced = {
    mutationKey,
    mutationFn: ({ attemptId }: Attempt): Promise<TData> => {
      const order = take(attemptId);
      const context = { signal: new AbortController().signal, idempotencyKey: attemptId };
      order.answer = ask(() => call(order.params, context));
      return order.answer;
    },
    retry: false,
    networkMode: 'always',
    gcTime: 0,
    scope: undefined,
  } as const;
  return { throwOnError: false, ...host, ...forced } as unknown as UseMutationOptions<TData, SmsOtpError, Attempt>;
}

async function ask<TData>(call: () => Promise<TData>): Promise<TData> {
  try {
    return await call();
  } catch (error) {
    throw asSmsOtpError(error);
  }
}

/** What is under way in one hook, and the promise that a second call of the same shares. */
interface Calls<TData, TParams> {
  take(attemptId: string): Order<TParams, TData>;
  run(params: TParams, start: (attempt: Attempt) => Promise<TData>): Promise<TData>;
  drop(): void;
}

function createCalls<TData, TParams extends object>(): Calls<TData, TParams> {
  const waiting = new Map<string, Order<TParams, TData>>();
  const underWay = new Map<string, Promise<TData>>();
  return {
    take(attemptId) {
      const order = waiting.get(attemptId) ?? refuse();
      waiting.delete(attemptId);
      return order;
    },
    run(params, start) {
      const key = JSON.stringify(params);
      const same = underWay.get(key);
      if (same) return same;
      const attemptId = newAttemptId();
      const order: Order<TParams, TData> = { params };
      waiting.set(attemptId, order);
      const result = start({ attemptId })
        // A callback that throws would make a failure of an SMS that is out, and an SMS that may be out of one that is not.
        .catch(() => order.answer ?? refuse())
        .finally(() => {
          // Still there when a host's `onMutate` refused the call.
          waiting.delete(attemptId);
          underWay.delete(key);
        });
      underWay.set(key, result);
      return result;
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

function refuse(): never {
  throw new SmsOtpError('aborted', { outcome: 'not_sent' });
}

// `randomUUID` is missing on plain-http pages, where a login page is developed on a phone.
function newAttemptId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
