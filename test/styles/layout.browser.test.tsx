import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type RenderedStep, renderStep, type StepSetup } from '../sms-otp-step/rendered-step.js';

const languages = ['en', 'es', 'pt-BR'];
const widths = [320, 416];

beforeEach(() => {
  document.cookie = 'sms_otp_locale=; Path=/; Max-Age=0';
  sessionStorage.clear();
});
afterEach(async () => {
  document.documentElement.removeAttribute('data-density');
  await page.viewport(1024, 768);
});

async function open(setup: StepSetup, locale: string, width: number): Promise<RenderedStep> {
  await page.viewport(width, 900);
  const step = await renderStep({ ...setup, provider: { defaultLocale: locale } });
  await expect.poll(() => step.part('submit') ?? step.part('code-input')).not.toBe(null);
  return step;
}

/** Where each thing that can be pressed or typed into stands, from the top of the step. */
function places({ root }: RenderedStep): Record<string, number> {
  const top = root.getBoundingClientRect().top;
  const pressed = [...root.querySelectorAll<HTMLElement>('form input:not([type=hidden]), form button')];
  return Object.fromEntries(
    pressed
      .filter(({ offsetParent }) => offsetParent)
      .map((one) => [one.dataset['smsOtpPart']!, Math.round(one.getBoundingClientRect().top - top)]),
  );
}

async function type(step: RenderedStep, part: string, text: string): Promise<void> {
  await userEvent.type(step.part(part)!, text);
  await userEvent.click(step.part('submit')!);
}

describe.each(languages)('in %s', (locale) => {
  describe.each(widths)('at %i px', (width) => {
    it.each([
      ['a wrong code', {}, '000000', 'code-error'],
      ['half a code', {}, '123', 'code-error'],
      ['an old code', { scenario: { authenticate: 'code_expired' } }, '000000', 'code-error'],
      ['no line', { scenario: { authenticate: 'offline' } }, '000000', 'error'],
      ['an outage', { scenario: { authenticate: 'unavailable' } }, '000000', 'error'],
      ['a limit', { scenario: { authenticate: 'limited' } }, '000000', 'error'],
    ] satisfies [string, StepSetup, string, string][])(
      '%s moves nothing that is pressed',
      async (_, setup, code, where) => {
        const step = await open({ account: 'unverified', ...setup }, locale, width);
        await expect.poll(() => step.part('timer')?.textContent).not.toBe('');
        const before = places(step);
        expect(Object.keys(before)).toEqual(['code-input', 'submit', 'resend', 'change-number']);
        await type(step, 'code-input', code);
        await expect.poll(() => step.part(where)?.textContent ?? '').not.toBe('');
        expect(places(step)).toEqual(before);
      },
    );

    it.each([
      ['half a number', {}, '201', 'phone-error'],
      ['a number of another country', {}, '+442079460000', 'phone-error'],
      ['a number that is taken', { scenario: { send: 'phone_taken' } }, '2015550149', 'phone-error'],
      ['no line', { scenario: { send: 'offline' } }, '2015550149', 'error'],
    ] satisfies [string, StepSetup, string, string][])(
      '%s moves nothing that is pressed',
      async (_, setup, text, where) => {
        const step = await open({ account: 'new', ...setup }, locale, width);
        const before = places(step);
        expect(Object.keys(before)).toEqual(['phone-input', 'submit']);
        await type(step, 'phone-input', text);
        await expect.poll(() => step.part(where)?.textContent ?? '').not.toBe('');
        expect(places(step)).toEqual(before);
      },
    );
  });
});

describe('what is pressed', () => {
  it.each([
    ['compact', 24],
    ['comfortable', 24],
    ['touch', 44],
  ])('is in %s density at least %i px high', async (density, least) => {
    document.documentElement.dataset['density'] = density;
    for (const account of ['unverified', 'new'] as const) {
      const { root, part, unmount } = await renderStep({ account, step: { localePicker: 'segmented' } });
      await expect.poll(() => part('submit')).not.toBe(null);
      const targets = [
        ...root.querySelectorAll<HTMLElement>('button, select, input:not([type=hidden]), label:has(input)'),
      ];
      const small = targets
        .filter((target) => target.offsetParent && target.closest('label')?.contains(target) !== true)
        .filter((target) => target.getBoundingClientRect().height < least - 0.5);
      expect(small.map(({ outerHTML }) => outerHTML.slice(0, 120))).toEqual([]);
      await unmount();
    }
  });
});
