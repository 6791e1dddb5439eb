import { dehydrate, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, type RenderHookResult } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  createHttpBackend,
  SmsOtpBackendContext,
  SmsOtpError,
  smsOtpKeys,
  type SendResponse,
  type SmsOtpBackend,
  useSmsOtpAuthenticate,
  useSmsOtpSend,
  type UseSmsOtpSendOptions,
} from 'sms-otp-kit/hooks';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const phone = '+12025550162';
const code = '739154';

/** A backend that answers when the test says so. */
function heldBackend() {
  const calls: { resolve: (value: SendResponse) => void; reject: (error: unknown) => void; params: object }[] = [];
  const hold = (params: object): Promise<SendResponse> =>
    new Promise((resolve, reject) => void calls.push({ resolve, reject, params }));
  return { calls, backend: { send: hold, authenticate: hold } satisfies SmsOtpBackend };
}

const answered = { request_id: 'r', status_code: 200 };

function render<T>(hook: () => T, backend: SmsOtpBackend | null, client: QueryClient): RenderHookResult<T, unknown> {
  return renderHook(hook, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <StrictMode>
        <QueryClientProvider client={client}>
          <SmsOtpBackendContext.Provider value={backend}>{children}</SmsOtpBackendContext.Provider>
        </QueryClientProvider>
      </StrictMode>
    ),
  });
}

/** Everything that devtools, persisters and error reporters can get at. */
function visible(client: QueryClient): string {
  const mutations = client.getMutationCache().getAll();
  const dry = dehydrate(client, { shouldDehydrateMutation: () => true });
  return JSON.stringify([
    dry,
    mutations.map(({ state, options, meta }) => [state, String(state.error?.stack), options, meta]),
  ]);
}

function expectNoSecret(client: QueryClient): void {
  const text = visible(client);
  expect(text).not.toContain(phone.slice(1));
  expect(text).not.toContain(code);
}

