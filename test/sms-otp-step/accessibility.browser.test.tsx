import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { Locale } from 'sms-otp-kit';
import { arabic, pseudo } from '../../stories/sample-locales.js';
import {
  button,
  code,
  codeField,
  heading,
  locales,
  phoneField,
  type RenderedStep,
  renderStep,
  type StepSetup,
} from './rendered-step.js';

beforeEach(() => {
  sessionStorage.clear();
  document.cookie = 'sms_otp_locale=; Path=/; Max-Age=0';
});
afterEach(async () => {
  document.documentElement.removeAttribute('data-theme');
  document.body.style.background = '';
  await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
  await page.viewport(1024, 768);
});

type Reach = (step: RenderedStep) => Promise<unknown>;

const shows =
  (name: string): Reach =>
  async ({ root }) => {
    await expect.poll(() => root.dataset['state']).toBe(name);
  };
const enters =
  (digits: string, then: Reach): Reach =>
  async (step) => {
    await expect.poll(() => step.part('code-input')).not.toBeNull();
    step.part('code-input')!.focus();
    await userEvent.keyboard(`${digits}{Enter}`);
    await then(step);
  };
const submits =
  (then: Reach): Reach =>
  async (step) => {
    await expect.poll(() => step.part('submit')).not.toBeNull();
    step.part('submit')!.click();
    await then(step);
  };
const errs: Reach = async ({ part }) => {
  await expect.poll(() => part('error')).not.toBeNull();
};
const marked: Reach = async ({ root }) => {
  await expect.poll(() => root.querySelector('[aria-invalid="true"]')).not.toBeNull();
};
const stepUp: StepSetup = { purpose: 'stepUp', step: { purpose: 'stepUp' } };

const states: [string, StepSetup, Reach][] = [
  ['enteringPhone', { account: 'new' }, shows('enteringPhone')],
  ['enteringPhone with an error', { account: 'new' }, submits(marked)],
  ['readyToSend', stepUp, shows('readyToSend')],
  ['sending', { ...stepUp, scenario: 'slow' }, submits(shows('sending'))],
  ['enteringCode', {}, shows('enteringCode')],
  ['enteringCode with a refused code', {}, enters('246810', marked)],
  ['enteringCode offline', { scenario: { authenticate: 'offline' } }, enters(code, errs)],
  ['verifying', { scenario: 'slow' }, enters(code, shows('verifying'))],
  ['checking', { scenario: { challenge: 'slow' } }, shows('checking')],
  ['checking that failed', { scenario: { challenge: 'unavailable' } }, errs],
  ['rateLimited', { scenario: { authenticate: 'limited' } }, enters(code, errs)],
  ['locked', { scenario: { authenticate: 'locked' } }, enters(code, shows('locked'))],
  ['expired', { scenario: { authenticate: 'session_expired' } }, enters(code, shows('expired'))],
  ['blocked', { scenario: { authenticate: 'misconfigured' } }, enters(code, shows('blocked'))],
  ['done', {}, enters(code, shows('done'))],
];

const looks: [string, Locale, 'light' | 'dark'][] = [
  ...locales.flatMap((locale): [string, Locale, 'light' | 'dark'][] => [
    [`${locale.name}, light`, locale, 'light'],
    [`${locale.name}, dark`, locale, 'dark'],
  ]),
  ['right to left', arabic, 'light'],
  ['texts longer by a half', pseudo, 'light'],
];

describe.each(looks)('%s', (_, locale, scheme) => {
  it.each(states)('axe finds nothing in %s, and 320 px hold it (U38)', async (__, setup, reach) => {
    document.documentElement.dataset['theme'] = scheme;
    document.body.style.background = scheme === 'dark' ? '#171b22' : '#fff';
    await page.viewport(320, 640);
    const step = await renderStep({
      ...setup,
      provider: { locales: [...new Set([locale, ...locales])], defaultLocale: locale.tag },
    });
    await reach(step);
    const { violations } = await axe.run(step.root, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe('forced colours', () => {
  it.each(states)('axe finds nothing in %s', async (_, setup, reach) => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const step = await renderStep(setup);
    await reach(step);
    const { violations } = await axe.run(step.root);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('goes the whole way with a new number (U41)', async () => {
    await renderStep({ account: 'new' });
    await expect.element(phoneField()).toHaveFocus();
    await userEvent.keyboard('2015550149{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await userEvent.keyboard(`${code}{Enter}`);
    await expect.element(heading('You’re verified')).toHaveFocus();
  });

  it('reaches everything on the code screen in eight stops at most, in the order it is seen (U41)', async () => {
    await renderStep({ account: 'unverified' });
    await expect.element(codeField()).toHaveFocus();
    const stops: string[] = [];
    for (let stop = 0; stop < 8; stop += 1) {
      await userEvent.tab();
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) break;
      stops.push((activeElement as HTMLElement).dataset['smsOtpPart']!);
    }
    expect(stops.slice(0, 4)).toEqual(['submit', 'resend', 'change-number', 'locale-control']);
  });
});

describe('focus', () => {
  it('moves once per screen: to its field, else to its title (U33)', async () => {
    const { root } = await renderStep({ account: 'new', scenario: { authenticate: 'session_expired' } });
    const moves: string[] = [];
    root.addEventListener('focusin', ({ target }) => moves.push((target as HTMLElement).dataset['smsOtpPart']!));
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await expect.element(codeField()).toHaveFocus();
    await userEvent.keyboard(`${code}{Enter}`);
    await expect.element(heading('Your sign-in timed out')).toHaveFocus();
    expect(moves.filter((part) => part !== 'submit' && part !== 'phone-input')).toEqual(['code-input', 'title']);
  });

  it('is left alone on the first screen where the host says so, or where something else has it', async () => {
    await renderStep({ step: { autoFocus: false } });
    await expect.element(codeField()).toBeVisible();
    await expect.element(codeField()).not.toHaveFocus();
  });

  it('stays on a button that waits (U34)', async () => {
    await renderStep();
    const resend = button(/^Resend code in/u);
    await expect.element(resend).toHaveAttribute('aria-disabled', 'true');
    (resend.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(resend).toHaveFocus();
  });
});

describe('reading', () => {
  it('has one title of the level that the page needs, which names the step', async () => {
    const { root } = await renderStep({ step: { headingLevel: 1 } });
    await expect.element(page.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible();
    expect(page.getByRole('region', { name: 'Enter your code' }).element()).toBe(root);
  });

  it('never posts a code into an address (U12)', async () => {
    const { root } = await renderStep();
    await expect.element(codeField()).toBeVisible();
    expect([...root.querySelectorAll('form')].map(({ method }) => method)).toEqual(['post']);
  });
});
