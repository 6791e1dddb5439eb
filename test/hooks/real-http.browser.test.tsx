import { dehydrate, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Component, type ReactNode, StrictMode, Suspense, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createHttpBackend,
  type SmsOtpStepControls,
  useSmsOtpAuthenticate,
  useSmsOtpSend,
  useSmsOtpStep,
  type UseSmsOtpAuthenticateResult,
  type UseSmsOtpSendResult,
  type UseSmsOtpStepOptions,
} from 'sms-otp-kit/hooks';
import { realLine } from '../support/real-line.js';
import type { LineFault, Seen } from '../support/real-server.js';

const { baseUrl } = realLine;
const phone = '+12015550149';
const lineFaults = ['reset', 'lost', 'html', 'empty', 'text'] as const satisfies LineFault[];

let root: Root;
let container: HTMLElement;
const complaints: unknown[] = [];

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  complaints.length = 0;
  for (const method of ['error', 'warn'] as const)
    vi.spyOn(console, method).mockImplementation((...line) => void complaints.push(...line));
  // As on a member's page: no `act`.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  container = document.body.appendChild(document.createElement('div'));
  root = createRoot(container);
});
afterEach(async () => {
  root.unmount();
  container.remove();
  vi.restoreAllMocks();
  await realLine.release();
});

const soon = <T,>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 10_000, interval: 20 });

async function requests(): Promise<string[]> {
  return (await realLine.seen()).requests;
}

/** A host that wants everything that the kit must not do, and writes down its cache at every event. */
function eagerClient(): { client: QueryClient; written: string[]; write: () => void } {
  const eager = { retry: 3, retryDelay: 1, gcTime: 1e7, networkMode: 'online' } as const;
  const client = new QueryClient({ defaultOptions: { mutations: eager, queries: eager } });
  const written: string[] = [];
  const write = (): void => {
    const mutations = client.getMutationCache().getAll();
    const dry = dehydrate(client, { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true });
    localStorage.setItem('persisted', JSON.stringify(dry));
    const inDevtools = mutations.map(({ state, options, meta }) => [state, String(state.error?.stack), options, meta]);
    written.push(JSON.stringify([dry, inDevtools]));
  };
  client.getMutationCache().subscribe(write);
  client.getQueryCache().subscribe(write);
  return { client, written, write };
}

function mount(element: ReactNode, client = new QueryClient()): void {
  root.render(
    <StrictMode>
      <QueryClientProvider client={client}>{element}</QueryClientProvider>
    </StrictMode>,
  );
}

/** What the hook gave at the last render. */
function latest<T>(): { readonly current: T; note: (value: T) => void; isEmpty: () => boolean } {
  const all: T[] = [];
  return {
    get current() {
      return all.at(-1)!;
    },
    note: (value) => void all.push(value),
    isEmpty: () => all.length === 0,
  };
}

interface Calls {
  send: UseSmsOtpSendResult;
  authenticate: UseSmsOtpAuthenticateResult;
}

async function mountCalls(client: QueryClient): Promise<{ readonly current: Calls }> {
  const calls = latest<Calls>();
  const backend = createHttpBackend({ baseUrl });
  function Probe(): null {
    calls.note({ send: useSmsOtpSend({ backend }), authenticate: useSmsOtpAuthenticate({ backend }) });
    return null;
  }
  mount(<Probe />, client);
  await soon(() => expect(calls.isEmpty()).toBe(false));
  return calls;
}

async function mountStep(
  options: UseSmsOtpStepOptions = {},
  timeoutSeconds?: number,
): Promise<{ readonly current: SmsOtpStepControls }> {
  const step = latest<SmsOtpStepControls>();
  const backend = createHttpBackend({ baseUrl, ...(timeoutSeconds ? { timeoutSeconds } : {}) });
  function Probe(): null {
    step.note(useSmsOtpStep({ backend, ...options }));
    return null;
  }
  mount(<Probe />, eagerClient().client);
  await soon(() => expect(step.current.state.name).not.toBe('checking'));
  return step;
}

