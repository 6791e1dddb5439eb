import { MutationCache, QueryClient } from '@tanstack/react-query';
import { createPortal } from 'react-dom';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import {
  type Challenge,
  SmsOtpError,
  type SmsOtpBackend,
  SmsOtpProvider,
  type SmsOtpProviderProps,
  SmsOtpStep,
  type SmsOtpStepProps,
} from 'sms-otp-kit';
import { button, codeField, heading, locales, phoneField } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());

const ok = { request_id: 'request-1', status_code: 200 };
const ready: Challenge = {
  state: 'pending',
  has_phone_number: true,
  masked_phone_number: '••• ••• 0123',
  code_sent: false,
};
const codeOut: Challenge = { ...ready, code_sent: true, code_sent_seconds_ago: 60, resend_in_seconds: 0 };
const noNumber: Challenge = { state: 'pending', has_phone_number: false, code_sent: false };

const answering = (backend: Partial<SmsOtpBackend> = {}): SmsOtpBackend => ({
  send: async () => ok,
  authenticate: async () => ok as never,
  ...backend,
});

async function mount(backend: SmsOtpBackend, step: SmsOtpStepProps, provider: Partial<SmsOtpProviderProps> = {}) {
  const { container, unmount } = await render(
    <SmsOtpProvider backend={backend} locales={locales} defaultLocale="en" {...provider}>
      <SmsOtpStep {...step} />
    </SmsOtpProvider>,
  );
  const part = (name: string): HTMLElement => container.querySelector<HTMLElement>(`[data-sms-otp-part="${name}"]`)!;
  const state = (): string | undefined => part('root').dataset['state'];
  return { container, unmount, part, state };
}

/** A promise that the test settles. */
function held<T>(): { promise: Promise<T>; settle: (value: T) => void; fail: (error: Error) => void } {
  let settle!: (value: T) => void;
  let fail!: (error: Error) => void;
  const promise = new Promise<T>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  return { promise, settle, fail };
}

function bringBack(): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
}

/** Hears of errors that reach the page, which would otherwise fail the test. */
function hearErrors(): string[] {
  const heard: string[] = [];
  const hear = (event: ErrorEvent | PromiseRejectionEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    heard.push('reason' in event ? (event.reason as Error).message : event.message);
  };
  for (const type of ['error', 'unhandledrejection'] as const) {
    window.addEventListener(type, hear, { capture: true });
    onTestFinished(() => window.removeEventListener(type, hear, { capture: true }));
  }
  return heard;
}

