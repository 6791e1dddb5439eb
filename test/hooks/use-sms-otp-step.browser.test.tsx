import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import * as fc from 'fast-check';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Challenge,
  SmsOtpError,
  type SmsOtpBackend,
  type StepEvent,
  useSmsOtpStep,
  type UseSmsOtpStepOptions,
} from 'sms-otp-kit/hooks';

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const answered = { request_id: 'r', status_code: 200 };
const phone = '+12025550162';
const code = '739154';
const ready: Challenge = { state: 'pending', has_phone_number: true, code_sent: false };
const codeOut: Challenge = { ...ready, code_sent: true, code_sent_seconds_ago: 40, resend_in_seconds: 0 };

function fakeBackend(over: Partial<SmsOtpBackend> = {}) {
  return {
    send: vi.fn<SmsOtpBackend['send']>(() => Promise.resolve({ ...answered, resend_in_seconds: 30 })),
    authenticate: vi.fn<SmsOtpBackend['authenticate']>(() => Promise.resolve(answered)),
    ...over,
  } satisfies SmsOtpBackend;
}

function render(options: UseSmsOtpStepOptions) {
  const client = new QueryClient();
  const onAuthenticated = vi.fn<NonNullable<UseSmsOtpStepOptions['onAuthenticated']>>();
  const onEvent = vi.fn<(event: StepEvent) => void>();
  const hook = renderHook(() => useSmsOtpStep({ onAuthenticated, onEvent, ...options }), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <StrictMode>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </StrictMode>
    ),
  });
  return { ...hook, onAuthenticated, onEvent, name: () => hook.result.current.state.name };
}

describe('useSmsOtpStep', () => {
  it('asks once where the login stands, and sends nothing by mounting (U2)', async () => {
    const challenge = vi.fn<() => Promise<Challenge>>(() => Promise.resolve(codeOut));
    const backend = { ...fakeBackend(), challenge };
    const { name } = render({ backend });
    expect(name()).toBe('checking');
    await vi.waitFor(() => expect(name()).toBe('enteringCode'));
    expect(challenge).toHaveBeenCalledTimes(1);
    expect(backend.send).not.toHaveBeenCalled();
    expect(backend.authenticate).not.toHaveBeenCalled();
  });

  it('makes a double click one send, and a double submit one verification (U1)', async () => {
    const backend = fakeBackend();
    const step = render({ backend, challenge: ready });
    await act(async () => {
      step.result.current.send();
      step.result.current.send();
      step.result.current.resend();
    });
    expect(step.name()).toBe('enteringCode');
    expect(backend.send).toHaveBeenCalledTimes(1);
    await act(async () => {
      step.result.current.submitCode(code);
      step.result.current.submitCode(code, 'pasted');
    });
    await vi.waitFor(() => expect(step.name()).toBe('done'));
    expect(backend.authenticate).toHaveBeenCalledTimes(1);
    expect(step.onAuthenticated.mock.calls).toEqual([[answered]]);
  });

  it('links a number while enrolling, and repeats it in a resend', async () => {
    const backend = fakeBackend({
      send: vi.fn<SmsOtpBackend['send']>(() => Promise.resolve({ ...answered, resend_in_seconds: 0 })),
    });
    const step = render({ backend, challenge: { ...ready, has_phone_number: false } });
    await act(async () => step.result.current.sendTo(phone));
    await act(async () => step.result.current.resend());
    const params = vi.mocked(backend.send).mock.calls.map(([sent]) => sent);
    expect(params).toEqual([{ mfa_phone_number: phone }, { mfa_phone_number: phone }]);
    expect(step.result.current.state).toMatchObject({ sendCount: 2, typedPhone: phone });
  });

  it('finds out what became of a verification whose answer was lost (U8)', async () => {
    const authenticate = vi.fn<SmsOtpBackend['authenticate']>(() => Promise.reject(new SmsOtpError('outcome_unknown')));
    const challenge = vi.fn<() => Promise<Challenge>>(() => Promise.resolve({ ...codeOut, state: 'authenticated' }));
    const step = render({ backend: { ...fakeBackend({ authenticate }), challenge }, challenge: codeOut });
    await act(async () => step.result.current.submitCode(code));
    await vi.waitFor(() => expect(step.name()).toBe('done'));
    expect(step.onAuthenticated.mock.calls).toEqual([[null]]);
    expect(authenticate).toHaveBeenCalledTimes(1);
  });

  it('does not let a late look at the server undo a send made since (U5)', async () => {
    const looks: ((challenge: Challenge) => void)[] = [];
    const challenge = (): Promise<Challenge> => new Promise((resolve) => void looks.push(resolve));
    const step = render({ backend: { ...fakeBackend(), challenge }, challenge: ready });
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    await act(async () => document.dispatchEvent(new Event('visibilitychange')));
    expect(looks).toHaveLength(1);
    await act(async () => step.result.current.send());
    const { resendAtMs } = step.result.current.state;
    await act(async () => looks[0]!(ready));
    expect(step.result.current.state).toMatchObject({ name: 'enteringCode', resendAtMs });
  });

  it('cools the other tabs down by a send, and moves them on by success (U10)', async () => {
    const here = render({ backend: fakeBackend(), challenge: ready });
    const there = render({ backend: fakeBackend(), challenge: ready });
    await act(async () => here.result.current.send());
    await vi.waitFor(() => expect(there.name()).toBe('enteringCode'));
    expect(there.result.current.state.resendAtMs).toBeGreaterThan(0);
    await act(async () => here.result.current.submitCode(code));
    await vi.waitFor(() => expect(there.name()).toBe('done'));
    expect(there.onAuthenticated.mock.calls).toEqual([[null]]);
  });

  it('empties the code and asks again when the back-forward cache brings the page back (U11)', async () => {
    const challenge = vi.fn<() => Promise<Challenge>>(() => Promise.resolve({ ...codeOut, state: 'authenticated' }));
    const step = render({ backend: { ...fakeBackend(), challenge }, challenge: codeOut });
    const { clearCode } = step.result.current.state;
    await act(async () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await vi.waitFor(() => expect(step.name()).toBe('done'));
    expect(step.result.current.state.clearCode).toBeGreaterThan(clearCode);
  });

  it('keeps deadlines through a reload, and nothing that names a member', async () => {
    const first = render({ backend: fakeBackend(), challenge: { ...ready, has_phone_number: false } });
    await act(async () => first.result.current.sendTo(phone));
    const { resendAtMs } = first.result.current.state;
    const stored = JSON.stringify({ ...sessionStorage });
    expect(stored).toContain('resendAtMs');
    expect(stored).not.toContain(phone.slice(-4));
    first.unmount();
    const second = render({ backend: fakeBackend(), challenge: ready });
    expect(second.result.current.state).toMatchObject({ name: 'enteringCode', resendAtMs });
  });

  it('tells once that the code is old, also in StrictMode', () => {
    const step = render({ backend: fakeBackend(), challenge: { ...codeOut, code_sent_seconds_ago: 125 } });
    expect(step.result.current.state).toMatchObject({ name: 'enteringCode', codeExpired: true });
    expect(step.onEvent.mock.calls.filter(([{ type }]) => type === 'code_expired')).toHaveLength(1);
  });

  it('works where storage is blocked', async () => {
    for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
      vi.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException('blocked', 'SecurityError');
      });
    }
    const step = render({ backend: fakeBackend(), challenge: ready });
    await act(async () => step.result.current.send());
    await act(async () => step.result.current.submitCode(code));
    await vi.waitFor(() => expect(step.name()).toBe('done'));
  });

  it('tells events no code, number or token', async () => {
    const step = render({ backend: fakeBackend(), challenge: { ...ready, has_phone_number: false } });
    await act(async () => step.result.current.sendTo(phone));
    await act(async () => step.result.current.submitCode(code, 'autofilled'));
    await vi.waitFor(() => expect(step.name()).toBe('done'));
    const told = JSON.stringify(step.onEvent.mock.calls);
    expect(told).toContain('autofilled');
    expect(told).not.toContain(code);
    expect(told).not.toContain(phone.slice(1));
  });
});