const other = (code: string): string => (code === '111111' ? '222222' : '111111');

describe('one call, over HTTP', () => {
  it.each(lineFaults)(
    'is one request when the line does this: %s, though the host retries (U3, row 38)',
    async (fault) => {
      await realLine.logIn('new');
      await realLine.set('send', fault);
      const calls = await mountCalls(eagerClient().client);
      calls.current.send.mutate({ mfa_phone_number: phone });
      await soon(() => expect(calls.current.send.error).toMatchObject({ outcome: 'unknown' }));
      expect(await requests()).toEqual(['send']);
      expect((await realLine.seen()).codes).toHaveLength(fault === 'lost' ? 1 : 0);
      expect(calls.current.send.failureCount).toBe(1);
    },
  );

  it.each([
    ['send', 'none'],
    ['send', 'html'],
    ['authenticate', 'none'],
    ['authenticate', 'reset'],
  ] as const)(
    'leaves no number, code or token in a persisted or dehydrated cache: %s, %s (U3)',
    async (route, fault) => {
      const { client, written, write } = eagerClient();
      await realLine.logIn(route === 'send' ? 'new' : 'enrolled');
      await realLine.set(route, fault === 'none' ? 'hold' : fault);
      const calls = await mountCalls(client);
      const [code] = (await realLine.seen()).codes;
      if (route === 'send') calls.current.send.mutate({ mfa_phone_number: phone });
      else calls.current.authenticate.mutate({ code: code! });
      await soon(() => expect(calls.current[route].status).toBe(fault === 'none' ? 'pending' : 'error'));
      write();
      const { secrets, codes } = await realLine.release();
      await soon(() => expect(calls.current[route].isPending).toBe(false));
      expect(calls.current[route].isSuccess).toBe(fault === 'none');
      write();
      root.render(null);
      await soon(() => expect(client.getMutationCache().getAll()).toEqual([]));
      write();
      const everywhere = [
        ...written,
        JSON.stringify({ ...localStorage, ...sessionStorage }),
        document.cookie,
        location.href,
        ...complaints.map(String),
      ].join('\n');
      expect(written.length).toBeGreaterThan(4);
      // A search that finds nothing anywhere proves nothing.
      expect(everywhere).toContain('attemptId');
      for (const secret of [phone, phone.slice(2), ...secrets, ...codes]) expect(everywhere).not.toContain(secret);
    },
  );
});