describe('a resend', () => {
  it('repeats the number that the newest code went to, not one whose send failed', async () => {
    const numbers: (string | undefined)[] = [];
    const send: SmsOtpBackend['send'] = async ({ mfa_phone_number }) => {
      numbers.push(mfa_phone_number);
      if (numbers.length === 2) throw new SmsOtpError('offline');
      return { ...ok, resend_in_seconds: 0 };
    };
    const { part } = await mount(answering({ send }), { challenge: noNumber });
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await button('Change number').click();
    await phoneField().fill('2015550150');
    await button('Send code').click();
    await expect.element(button('Send code')).toBeVisible();
    await expect.poll(() => numbers.length).toBe(2);
    await button('Back').click();
    expect(part('description').textContent).toContain('0149');
    await button('Resend code').click();
    await expect.poll(() => numbers).toEqual(['+12015550149', '+12015550150', '+12015550149']);
  });

  it('leaves the code that was filled in before its own answer came (U30)', async () => {
    const answer = held<typeof ok>();
    await mount(answering({ send: () => answer.promise }), { challenge: codeOut });
    await codeField().fill('111111');
    await button('Resend code').click();
    await expect.element(codeField()).toHaveValue('111111');
    await codeField().fill('123456');
    answer.settle(ok);
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    await expect.element(codeField()).toHaveValue('123456');
  });

  it('takes the code of the message before it out of the field', async () => {
    await mount(answering(), { challenge: codeOut });
    await codeField().fill('111111');
    await button('Resend code').click();
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    await expect.element(codeField()).toHaveValue('');
  });

  it('leaves no refused code in the field, also where it was typed while the resend failed', async () => {
    const answer = held<typeof ok>();
    const authenticate: SmsOtpBackend['authenticate'] = async () => {
      throw new SmsOtpError('code_incorrect');
    };
    const { part, state } = await mount(answering({ send: () => answer.promise, authenticate }), {
      challenge: codeOut,
    });
    await button('Resend code').click();
    await codeField().fill('123456');
    answer.fail(new SmsOtpError('offline'));
    await expect.poll(state).toBe('enteringCode');
    await button('Verify').click();
    await expect.poll(() => part('code-error')?.textContent).toMatch(/not correct/u);
    await expect.element(codeField()).toHaveValue('');
  });

  it('takes the error of half a code away together with it', async () => {
    const { part } = await mount(answering(), { challenge: codeOut });
    await codeField().fill('123');
    await button('Verify').click();
    await expect.poll(() => part('code-error')?.textContent).toBe('Enter the 6 digits of the code.');
    await button('Resend code').click();
    await expect.element(codeField()).toHaveValue('');
    expect(part('code-error')?.textContent ?? '').toBe('');
    await expect.element(codeField()).not.toHaveAttribute('aria-invalid', 'true');
  });

  it('shows that no code can be verified before its own answer is there', async () => {
    const answer = held<typeof ok>();
    await mount(answering({ send: () => answer.promise }), { challenge: codeOut });
    await button('Resend code').click();
    await expect.element(button('Verify')).toHaveAttribute('aria-disabled', 'true');
    answer.settle(ok);
    await expect.element(button('Verify')).not.toHaveAttribute('aria-disabled');
  });

  it('that fails keeps the focus where it was pressed (U34)', async () => {
    const send = async (): Promise<never> => {
      throw new SmsOtpError('offline');
    };
    const { part } = await mount(answering({ send }), { challenge: codeOut });
    await button('Resend code').click();
    await expect.poll(() => part('error')?.textContent).toMatch(/offline/u);
    await expect.element(button('Resend code')).toHaveFocus();
  });

  it('does not count a code that it met as tried: the same one is submitted by itself afterwards', async () => {
    const answer = held<typeof ok>();
    const codes: string[] = [];
    const backend = answering({
      send: () => answer.promise,
      authenticate: async ({ code }) => {
        codes.push(code);
        return ok as never;
      },
    });
    await mount(backend, { challenge: codeOut, autoSubmit: true });
    await button('Resend code').click();
    await codeField().fill('123456');
    expect(codes).toEqual([]);
    answer.settle(ok);
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    await codeField().fill('12345');
    await codeField().fill('123456');
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(codes).toEqual(['123456']);
  });
});

describe('changing the number', () => {
  it('can be given up before any code is out: the number on file is still there to be texted', async () => {
    const send = vi.fn<SmsOtpBackend['send']>(async () => ok);
    await mount(answering({ send }), { challenge: ready });
    await button('Change number').click();
    await phoneField().fill('2015550150');
    await button('Back').click();
    await button('Send code').click();
    await expect.element(codeField()).toBeVisible();
    expect(send.mock.calls.map(([params]) => params)).toEqual([{ locale: 'en' }]);
  });

  it('offers no way back where there is no number to go back to', async () => {
    await mount(answering(), { challenge: noNumber });
    await expect.element(phoneField()).toBeVisible();
    await expect.element(button('Back')).not.toBeInTheDocument();
  });

  it('can be given up while it is limited: the code that is out still gets in', async () => {
    const answers = [async () => ok];
    const send: SmsOtpBackend['send'] = async () => {
      const answer = answers.pop();
      if (answer) return answer();
      throw new SmsOtpError('rate_limited', { retryAfterSeconds: 60 });
    };
    const { state } = await mount(answering({ send }), { challenge: noNumber });
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await button('Change number').click();
    await phoneField().fill('2015550150');
    await button('Send code').click();
    await expect.poll(state).toBe('rateLimited');
    await button('Back').click();
    await expect.element(button(/^Resend code in/u)).toHaveAttribute('aria-disabled', 'true');
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
  });

  it('leaves the way to the code that is out, where the login has its number already', async () => {
    const answers = [async () => ok];
    const send: SmsOtpBackend['send'] = async () => {
      const answer = answers.pop();
      if (answer) return answer();
      throw new SmsOtpError('phone_mismatch');
    };
    const { part } = await mount(answering({ send }), { challenge: noNumber });
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await button('Change number').click();
    await phoneField().fill('2015550150');
    await button('Send code').click();
    await expect.poll(() => part('error')?.textContent).toMatch(/another number/u);
    expect(part('description').textContent).toContain('0149');
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
  });

  it('is busy while the rules are on their way, and texts nobody whom the member went back from (U7)', async () => {
    const rules = held<never>();
    const send = vi.fn<SmsOtpBackend['send']>(async () => ok);
    const { state } = await mount(answering({ send }), {
      challenge: codeOut,
      phoneProps: { loadMetadata: () => rules.promise },
    });
    await button('Change number').click();
    await phoneField().fill('2015550150');
    await button('Send code').click();
    await expect.element(button('Sending…')).toHaveAttribute('aria-disabled', 'true');
    await button('Back').click();
    await expect.poll(state).toBe('enteringCode');
    rules.fail(new Error('of the line'));
    await expect.element(codeField()).toHaveFocus();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([state(), send.mock.calls]).toEqual(['enteringCode', []]);
  });
});