const gesture = fc.constantFrom('send', 'resend', 'submit', 'change', 'back', 'rerender', 'clock', 'unmount');
const outcome = fc.constantFrom('ok', 'bad', 'lost');

/** What the accepted gestures and their answers come to, one after the other. */
function sequentialModel(accepted: string[], endings: string[]): string {
  let name = 'readyToSend';
  let answers = 0;
  for (const type of accepted) {
    if (type === 'change_number') name = 'enteringPhone';
    else if (type === 'back') name = 'enteringCode';
    else {
      const ending = endings[answers++ % endings.length]!;
      if (type === 'code_submitted') name = ending === 'ok' ? 'done' : 'enteringCode';
      else if (ending !== 'bad') name = 'enteringCode';
    }
  }
  return name;
}

describe('useSmsOtpStep under any interleaving', () => {
  it('ends where the gestures one by one would, with one request each and no word after unmount (U5, U6)', async () => {
    const errors = { bad: new SmsOtpError('delivery_failed'), lost: new SmsOtpError('outcome_unknown') };
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler({ act: (run) => act(run) }),
        fc.array(gesture, { minLength: 2, maxLength: 8 }),
        fc.array(outcome, { minLength: 1, maxLength: 6 }),
        async (scheduler, gestures, endings) => {
          sessionStorage.clear();
          let requests = 0;
          const call = (): Promise<typeof answered> => {
            const ending = endings[requests++ % endings.length]! as 'ok' | 'bad' | 'lost';
            const answer = { ...answered, resend_in_seconds: 0 };
            return scheduler.schedule(Promise.resolve()).then(() => {
              if (ending === 'ok') return answer;
              throw errors[ending];
            });
          };
          const accepted: string[] = [];
          let isMounted = true;
          let lateWords = 0;
          const step = render({
            backend: { send: call, authenticate: call },
            challenge: ready,
            onAuthenticated: () => void (lateWords += isMounted ? 0 : 1),
            onEvent: ({ type }) => {
              if (!isMounted) lateWords += 1;
              if (/_requested|code_submitted|change_number/u.test(type)) accepted.push(type);
            },
          });
          scheduler.scheduleSequence(
            gestures.map((name) => async () => {
              if (!isMounted) return;
              const { state } = step.result.current;
              if (name === 'send') step.result.current.send();
              if (name === 'resend') step.result.current.resend();
              if (name === 'submit') step.result.current.submitCode(code);
              if (name === 'change') step.result.current.changeNumber();
              if (name === 'back') {
                if (state.name === 'enteringPhone' && state.sendCount > 0) accepted.push('back');
                step.result.current.backToCode();
              }
              if (name === 'rerender') step.rerender();
              if (name === 'clock') document.dispatchEvent(new Event('visibilitychange'));
              if (name === 'unmount') {
                isMounted = false;
                step.unmount();
              }
            }),
          );
          await scheduler.waitIdle();
          expect(requests).toBe(accepted.filter((type) => /_requested|code_submitted/u.test(type)).length);
          expect(lateWords).toBe(0);
          // The screen of an unmounted step is the one it was left with.
          const expected = isMounted ? sequentialModel(accepted, endings) : step.name();
          await vi.waitFor(() => expect(step.name()).toBe(expected));
          step.unmount();
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);
});