describe('the step, over HTTP', () => {
  it('sends nothing while offline, and nothing five minutes later when the line is back (U4, row 37)', async () => {
    await realLine.logIn('new');
    const step = await mountStep();
    const before = await requests();
    const offline = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    window.dispatchEvent(new Event('offline'));
    step.current.sendTo(phone);
    await soon(() => expect(step.current.state.error?.code).toBe('offline'));
    expect(step.current.state.name).toBe('enteringPhone');
    const startedAtMs = [performance.now(), Date.now()] as const;
    vi.spyOn(performance, 'now').mockReturnValue(startedAtMs[0] + 300_000);
    vi.spyOn(Date, 'now').mockReturnValue(startedAtMs[1] + 300_000);
    offline.mockRestore();
    for (const event of ['online', 'focus']) window.dispatchEvent(new Event(event));
    document.dispatchEvent(new Event('visibilitychange'));
    // A request of the page's own goes there and back, so one of the step's would have been seen.
    expect(await requests()).toEqual(before);
    step.current.sendTo(phone);
    await soon(() => expect(step.current.state.name).toBe('enteringCode'));
    expect(await requests()).toEqual([...before, 'send']);
  });

  it('waits for a slow answer, and asks once', async () => {
    await realLine.logIn('new');
    await realLine.set('send', 'hold');
    const step = await mountStep();
    step.current.sendTo(phone);
    step.current.sendTo(phone);
    await soon(async () => expect(await requests()).toContain('send'));
    expect(step.current.state.name).toBe('sending');
    await realLine.release();
    await soon(() => expect(step.current.state.name).toBe('enteringCode'));
    expect((await requests()).filter((route) => route === 'send')).toHaveLength(1);
  });

  it('gives up at its deadline, and an answer after it changes nothing (U7)', async () => {
    await realLine.logIn('new');
    await realLine.set('send', 'hold');
    const step = await mountStep({}, 0.3);
    step.current.sendTo(phone);
    await soon(() => expect(step.current.state).toMatchObject({ maybeSent: true, error: { code: 'timeout' } }));
    const { state } = step.current;
    await realLine.release();
    await soon(async () => expect((await realLine.seen()).codes).toHaveLength(1));
    expect(step.current.state).toBe(state);
  });

  it('lets the newest gesture win when the answer to an older one comes last (U5, row 39)', async () => {
    const challenge = await realLine.logIn('enrolled');
    await realLine.set('challenge', 'hold');
    const step = await mountStep({ challenge });
    // The machine slept: the server is asked, and takes its time.
    const { now } = Date;
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
    document.dispatchEvent(new Event('visibilitychange'));
    await soon(async () => expect(await requests()).toEqual(['challenge']));
    await soon(() => {
      step.current.resend();
      expect(step.current.state.sendCount).toBe(2);
    });
    const { state } = step.current;
    expect(state).toMatchObject({ name: 'enteringCode', codeExpired: false });
    await realLine.release();
    await realLine.seen();
    expect(step.current.state).toBe(state);
  });

  it('asks what became of a verification whose answer was lost, and takes the session that exists (U8)', async () => {
    const onAuthenticated = vi.fn<() => void>();
    const challenge = await realLine.logIn('enrolled');
    await realLine.set('authenticate', 'cut');
    const step = await mountStep({ challenge, onAuthenticated });
    step.current.submitCode((await realLine.seen()).codes[0]!);
    await soon(() => expect(step.current.state.name).toBe('done'));
    expect(await requests()).toEqual(['authenticate', 'challenge']);
    expect(onAuthenticated.mock.calls).toEqual([[null]]);
  });

  it('goes back to the code when the server has no route to ask what became of it (U8)', async () => {
    const challenge = await realLine.logIn('enrolled');
    await realLine.set('authenticate', 'reset');
    await realLine.set('challenge', 'missing');
    const step = await mountStep({ challenge });
    step.current.submitCode((await realLine.seen()).codes[0]!);
    await soon(() => expect(step.current.state.error?.code).toBe('outcome_unknown'));
    expect(step.current.state).toMatchObject({ name: 'enteringCode', error: { field: 'code' } });
  });

  it('keeps the code and its deadlines through a reload where the server has no route to ask', async () => {
    await realLine.logIn('new');
    await realLine.set('challenge', 'missing');
    const before = await mountStep();
    expect(before.current.state.name).toBe('enteringPhone');
    before.current.sendTo(phone);
    await soon(() => expect(before.current.state.name).toBe('enteringCode'));
    const { codeExpiresAtMs, resendAtMs } = before.current.state;
    root.render(null);
    await soon(() => expect(container.textContent).toBe(''));
    const after = await mountStep();
    expect(after.current.state).toMatchObject({ name: 'enteringCode', codeExpiresAtMs, resendAtMs });
  });

  it('hears from the proxy how many attempts a code has left (U9)', async () => {
    const challenge = await realLine.logIn('enrolled');
    const step = await mountStep({ challenge });
    const wrong = other((await realLine.seen()).codes[0]!);
    const left: unknown[] = [];
    for (let occurrence = 1; occurrence <= 3; occurrence += 1) {
      step.current.submitCode(wrong);
      await soon(() => expect(step.current.state.error?.occurrence).toBe(occurrence));
      left.push(step.current.state.error?.attemptsLeft);
    }
    expect(left).toEqual([4, 3, 2]);
  });
});

