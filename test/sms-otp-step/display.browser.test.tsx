import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { Locale } from 'sms-otp-kit';
import { arabic, pseudo } from '../../stories/sample-locales.js';
import { insert } from '../otp-input/code-field.js';
import {
  button,
  code,
  codeField,
  heading,
  locales,
  phoneField,
  type RenderedStep,
  renderStep,
  sleep,
} from './rendered-step.js';

beforeEach(() => sessionStorage.clear());
afterEach(async () => {
  document.documentElement.removeAttribute('data-theme');
  await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
  await page.viewport(1024, 768);
  vi.restoreAllMocks();
});

const media = (name: string, value: string) =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name, value }] });

async function refuse(step: RenderedStep): Promise<void> {
  await expect.poll(() => step.part('code-input')).not.toBeNull();
  step.part('code-input')!.focus();
  await userEvent.keyboard('246810{Enter}');
  await expect.poll(() => step.root.querySelector('[aria-invalid=true]')).not.toBeNull();
}

/** Texts that are cut off: a box that hides what does not fit. What is hidden on purpose is one pixel wide. */
function cutOff(root: HTMLElement): string[] {
  return [...root.querySelectorAll<HTMLElement>('*')]
    .filter(({ clientWidth, scrollWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1)
    .filter((element) => getComputedStyle(element).overflowX !== 'visible' && element.textContent !== '')
    .map((element) => element.dataset['smsOtpPart'] ?? element.tagName);
}

const accounts = ['new', 'unverified'] as const;

describe.each(accounts)('the screen of a member who is %s', (account) => {
  it('has nothing to press that is smaller than 24 by 24 pixels, and shows where the focus is (U37)', async () => {
    const { root } = await renderStep({ account });
    await expect.poll(() => root.querySelector('form')).not.toBeNull();
    const controls = [...root.querySelectorAll<HTMLElement>('button, input:not([type=hidden]), select')];
    const small = controls.filter((control) => {
      const { width, height } = control.getBoundingClientRect();
      return width < 24 || height < 24;
    });
    expect(small.map((control) => control.outerHTML)).toEqual([]);
    expect(controls.length).toBeGreaterThanOrEqual(3);
    for (const control of controls) {
      // By keyboard, or `:focus-visible` is not meant.
      while (document.activeElement !== control) await userEvent.tab();
      const around: Element[] = [control, ...root.querySelectorAll('[data-active]'), control.parentElement!];
      const rings = around.map((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
      });
      expect(Math.max(...rings), control.outerHTML).toBeGreaterThanOrEqual(2);
      // Not below the fold, not under something else (2.4.11).
      const { left, top, width, height } = control.getBoundingClientRect();
      expect(root.contains(document.elementFromPoint(left + width / 2, top + height / 2))).toBe(true);
    }
  });

  it.each([
    ['twice as large', 512],
    ['four times as large', 320],
  ])(
    'loses nothing when it is %s, with the spacing of readers who need more, in long words (U38)',
    async (_, width) => {
      await page.viewport(width, 640);
      const spacing = document.head.appendChild(document.createElement('style'));
      spacing.textContent =
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';
      try {
        for (const locale of [...locales, pseudo] satisfies Locale[]) {
          const { root, part, unmount } = await renderStep({
            account,
            provider: { locales: [...new Set([locale, ...locales])], defaultLocale: locale.tag },
          });
          await expect.poll(() => part('submit')).not.toBeNull();
          expect(document.documentElement.scrollWidth, locale.tag).toBeLessThanOrEqual(width);
          expect(cutOff(root), locale.tag).toEqual([]);
          await unmount();
        }
      } finally {
        spacing.remove();
      }
    },
  );
});

it('shows the field and its error on a phone that lies on its side, above the keyboard (U38)', async () => {
  await page.viewport(667, 200);
  const step = await renderStep();
  await refuse(step);
  for (const name of ['code-input', 'code-error']) {
    const { top, bottom } = step.part(name)!.getBoundingClientRect();
    expect(top, name).toBeGreaterThanOrEqual(0);
    expect(bottom, name).toBeLessThanOrEqual(200);
  }
});

describe('without colours', () => {
  it('borders, focus and error are still seen (U39)', async () => {
    await media('forced-colors', 'active');
    const step = await renderStep();
    await refuse(step);
    const looks = (name: string): CSSStyleDeclaration => getComputedStyle(step.part(name)!);
    for (const name of ['code-slot', 'submit', 'locale-control']) {
      expect(looks(name).borderTopStyle, name).not.toBe('none');
      expect(Number.parseFloat(looks(name).borderTopWidth), name).toBeGreaterThanOrEqual(1);
    }
    // An error is words, and a line of another kind.
    expect(step.part('code-error')!.textContent).toMatch(/not correct/u);
    expect(looks('code-slot').borderTopStyle).toBe('dashed');
    const active = getComputedStyle(step.root.querySelector('[data-active]')!);
    expect(active.outlineStyle).not.toBe('none');
  });

  it('nothing moves where the member wants no motion, not even while something is pending (U39)', async () => {
    await media('prefers-reduced-motion', 'reduce');
    const { root } = await renderStep({ latencyMs: 400 });
    await codeField().fill(code);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => root.dataset['state']).toBe('verifying');
    const running = document.getAnimations().filter(({ effect }) => {
      const { duration, iterations } = effect!.getComputedTiming();
      return Number(duration) > 1 && iterations !== 0;
    });
    expect(running.map((animation) => (animation as CSSAnimation).animationName)).toEqual([]);
    await expect.element(heading('You’re verified')).toBeVisible();
  });

  it('is readable on dark, where the page or the system says so (U39)', async () => {
    const { part } = await renderStep();
    await expect.element(codeField()).toBeVisible();
    const light = getComputedStyle(part('title')!).color;
    document.documentElement.dataset['theme'] = 'dark';
    expect(getComputedStyle(part('title')!).color).not.toBe(light);
  });
});

describe('right to left', () => {
  const provider = { locales: [arabic, ...locales], defaultLocale: 'ar' };

  it('mirrors the layout and leaves code and number in their order (U40)', async () => {
    const { root, part } = await renderStep({ provider });
    await expect.poll(() => part('code-input')).not.toBeNull();
    expect([root.dir, getComputedStyle(part('title')!).direction]).toEqual(['rtl', 'rtl']);
    const input = part<HTMLInputElement>('code-input')!;
    expect(getComputedStyle(input).direction).toBe('ltr');
    // The digits of an Arabic keyboard are the code's.
    await insert(input, '١٣٥٧٩٠');
    expect(input.value).toBe(code);
    const slots = [...root.querySelectorAll('[data-sms-otp-part="code-slot"]')];
    const lefts = slots.map((slot) => slot.getBoundingClientRect().left);
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
    expect(slots.map(({ textContent }) => textContent).join('')).toBe(code);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}8');
    expect(input.value).toBe('135780');
    await userEvent.keyboard('{ArrowLeft}9');
    expect(input.value).toBe('135790');
  });

  it('leaves a number in its order, in its field and in a sentence (U40)', async () => {
    const { root, part } = await renderStep({ account: 'new', provider });
    await expect.poll(() => part('phone-input')).not.toBeNull();
    const input = part<HTMLInputElement>('phone-input')!;
    expect(getComputedStyle(input).direction).toBe('ltr');
    await insert(input, '٢٠١٥٥٥٠١٤٩');
    part('submit')!.click();
    await expect.poll(() => root.dataset['state']).toBe('enteringCode');
    expect(part('description')!.textContent).toMatch(/\u2066[^\u2069]*0149\u2069/u);
  });
});

it('keeps the focus and what is typed when a code expires, and one press gets another (U30)', async () => {
  const step = await renderStep({ account: 'unverified' });
  await expect.element(codeField()).toHaveFocus();
  await userEvent.keyboard('135');
  step.sandbox.clock.advance(121_000);
  sleep(121);
  await expect.poll(() => step.part('timer')?.textContent).toBe('The code has expired. Ask for a new one.');
  await expect.element(codeField()).toHaveFocus();
  await expect.element(codeField()).toHaveValue('135');
  await expect.element(codeField()).not.toHaveAttribute('readonly');
  await button('Resend code').click();
  await expect.poll(() => step.calls.filter((call) => call === 'send')).toHaveLength(1);
  await expect.poll(() => step.part('timer')?.textContent).toMatch(/^Code expires in/u);
  await expect.element(heading('Enter your code')).toBeVisible();
  await expect.element(phoneField()).not.toBeInTheDocument();
});
