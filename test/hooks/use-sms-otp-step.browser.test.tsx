import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import * as fc from 'fast-check';
import * as React from 'react';
import { type ReactNode, StrictMode, useContext } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { en, es, LocaleProvider, type LocaleProviderProps } from 'sms-otp-kit';
import {
  type Challenge,
  SmsOtpError,
  type SmsOtpBackend,
  type StepEvent,
  useSmsOtpStep,
  type UseSmsOtpStepOptions,
} from 'sms-otp-kit/hooks';
import { LocaleContext } from '../../src/locale/locale-context.js';

/** React 19.2 and later have it. */
const activities = 'Activity' in React ? [React.Activity] : [];

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
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

function render(options: UseSmsOtpStepOptions, provider: LocaleProviderProps = { locales: [en], defaultLocale: 'en' }) {
  const picks: ((tag: string) => void)[] = [];
  const client = new QueryClient();
  const onAuthenticated = vi.fn<NonNullable<UseSmsOtpStepOptions['onAuthenticated']>>();
  const onEvent = vi.fn<(event: StepEvent) => void>();
  const useStep = () => {
    picks.push(useContext(LocaleContext)!.setLocale);
    return useSmsOtpStep({ onAuthenticated, onEvent, ...options });
  };
  const hook = renderHook(useStep, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <StrictMode>
        <QueryClientProvider client={client}>
          <LocaleProvider {...provider}>{children}</LocaleProvider>
        </QueryClientProvider>
      </StrictMode>
    ),
  });
  const setLocale = (tag: string): void => picks.at(-1)!(tag);
  return { ...hook, setLocale, onAuthenticated, onEvent, name: () => hook.result.current.state.name };
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
    const linked = { locale: 'en', mfa_phone_number: phone };
    expect(params).toEqual([linked, linked]);
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

  it('leaves no code in a page that is left, and does not submit it again when the member comes back (U11)', async () => {
    const backend = fakeBackend();
    const step = render({ backend, challenge: codeOut });
    const { clearCode } = step.result.current.state;
    await act(async () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    expect(step.result.current.state).toMatchObject({ name: 'enteringCode', clearCode: clearCode + 1 });
    await act(async () => step.result.current.submitCode(code));
    await vi.waitFor(() => expect(step.name()).toBe('done'));
    await act(async () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    expect(step.name()).toBe('done');
    expect(backend.authenticate).toHaveBeenCalledTimes(1);
  });

  it('stops asking where the login stands when it is unmounted, and not between the two mounts of StrictMode (U6)', async () => {
    const signals: AbortSignal[] = [];
    const challenge: SmsOtpBackend['challenge'] = ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const step = render({ backend: { ...fakeBackend(), challenge } });
    await act(async () => {});
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    step.unmount();
    await vi.waitFor(() => expect(signals.map(({ aborted }) => aborted)).toEqual([true]));
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

  it.each([
    ['missing', undefined],
    [
      'refused',
      function refuse(): never {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    ],
  ])('works where storage and cookies are blocked, and channels between tabs %s (row 41)', async (_, channel) => {
    vi.stubGlobal('BroadcastChannel', channel);
    const blocked = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    vi.spyOn(document, 'cookie', 'get').mockImplementation(blocked);
    vi.spyOn(document, 'cookie', 'set').mockImplementation(blocked);
    for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
      vi.spyOn(Storage.prototype, method).mockImplementation(blocked);
    }
    const step = render({ backend: fakeBackend(), challenge: ready }, { locales: [en, es] });
    await act(async () => step.setLocale('es'));
    await act(async () => step.result.current.send());
    await act(async () => step.result.current.submitCode(code));
    await vi.waitFor(() => expect(step.name()).toBe('done'));
    expect(step.onEvent).toHaveBeenCalledWith({ type: 'locale_changed', locale: 'es' });
  });

  it.each(activities)('takes the answers that come while React hides it', async (Activity) => {
    const answers: (() => void)[] = [];
    const later = (): Promise<typeof answered> => new Promise((resolve) => answers.push(() => resolve(answered)));
    const looks: AbortSignal[] = [];
    const challenge: SmsOtpBackend['challenge'] = ({ signal }) => {
      looks.push(signal);
      if (looks.length === 2) return Promise.resolve(ready);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new SmsOtpError('aborted'))));
    };
    const backend = { ...fakeBackend({ send: later, authenticate: later }), challenge };
    const onAuthenticated = vi.fn<() => void>();
    const client = new QueryClient();
    let mode: 'visible' | 'hidden' = 'visible';
    const step = renderHook(() => useSmsOtpStep({ backend, onAuthenticated }), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>
          <Activity mode={mode}>{children}</Activity>
        </QueryClientProvider>
      ),
    });
    const show = async (next: typeof mode): Promise<void> => {
      mode = next;
      await act(async () => step.rerender());
    };
    const hideWhile = async (happens: () => unknown): Promise<void> => {
      await show('hidden');
      await act(async () => happens());
      await show('visible');
    };
    await hideWhile(() => {});
    await vi.waitFor(() => expect(step.result.current.state).toMatchObject({ name: 'readyToSend', error: null }));
    await act(async () => step.result.current.send());
    await hideWhile(() => answers[0]!());
    expect(step.result.current.state.name).toBe('enteringCode');
    await act(async () => step.result.current.submitCode(code));
    await hideWhile(() => {
      answers[1]!();
      expect(onAuthenticated).not.toHaveBeenCalled();
    });
    expect(step.result.current.state.name).toBe('done');
    expect(onAuthenticated.mock.calls).toEqual([[answered]]);
  });

  it('does nothing more when it is unmounted', async () => {
    const backend = fakeBackend();
    const step = render({ backend, challenge: codeOut });
    const { send, submitCode } = step.result.current;
    step.unmount();
    send();
    submitCode(code);
    expect(backend.send).not.toHaveBeenCalled();
    expect(backend.authenticate).not.toHaveBeenCalled();
  });

  it('sees the code expire in time, also behind a failure that named a wait of its own', async () => {
    const send = vi.fn<SmsOtpBackend['send']>(() =>
      Promise.reject(new SmsOtpError('unavailable', { retryAfterSeconds: 0.2 })),
    );
    const challenge = { ...codeOut, code_sent_seconds_ago: 118.5 };
    const step = render({ backend: fakeBackend({ send }), challenge });
    await act(async () => step.result.current.resend());
    expect(step.result.current.state).toMatchObject({ name: 'enteringCode', codeExpired: false });
    await vi.waitFor(() => expect(step.result.current.state.codeExpired).toBe(true), 2500);
  });

  describe('with a number whose send failed', () => {
    async function failToChange(step: ReturnType<typeof render>): Promise<void> {
      await act(async () => step.result.current.changeNumber());
      await act(async () => step.result.current.sendTo('+12025550199'));
      expect(step.result.current.state.error?.code).toBe('offline');
      await act(async () => step.result.current.backToCode());
    }

    it('enrolls nobody by the code that went to the number on file', async () => {
      const send = (): Promise<never> => Promise.reject(new SmsOtpError('offline'));
      const backend = fakeBackend({ send });
      const identity = {
        organization_id: 'organization-1',
        member_id: 'member-1',
        intermediate_session_token: 'token',
      };
      const step = render({ backend, challenge: codeOut, identity });
      await failToChange(step);
      await act(async () => step.result.current.submitCode(code));
      expect(vi.mocked(backend.authenticate).mock.calls[0]![0]).toEqual({ ...identity, code });
    });

    it('does not take it for the one that another tab texted', async () => {
      const sent: (string | undefined)[] = [];
      const send: SmsOtpBackend['send'] = ({ mfa_phone_number }) => {
        sent.push(mfa_phone_number);
        return mfa_phone_number === phone
          ? Promise.resolve({ ...answered, resend_in_seconds: 0 })
          : Promise.reject(new SmsOtpError('offline'));
      };
      const challenge = { ...ready, has_phone_number: false };
      const step = render({ backend: fakeBackend({ send }), challenge });
      await act(async () => step.result.current.sendTo(phone));
      await failToChange(step);
      const { maskedPhone } = step.result.current.state;
      const other = new BroadcastChannel('sms-otp-kit.login.');
      other.postMessage({ type: 'sent', sent: { resend_in_seconds: 0 } });
      await vi.waitFor(() => expect(step.result.current.state.sendCount).toBe(2));
      other.close();
      expect(step.result.current.state.maskedPhone).toBe(maskedPhone);
      await act(async () => step.result.current.resend());
      expect(sent).toEqual([phone, '+12025550199', phone]);
    });
  });

  it('goes on where the analytics of the host throw, and tells the page of it', async () => {
    const heard = vi.fn<(event: ErrorEvent) => void>((event) => event.preventDefault());
    window.addEventListener('error', heard);
    const onEvent = (): never => {
      throw new Error('of the analytics');
    };
    const backend = fakeBackend();
    const step = render({ backend, challenge: ready, onEvent });
    await act(async () => step.result.current.send());
    await act(async () => step.result.current.submitCode(code));
    await vi.waitFor(() => expect(step.name()).toBe('done'));
    window.removeEventListener('error', heard);
    expect(backend.send).toHaveBeenCalledTimes(1);
    expect(backend.authenticate).toHaveBeenCalledTimes(1);
    expect(step.onAuthenticated.mock.calls).toEqual([[answered]]);
    expect(heard.mock.calls.length).toBeGreaterThan(3);
    expect(heard.mock.calls.every(([{ message }]) => message.includes('of the analytics'))).toBe(true);
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

const gestures = ['send', 'sendTo', 'resend', 'submit', 'change', 'back', 'language', 'clock', 'unmount'] as const;
const endings = ['ok', 'bad', 'lost'] as const;
const phoneOf = (typed: boolean): object => (typed ? { mfa_phone_number: phone } : {});

/** The accepted gestures and their answers, one after the other. */
class SequentialModel {
  name = 'readyToSend';
  sendCount = 0;
  /** The number that the newest code went to was typed in this step. */
  sentToTyped = false;
  requests: object[] = [];
  #answers: (typeof endings)[number][];

  constructor(answers: (typeof endings)[number][]) {
    this.#answers = answers;
  }

  take(gesture: string, locale: string): void {
    if (gesture === 'change_number') this.name = 'enteringPhone';
    else if (gesture === 'back') this.name = this.sendCount > 0 ? 'enteringCode' : 'readyToSend';
    else this.#call(gesture, locale);
  }

  #call(gesture: string, locale: string): void {
    const ending = this.#answers[this.requests.length % this.#answers.length]!;
    const isVerify = gesture === 'submit';
    const typed = gesture === 'sendTo' || this.sentToTyped;
    this.requests.push(isVerify ? { code } : { locale, ...phoneOf(typed) });
    if (isVerify) this.name = ending === 'ok' ? 'done' : 'enteringCode';
    else if (ending !== 'bad') {
      this.name = 'enteringCode';
      this.sentToTyped = typed;
    } else if (typed) this.name = 'enteringPhone';
    if (!isVerify && ending !== 'bad') this.sendCount += 1;
  }
}

describe('useSmsOtpStep under any interleaving', () => {
  it('ends where the gestures one by one would, with one request each and no word after unmount (U5, U6)', async () => {
    const refused = { send: new SmsOtpError('delivery_failed'), submit: new SmsOtpError('code_incorrect') };
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler({ act: (run) => act(run) }),
        fc.array(fc.constantFrom(...gestures), { minLength: 2, maxLength: 10 }),
        fc.array(fc.constantFrom(...endings), { minLength: 1, maxLength: 6 }),
        async (scheduler, planned, answers) => {
          runs += 1;
          sessionStorage.clear();
          const model = new SequentialModel(answers);
          const requests: object[] = [];
          const call = (kind: keyof typeof refused, params: object): Promise<typeof answered> => {
            const ending = answers[requests.length % answers.length]!;
            requests.push(params);
            return scheduler.schedule(Promise.resolve()).then(() => {
              if (ending === 'ok') return { ...answered, resend_in_seconds: 30 };
              throw ending === 'lost' ? new SmsOtpError('outcome_unknown') : refused[kind];
            });
          };
          const backend: SmsOtpBackend = {
            send: (params) => call('send', params),
            authenticate: (params) => call('submit', params),
          };
          let isMounted = true;
          let lateWords = 0;
          let locale = 'en';
          let asleepMs = 0;
          const { now } = performance;
          const clock = vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + asleepMs);
          const onLate = (): void => void (lateWords += isMounted ? 0 : 1);
          const client = new QueryClient();
          const step = renderHook(
            () => useSmsOtpStep({ backend, challenge: ready, onAuthenticated: onLate, onEvent: onLate }),
            {
              wrapper: ({ children }: { children: ReactNode }) => (
                <StrictMode>
                  <QueryClientProvider client={client}>
                    <LocaleProvider locales={[en, es]} locale={locale}>
                      {children}
                    </LocaleProvider>
                  </QueryClientProvider>
                </StrictMode>
              ),
            },
          );
          const controls = (): typeof step.result.current => step.result.current;
          const acts: Record<(typeof gestures)[number], () => void> = {
            send: () => controls().send(),
            sendTo: () => controls().sendTo(phone),
            resend: () => controls().resend(),
            submit: () => controls().submitCode(code),
            change: () => controls().changeNumber(),
            back: () => controls().backToCode(),
            language: () => {
              locale = locale === 'en' ? 'es' : 'en';
              step.rerender();
            },
            clock: () => {
              asleepMs += 31_000;
              document.dispatchEvent(new Event('visibilitychange'));
            },
            unmount: () => {
              isMounted = false;
              step.unmount();
            },
          };
          scheduler.scheduleSequence(
            planned.map((gesture) => async () => {
              if (!isMounted) return;
              const { name, resendAtMs } = controls().state;
              const isWaiting = (resendAtMs ?? 0) > performance.timeOrigin + performance.now();
              const sends = ['send', 'resend', 'sendTo'].includes(gesture);
              const isOpen = ['readyToSend', 'enteringCode'].includes(name);
              const isAccepted =
                (!isWaiting && ((sends && isOpen) || (gesture === 'sendTo' && name === 'enteringPhone'))) ||
                (gesture === 'submit' && name === 'enteringCode') ||
                (gesture === 'back' && name === 'enteringPhone');
              if (isAccepted) model.take(gesture, locale);
              if (gesture === 'change' && isOpen) model.take('change_number', locale);
              acts[gesture]();
            }),
          );
          await scheduler.waitIdle();
          await act(async () => {});
          expect(requests).toEqual(model.requests);
          expect(lateWords).toBe(0);
          // The screen of an unmounted step is the one it was left with.
          const { name, sendCount } = isMounted ? model : controls().state;
          await vi.waitFor(() => expect(controls().state).toMatchObject({ name, sendCount }));
          step.unmount();
          clock.mockRestore();
        },
      ),
      { numRuns: 500 },
    );
    expect(runs).toBeGreaterThanOrEqual(500);
  }, 90_000);
});
