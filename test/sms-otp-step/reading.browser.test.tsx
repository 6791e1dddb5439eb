import { beforeEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { type SmsOtpBackend, SmsOtpError } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { paste } from '../otp-input/code-field.js';
import { button, code, codeField, heading, phoneField, type RenderedStep, renderStep } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());

const input = (): HTMLInputElement => codeField().element() as HTMLInputElement;
const alerts = ({ root }: RenderedStep): string[] =>
  [...root.querySelectorAll('[role=alert], [aria-live=assertive]')]
    .map((region) => region.textContent!)
    .filter(Boolean);
const polite = ({ root }: RenderedStep): string => root.querySelector(':scope > [role=status]')!.textContent!;

async function enter(digits: string): Promise<void> {
  await codeField().click();
  await userEvent.keyboard(`${digits}{Enter}`);
}

describe('an error', () => {
  it('of the code is said once, belongs to its field, says what to do, and goes with the first edit (U32)', async () => {
    const step = await renderStep();
    await enter('246810');
    const words = 'That code is not correct. Check the newest message and try again.';
    await expect.poll(() => alerts(step)).toEqual([words]);
    await expect.element(codeField()).toHaveFocus();
    await expect.element(codeField()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(codeField()).toHaveAccessibleDescription(expect.stringContaining(words));
    expect(step.root.textContent!.split(words)).toHaveLength(2);
    await userEvent.keyboard('1');
    await expect.element(codeField()).not.toHaveAttribute('aria-invalid');
    expect(alerts(step)).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => alerts(step)).toEqual(['Enter the 6 digits of the code.']);
    await expect.element(codeField()).toHaveAttribute('aria-invalid', 'true');
  });

  it('of the number is in its field, with the focus, and goes with the first edit (U32)', async () => {
    const { part } = await renderStep({ account: 'new', scenario: { send: 'phone_taken' } });
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await expect.element(phoneField()).toHaveFocus();
    await expect.element(phoneField()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(phoneField()).toHaveAccessibleDescription(expect.stringContaining('Use another number'));
    await userEvent.keyboard('{Backspace}');
    await expect.poll(() => part('phone-error')!.textContent).toBe('');
    await expect.element(phoneField()).not.toHaveAttribute('aria-invalid');
  });

  it('tells the attempts that are left from three on, and at the last one only where to go (U9)', async () => {
    const sandbox = createStytchSandbox().backend(sandboxAccounts.enrolled.member_id);
    let attemptsLeft = 4;
    const authenticate: SmsOtpBackend['authenticate'] = () =>
      Promise.reject(new SmsOtpError('code_incorrect', { attemptsLeft: (attemptsLeft -= 1) }));
    const step = await renderStep({ provider: { backend: { ...sandbox, authenticate } } });
    const said: string[] = [];
    for (const left of [3, 2, 1, 0]) {
      await enter('246810');
      await expect.poll(() => attemptsLeft).toBe(left);
      await expect
        .poll(() => alerts(step).join())
        .toMatch(left === 0 ? /last attempt/u : new RegExp(`again\\. ${left} `, 'u'));
      said.push(alerts(step).join());
    }
    expect(said[0]).toBe(
      'That code is not correct. Check the newest message and try again. 3 attempts left for this code.',
    );
    expect(said[2]).toMatch(/1 attempt left for this code\.$/u);
    expect(said[3]).toBe('That was the last attempt for this code. Ask for a new one.');
  });
});

describe('what happens', () => {
  it('is said politely where the focus stays, and by the focus where the screen changes (U33)', async () => {
    const step = await renderStep({ account: 'new', resendCooldownSeconds: 1 });
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await expect.element(codeField()).toHaveFocus();
    await button('Resend code').click();
    await expect.poll(() => polite(step)).toMatch(/^New code sent to .*0149\u2069\. Only the newest code works\.$/u);
    expect(document.activeElement).toBe(step.part('resend'));
    await enter(code);
    await expect.element(heading('You’re verified')).toHaveFocus();
    expect(polite(step)).toBe('Code accepted.');
  });

  it('leaves the focus on a button that is pending, and on one that asks again (U34)', async () => {
    const slow = await renderStep({ latencyMs: 600 });
    await codeField().fill(code);
    const submit = slow.part('submit')!;
    submit.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => submit.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(submit);
    expect(submit).not.toHaveAttribute('disabled');
    await expect.element(heading('You’re verified')).toHaveFocus();
    await slow.unmount();

    const failing = await renderStep({ latencyMs: 300, scenario: { challenge: 'unavailable' } });
    await expect.element(button('Try again')).toBeVisible();
    const again = failing.part('submit')!;
    again.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => again.getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(again);
    await expect.poll(() => alerts(failing)).toHaveLength(1);
    expect(document.activeElement).toBe(again);
  });

  it('moves the focus to the field when the button that was pressed is gone (U34)', async () => {
    await renderStep({ account: 'unverified' });
    await button('Change number').click();
    await expect.element(phoneField()).toHaveFocus();
    await button('Back').click();
    await expect.element(codeField()).toHaveFocus();
  });
});

interface AXNode {
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  value?: { value: string };
}

/** What Chromium hands to screen readers, of the frame that the test runs in. */
async function accessibilityTree(): Promise<AXNode[]> {
  interface Frame {
    frame: { id: string; url: string };
    childFrames?: Frame[];
  }
  const { frameTree } = (await cdp().send('Page.getFrameTree')) as { frameTree: Frame };
  const frames = (tree: Frame): Frame['frame'][] => [tree.frame, ...(tree.childFrames ?? []).flatMap(frames)];
  const own = frames(frameTree).find(({ url }) => url === location.href)!;
  const { nodes } = (await cdp().send('Accessibility.getFullAXTree', { frameId: own.id })) as { nodes: AXNode[] };
  return nodes.filter(({ ignored }) => !ignored);
}

describe('a screen reader', () => {
  it('meets the code as one field with its digits, and no slot (U35)', async () => {
    const step = await renderStep();
    await codeField().fill(code);
    const nodes = await accessibilityTree();
    const fields = nodes.filter(({ role }) => role?.value === 'textbox');
    expect(fields.map(({ name, value }) => [name?.value, value?.value])).toEqual([['Verification code', code]]);
    const digits = nodes.filter(({ name }) => /^\d$/u.test(name?.value ?? ''));
    expect(digits).toEqual([]);
    expect(step.root.querySelectorAll('[data-sms-otp-part="code-slot"]')).toHaveLength(6);
    // The time that runs is seen, not read.
    expect(nodes.some(({ name }) => /expires in \d:\d\d/u.test(name?.value ?? ''))).toBe(false);
  });

  it('hears names that begin with what is seen, so that they can be spoken to (U41)', async () => {
    for (const account of ['new', 'unverified'] as const) {
      const { root, unmount } = await renderStep({ account });
      await expect.poll(() => root.querySelector('form')).not.toBeNull();
      for (const control of root.querySelectorAll<HTMLElement>('button, input:not([type=hidden])')) {
        const { labels } = control as HTMLInputElement;
        const seen = labels?.[0]?.textContent ?? control.textContent!;
        expect(control.getAttribute('aria-label') ?? seen).toContain(seen.trim());
      }
      await unmount();
    }
  });
});

describe('what a member has to do', () => {
  it('is never to transcribe, to remember or to solve: the whole message can be pasted, the browser may fill it in (U29)', async () => {
    const { root } = await renderStep();
    await expect.element(codeField()).toHaveAttribute('autocomplete', 'one-time-code');
    expect(root.querySelectorAll('iframe, img, canvas, [onpaste]')).toHaveLength(0);
    await paste(input(), `${code} is your verification code. It expires in 2 minutes.`);
    await expect.element(codeField()).toHaveValue(code);
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('You’re verified')).toBeVisible();
  });

  it('is one request when the code is pasted and Enter follows (U1)', async () => {
    const { calls } = await renderStep({ latencyMs: 100, step: { autoSubmit: true } });
    await expect.element(codeField()).toBeVisible();
    await paste(input(), code);
    await userEvent.keyboard('{Enter}{Enter}');
    await expect.element(heading('You’re verified')).toBeVisible();
    expect(calls.filter((call) => call === 'authenticate')).toHaveLength(1);
  });

  it('finds help in the same place on every screen (U42)', async () => {
    const footer = <a href="https://help.example/">Help</a>;
    const { root } = await renderStep({ account: 'new', step: { footer, otherMethod: <button>Another way</button> } });
    const places: string[] = [];
    const note = (): void => {
      places.push(
        [...root.children]
          .slice(-3)
          .map((child) => child.textContent!.slice(0, 11))
          .join(' · '),
      );
    };
    await phoneField().fill('2015550149');
    note();
    await button('Send code').click();
    await expect.element(codeField()).toBeVisible();
    note();
    expect(new Set(places)).toEqual(new Set([places[0]]));
    expect(places[0]).toMatch(/^Another way · Language.* · Help$/u);
  });
});

describe('a page whose elements are called like parts of the platform', () => {
  it('changes nothing in the step (U28)', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    for (const name of [
      'fetch',
      'crypto',
      'sessionStorage',
      'BroadcastChannel',
      'cookie',
      'hidden',
      'code',
      'phone_number',
    ])
      host.append(Object.assign(new Image(), { id: name, name, alt: '' }));
    expect(document.hidden).toBeInstanceOf(HTMLImageElement);
    try {
      const { part } = await renderStep({ account: 'new' });
      await phoneField().fill('2015550149');
      await button('Send code').click();
      await expect.poll(() => part('timer')?.textContent).toMatch(/Code expires in 1:5\d/u);
      await page.getByRole('combobox', { name: 'Language' }).selectOptions('es');
      await page.getByRole('textbox').fill(code);
      await userEvent.keyboard('{Enter}');
      await expect.element(heading('Identidad verificada')).toBeVisible();
    } finally {
      host.remove();
      document.cookie = 'sms_otp_locale=; Path=/; Max-Age=0';
    }
  });
});