describe('a number that the server refuses', () => {
  it('is told why as the field itself tells it, also where the numbering rules could not be loaded (F8)', async () => {
    const send: SmsOtpBackend['send'] = async () => {
      throw new SmsOtpError('phone_country_not_allowed');
    };
    const loadMetadata = async (): Promise<never> => {
      throw new Error('offline');
    };
    const { part } = await mount(answering({ send }), { challenge: noNumber, phoneProps: { loadMetadata } });
    const words = 'We cannot text numbers in this country: United States. Use a number from a listed country.';
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await expect.poll(() => part('phone-error').textContent).toBe(words);
    await expect.element(phoneField()).toHaveFocus();
    await expect.element(button('Send code')).toBeEnabled();
    expect(part('phone-error').textContent).toBe(words);
    await phoneField().fill('2045550149');
    expect(part('phone-error').textContent).toBe('');
  });
});

describe('the status', () => {
  it('says that a code was sent once, not again after each wrong one (U31, U33)', async () => {
    const authenticate: SmsOtpBackend['authenticate'] = async () => {
      throw new SmsOtpError('code_incorrect');
    };
    const { container, part } = await mount(answering({ authenticate }), { challenge: ready });
    const region = container.querySelector('section > [role=status]')!;
    const said: string[] = [];
    const watcher = new MutationObserver(() => said.push(region.textContent));
    watcher.observe(region, { childList: true, characterData: true, subtree: true });
    await button('Send code').click();
    for (const wrong of ['111111', '222222']) {
      await codeField().fill(wrong);
      await button('Verify').click();
      await expect.poll(() => part('code-error')?.textContent).toMatch(/not correct/u);
      await expect.element(codeField()).toHaveValue('');
    }
    watcher.disconnect();
    expect(said.filter((text) => text.startsWith('Code sent'))).toHaveLength(1);
  });

  it('does not say that a code was sent where that is not known (U8)', async () => {
    const send = async (): Promise<never> => {
      throw new SmsOtpError('timeout');
    };
    const challenge = async (): Promise<Challenge> => ({ ...codeOut, resend_in_seconds: 20 });
    const { container, part } = await mount(answering({ send, challenge }), { challenge: ready });
    const region = container.querySelector('section > [role=status]')!;
    await button('Send code').click();
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    await expect.poll(() => region.textContent).not.toBe('Sending…');
    expect(region.textContent).not.toMatch(/sent/u);
    expect(part('description').textContent).toMatch(/^We may have sent/u);
    bringBack();
    // Now it is known.
    await expect.poll(() => part('description').textContent).toMatch(/^We sent/u);
  });

  it('does not speak of a minute where less is left when the screen opens', async () => {
    const { container, part } = await mount(answering(), { challenge: { ...codeOut, code_sent_seconds_ago: 75 } });
    await expect.poll(() => part('timer').textContent).toMatch(/0:4\d/u);
    expect(container.querySelector('section > [role=status]')!.textContent).not.toMatch(/expires/u);
  });
});

