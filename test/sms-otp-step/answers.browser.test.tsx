import { MutationCache, QueryClient } from '@tanstack/react-query';
import { createPortal } from 'react-dom';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { type Challenge, SmsOtpError, type SmsOtpBackend, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import { answering, bringBack, codeOut, hearErrors, mount, ok, ready } from './answering.js';
import { button, codeField, heading, locales } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());

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

describe('a refused code', () => {
  it('takes the focus back also where nothing scrolls, as in jsdom', async () => {
    const own = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollIntoView')!;
    Object.defineProperty(Element.prototype, 'scrollIntoView', { ...own, value: undefined });
    onTestFinished(() => void Object.defineProperty(Element.prototype, 'scrollIntoView', own));
    const heard = hearErrors();
    const authenticate = async (): Promise<never> => {
      throw new SmsOtpError('code_incorrect');
    };
    await mount(answering({ authenticate }), { challenge: codeOut });
    await codeField().fill('123456');
    // By script: the driver's own click scrolls, too.
    document.querySelector<HTMLButtonElement>('[data-sms-otp-part="submit"]')!.click();
    await expect.element(codeField()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(codeField()).toHaveFocus();
    expect(heard).toEqual([]);
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