describe('useSmsOtpSend and useSmsOtpAuthenticate', () => {
  it('send nothing by mounting, also in StrictMode (U2)', () => {
    const { backend, calls } = heldBackend();
    const client = new QueryClient();
    render(() => [useSmsOtpSend(), useSmsOtpAuthenticate()], backend, client);
    expect(calls).toEqual([]);
  });

  it('say what to do when there is no backend', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => render(() => useSmsOtpSend(), null, new QueryClient())).toThrow(/Wrap the page in <SmsOtpProvider/u);
  });

  it('make two calls at once one request with one answer (U1)', async () => {
    const { backend, calls } = heldBackend();
    const { result } = render(() => useSmsOtpSend(), backend, new QueryClient());
    const answers: Promise<SendResponse>[] = [];
    await act(async () => {
      answers.push(result.current.mutateAsync({}), result.current.mutateAsync({}));
      result.current.mutate({});
      await vi.waitFor(() => expect(calls).toHaveLength(1));
    });
    await act(async () => calls[0]!.resolve(answered));
    expect(await Promise.all(answers)).toEqual([answered, answered]);
    expect(calls).toHaveLength(1);
    await act(async () => result.current.mutate({}));
    expect(calls).toHaveLength(2);
  });

  it.each(['success', 'error'] as const)(
    'show no code and no number in the cache, up to %s and after unmount (U3)',
    async (end) => {
      const { backend, calls } = heldBackend();
      const client = new QueryClient({ defaultOptions: { mutations: { gcTime: 1e6, retry: 3, retryDelay: 0 } } });
      const seen = vi.fn<() => void>(() => expectNoSecret(client));
      client.getMutationCache().subscribe(seen);
      const hook = render(() => ({ send: useSmsOtpSend(), authenticate: useSmsOtpAuthenticate() }), backend, client);
      await act(async () => {
        hook.result.current.send.mutate({ mfa_phone_number: phone });
        hook.result.current.authenticate.mutate({ code });
      });
      expect(calls.map(({ params }) => params)).toEqual([{ mfa_phone_number: phone }, { code }]);
      const variables = client
        .getMutationCache()
        .getAll()
        .map(({ state }) => Object.keys(state.variables as object));
      expect(variables).toEqual([['attemptId'], ['attemptId']]);
      expectNoSecret(client);
      await act(async () => {
        for (const call of calls) {
          if (end === 'success') call.resolve(answered);
          else call.reject(Object.assign(new Error(`could not send ${code} to ${phone}`), { phone, code }));
        }
      });
      await vi.waitFor(() => expect(hook.result.current.authenticate.status).toBe(end));
      expectNoSecret(client);
      expect(seen.mock.calls.length).toBeGreaterThan(4);
      expect(seen.mock.results.every(({ type }) => type === 'return')).toBe(true);
      hook.unmount();
      await vi.waitFor(() => expect(client.getMutationCache().getAll()).toEqual([]));
      expect(calls).toHaveLength(2);
    },
  );

  it('are never retried, whatever the host made its default (U3)', async () => {
    const send = vi.fn<SmsOtpBackend['send']>(() => Promise.reject(new SmsOtpError('unavailable')));
    const client = new QueryClient({ defaultOptions: { mutations: { retry: 3, retryDelay: 1, throwOnError: true } } });
    // What the types refuse, JavaScript may still pass.
    const loud = { retry: 5, networkMode: 'online', scope: { id: 'all' } } as UseSmsOtpSendOptions;
    const { result } = render(() => useSmsOtpSend(loud), { send, authenticate: send }, client);
    await act(async () => result.current.mutate({}));
    await vi.waitFor(() => expect(result.current.error?.code).toBe('unavailable'));
    expect(send).toHaveBeenCalledTimes(1);
    const { options } = client.getMutationCache().getAll()[0]!;
    expect(options).toMatchObject({ retry: false, networkMode: 'always', gcTime: 0, throwOnError: false });
    expect(options.scope).toBeUndefined();
  });

  it('send nothing more when somebody runs the waiting mutation of the cache again', async () => {
    const { calls, backend } = heldBackend();
    const client = new QueryClient();
    const { result } = render(() => useSmsOtpSend(), backend, client);
    await act(async () => result.current.mutate({}));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const mutation = client.getMutationCache().getAll()[0]!;
    const again = client.getMutationCache().build(client, mutation.options).execute(mutation.state.variables);
    await expect(again).rejects.toMatchObject({ code: 'aborted', outcome: 'not_sent' });
    expect(calls).toHaveLength(1);
  });

  it('fail at once while offline, and send nothing when the line is back (U4)', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(Response.json(answered)));
    const offline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { result } = render(() => useSmsOtpSend(), createHttpBackend({ baseUrl: '/auth', fetch }), new QueryClient());
    await act(async () => window.dispatchEvent(new Event('offline')));
    await act(async () => result.current.mutate({}));
    await vi.waitFor(() => expect(result.current.error).toMatchObject({ code: 'offline', outcome: 'not_sent' }));
    expect(result.current.isPaused).toBe(false);
    offline.mockRestore();
    await act(async () => {
      window.dispatchEvent(new Event('online'));
      window.dispatchEvent(new Event('focus'));
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('add the callbacks of the host, at the hook, at the call and at its cache', async () => {
    const heard: string[] = [];
    const { backend, calls } = heldBackend();
    const client = new QueryClient();
    client.getMutationCache().config.onSuccess = (_data, _variables, _context, { options }) => {
      heard.push(`cache ${String(options.mutationKey)}`);
    };
    const { result } = render(() => useSmsOtpSend({ onSuccess: () => void heard.push('hook') }), backend, client);
    await act(async () => result.current.mutate({}, { onSuccess: () => void heard.push('call') }));
    await act(async () => calls[0]!.resolve(answered));
    await vi.waitFor(() => expect(heard).toEqual([`cache ${smsOtpKeys.send.join(',')}`, 'hook', 'call']));
  });

  it('send nothing after unmount that a callback of the host still held back (U6)', async () => {
    const { backend, calls } = heldBackend();
    let goOn: () => void = () => {};
    const onMutate = (): Promise<void> =>
      new Promise((resolve) => {
        goOn = resolve;
      });
    const hook = render(() => useSmsOtpSend({ onMutate }), backend, new QueryClient());
    let failure: unknown;
    await act(async () => void hook.result.current.mutateAsync({}).catch((error: unknown) => (failure = error)));
    hook.unmount();
    goOn();
    await vi.waitFor(() => expect(failure).toMatchObject({ code: 'aborted', outcome: 'not_sent' }));
    expect(calls).toEqual([]);
  });

  it('say that nothing was sent where a callback of the host refused the call', async () => {
    const { backend, calls } = heldBackend();
    const onMutate = (): never => {
      throw new Error('of the host');
    };
    const { result } = render(() => useSmsOtpSend({ onMutate }), backend, new QueryClient());
    let failure: unknown;
    await act(async () => void (await result.current.mutateAsync({}).catch((error: unknown) => (failure = error))));
    expect(failure).toMatchObject({ name: 'SmsOtpError', code: 'aborted', outcome: 'not_sent' });
    expect(calls).toEqual([]);
  });

  it('let an authenticate run to its end after unmount: it may have used up the login (U6)', async () => {
    let signal: AbortSignal | undefined;
    const authenticate: SmsOtpBackend['authenticate'] = (_params, context) => {
      signal = context.signal;
      return new Promise(() => {});
    };
    const hook = render(() => useSmsOtpAuthenticate(), { send: authenticate, authenticate }, new QueryClient());
    await act(async () => hook.result.current.mutate({ code }));
    hook.unmount();
    expect(signal?.aborted).toBe(false);
  });
});