describe('a host that throws', () => {
  it('from onAuthenticated leaves the verified screen, and the page hears of it', async () => {
    const heard = hearErrors();
    const onAuthenticated = vi.fn<() => void>(() => {
      throw new Error('of the host');
    });
    await mount(answering(), { challenge: codeOut, onAuthenticated });
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(onAuthenticated).toHaveBeenCalledTimes(1);
    expect(heard).toEqual([expect.stringContaining('of the host')]);
  });

  it.each(['onSuccess', 'onError', 'onSettled'] as const)(
    'from %s of its whole mutation cache makes nothing else of an answer',
    async (callback) => {
      const broken = (): never => {
        throw new Error('of the host');
      };
      const heard = hearErrors();
      const queryClient = new QueryClient({ mutationCache: new MutationCache({ [callback]: broken }) });
      const onAuthenticated = vi.fn<() => void>();
      const refused = [new SmsOtpError('code_incorrect')];
      const authenticate: SmsOtpBackend['authenticate'] = async () => {
        const error = refused.pop();
        if (error) throw error;
        return ok as never;
      };
      const step = { challenge: ready, onAuthenticated };
      const { part, state } = await mount(answering({ authenticate }), step, { queryClient });
      await button('Send code').click();
      await expect.poll(state).toBe('enteringCode');
      expect(part('alert')?.textContent ?? '').not.toMatch(/may have/u);
      await codeField().fill('111111');
      await button('Verify').click();
      await expect.poll(() => part('code-error')?.textContent).toMatch(/not correct/u);
      await codeField().fill('123456');
      await button('Verify').click();
      await expect.element(heading('You’re verified')).toBeVisible();
      expect(onAuthenticated).toHaveBeenCalledTimes(1);
      // TanStack Query tells the page of those that throw beside an error.
      expect(new Set(heard)).toEqual(new Set(callback === 'onSuccess' ? [] : ['of the host']));
    },
  );
});