class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? (
      <button onClick={() => this.setState({ failed: false })}>Again</button>
    ) : (
      this.props.children
    );
  }
}

describe('a step that React takes away while a send is under way', () => {
  let step = latest<SmsOtpStepControls>();
  const backend = createHttpBackend({ baseUrl });
  const onEvent = vi.fn<(event: { type: string }) => void>();

  function Probe(): ReactNode {
    const controls = useSmsOtpStep({ backend, onEvent });
    step.note(controls);
    return controls.state.name;
  }

  const sends = async (): Promise<number> => (await requests()).filter((route) => route === 'send').length;

  async function startSending(wrap: (child: ReactNode) => ReactNode): Promise<Seen> {
    step = latest();
    onEvent.mockReset();
    await realLine.logIn('new');
    await realLine.set('send', 'hold');
    mount(wrap(<Probe />));
    await soon(() => expect(container.textContent).toContain('enteringPhone'));
    step.current.sendTo(phone);
    await soon(async () => expect(await sends()).toBe(1));
    return realLine.seen();
  }

  it('says nothing after unmount, and sends nothing more (U6, row 42)', async () => {
    await startSending((child) => child);
    root.render(null);
    await soon(() => expect(container.textContent).toBe(''));
    const heard = onEvent.mock.calls.length;
    await realLine.release();
    await realLine.seen();
    expect(onEvent.mock.calls.length).toBe(heard);
    expect(await sends()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('keeps it through a Suspense boundary that shows its fallback meanwhile (row 42)', async () => {
    // Suspends by a thrown promise, as React 18 knows it.
    let hasArrived = false;
    let arrive: () => void = () => {};
    const later = new Promise<void>((resolve) => {
      arrive = () => {
        hasArrived = true;
        resolve();
      };
    });
    const setWaiting = latest<(waiting: boolean) => void>();
    function Sibling({ waiting }: { waiting: boolean }): ReactNode {
      // oxlint-disable-next-line no-throw-literal, only-throw-error -- how a component suspends
      if (waiting && !hasArrived) throw later;
      return waiting ? '.' : null;
    }
    function Page({ children }: { children: ReactNode }): ReactNode {
      const [waiting, set] = useState(false);
      setWaiting.note(set);
      return (
        <Suspense fallback="Loading">
          {children}
          <Sibling waiting={waiting} />
        </Suspense>
      );
    }
    await startSending((child) => <Page>{child}</Page>);
    setWaiting.current(true);
    await soon(() => expect(container.textContent).toContain('Loading'));
    await realLine.release();
    await soon(async () => expect((await realLine.seen()).codes).toHaveLength(1));
    arrive();
    await soon(() => expect(container.textContent).toBe('enteringCode.'));
    expect(await sends()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('asks the server instead of sending again when an error boundary starts over (row 42)', async () => {
    performance.clearResourceTimings();
    const answered = (path: string): number =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(path)).length;
    const fail = latest<(failing: boolean) => void>();
    function Fragile(): ReactNode {
      const [failing, set] = useState(false);
      fail.note(set);
      if (failing) throw new Error('of the host');
      return null;
    }
    await startSending((child) => (
      <Boundary>
        {child}
        <Fragile />
      </Boundary>
    ));
    fail.current(true);
    await soon(() => expect(container.textContent).toBe('Again'));
    await realLine.release();
    await soon(async () => expect((await realLine.seen()).codes).toHaveLength(1));
    // Whose cookie tells the server of the code: a page that is faster than the answer would ask too early.
    await soon(() => expect(answered('/send')).toBe(1));
    container.querySelector('button')!.click();
    await soon(() => expect(container.textContent).toBe('enteringCode'));
    expect(await sends()).toBe(1);
    // React's own words about the error of the host, and none about ours.
    expect(complaints.filter((line) => /unmounted|act\(|update/u.test(String(line)))).toEqual([]);
  });
});