describe('a step in a dialog that a form of the host’s opened', () => {
  it('submits its own form only', async () => {
    const onSubmit = vi.fn<(event: { preventDefault: () => void }) => void>((event) => event.preventDefault());
    const authenticate = vi.fn<SmsOtpBackend['authenticate']>(async () => {
      throw new SmsOtpError('code_incorrect');
    });
    const { baseElement } = await render(
      <form onSubmit={onSubmit}>
        {createPortal(
          <SmsOtpProvider backend={answering({ authenticate })} locales={locales} defaultLocale="en">
            <SmsOtpStep challenge={codeOut} />
          </SmsOtpProvider>,
          document.body,
        )}
      </form>,
    );
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.poll(() => authenticate.mock.calls.length).toBe(1);
    expect(baseElement.querySelectorAll('form')).toHaveLength(2);
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe('back from the back-forward cache', () => {
  it('sends the code that is typed now, whatever became of the one before (U11)', async () => {
    const codes: string[] = [];
    const first = held<never>();
    const backend = answering({
      challenge: async () => codeOut,
      authenticate: async ({ code }) => {
        codes.push(code);
        return codes.length === 1 ? first.promise : (ok as never);
      },
    });
    const { state } = await mount(backend, {});
    await codeField().fill('111111');
    await button('Verify').click();
    await expect.poll(state).toBe('verifying');
    bringBack();
    await expect.poll(state).toBe('enteringCode');
    await codeField().fill('222222');
    await button('Verify').click();
    await expect.element(heading('You’re verified')).toBeVisible();
    first.fail(new SmsOtpError('code_incorrect'));
    expect(codes).toEqual(['111111', '222222']);
  });

  it('keeps half a number, and still asks where the login stands (U42)', async () => {
    const challenge = vi.fn<() => Promise<Challenge>>(async () => noNumber);
    await mount(answering({ challenge }), {});
    await phoneField().fill('2015550');
    const asked = challenge.mock.calls.length;
    bringBack();
    await expect.poll(() => challenge.mock.calls.length).toBe(asked + 1);
    await expect.element(phoneField()).toHaveValue('(201) 555-0');
  });
});

describe('a step that is mounted again', () => {
  it('asks the server whether the challenge of the page still holds, where this tab sent a code since', async () => {
    const send = vi.fn<SmsOtpBackend['send']>(async () => ok);
    const backend = answering({ send, challenge: async () => ({ ...codeOut, resend_in_seconds: 20 }) });
    const first = await mount(backend, { challenge: ready });
    await button('Send code').click();
    await expect.poll(first.state).toBe('enteringCode');
    await first.unmount();
    const second = await mount(backend, { challenge: ready });
    await expect.poll(second.state).toBe('enteringCode');
    await expect.element(button(/^Resend code in/u)).toBeVisible();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a send', codeOut, /^Resend code in/u],
    ['a code', codeOut, /^Verify/u],
    ['a first number', noNumber, /^Send code/u],
  ])('still waits after a limit on %s', async (gesture, challenge, name) => {
    const refuse = async (): Promise<never> => {
      throw new SmsOtpError('rate_limited', { retryAfterSeconds: 300 });
    };
    const backend = answering({ send: refuse, authenticate: refuse });
    const first = await mount(backend, { challenge });
    if (gesture === 'a code') {
      await codeField().fill('123456');
      await button('Verify').click();
    } else if (gesture === 'a send') await button('Resend code').click();
    else {
      await phoneField().fill('2015550149');
      await button('Send code').click();
    }
    await expect.poll(first.state).toBe('rateLimited');
    await first.unmount();
    const second = await mount(backend, { challenge });
    await expect.poll(second.state).toBe('rateLimited');
    await expect.element(button(name)).toHaveAttribute('aria-disabled', 'true');
  });

  it('takes no focus for a limit that it finds, where the host says so', async () => {
    const authenticate = async (): Promise<never> => {
      throw new SmsOtpError('rate_limited', { retryAfterSeconds: 300 });
    };
    const step = { challenge: codeOut, autoFocus: false };
    const first = await mount(answering({ authenticate }), step);
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.poll(first.state).toBe('rateLimited');
    await first.unmount();
    const second = await mount(answering({ authenticate }), step);
    await expect.poll(second.state).toBe('rateLimited');
    await expect.element(button('Verify')).toHaveAttribute('aria-disabled', 'true');
    expect(document.activeElement).toBe(document.body);
  });

  it('takes over nothing that another login left in the tab', async () => {
    const first = await mount(answering(), { challenge: ready, attemptId: 'login-1' });
    await button('Send code').click();
    await expect.poll(first.state).toBe('enteringCode');
    expect(sessionStorage.getItem('sms-otp-kit.step')).toContain('login-1');
    await first.unmount();
    const other = await mount(answering(), { challenge: ready, attemptId: 'login-2' });
    await expect.element(button('Send code')).toBeVisible();
    expect(other.state()).toBe('readyToSend');
    await other.unmount();
    const again = await mount(answering(), { challenge: ready, attemptId: 'login-1' });
    await expect.poll(again.state).toBe('enteringCode');
  });

  it('is not moved by a step of another purpose or login beside it', async () => {
    const backend = answering();
    await render(
      <SmsOtpProvider backend={backend} locales={locales} defaultLocale="en">
        <div data-testid="login">
          <SmsOtpStep challenge={codeOut} attemptId="login-1" />
        </div>
        <div data-testid="other">
          <SmsOtpStep challenge={ready} attemptId="login-2" />
        </div>
        <div data-testid="step-up">
          <SmsOtpStep challenge={ready} attemptId="login-1" purpose="stepUp" />
        </div>
      </SmsOtpProvider>,
    );
    const stateOf = (id: string): string | undefined =>
      document.querySelector<HTMLElement>(`[data-testid="${id}"] section`)!.dataset['state'];
    await codeField().fill('123456');
    await button('Verify').click();
    await expect.poll(() => stateOf('login')).toBe('done');
    expect([stateOf('other'), stateOf('step-up')]).toEqual(['readyToSend', 'readyToSend']);
  });
});
