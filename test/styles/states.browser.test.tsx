import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { defineLocale, en, es, OtpInput } from 'sms-otp-kit';
import { button, codeField, phoneField, renderStep } from '../sms-otp-step/rendered-step.js';

const danger = 'rgb(179, 38, 30)';
const ink = 'rgb(22, 25, 31)';
const arabic = defineLocale({ ...en, tag: 'ar', name: 'العربية', dir: 'rtl' });

beforeEach(() => {
  document.cookie = 'sms_otp_locale=; Path=/; Max-Age=0';
  sessionStorage.clear();
});
afterEach(async () => {
  document.documentElement.removeAttribute('dir');
  await media('');
});

async function media(name: string, value = ''): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features: name ? [{ name, value }] : [] });
}

describe('where more contrast is wanted', () => {
  beforeEach(() => media('prefers-contrast', 'more'));

  it('a refused code and a refused number are still red', async () => {
    const { root, part } = await renderStep({ account: 'new' });
    await phoneField().fill('201');
    await button('Send code').click();
    await expect.poll(() => part('phone-error')!.textContent).not.toBe('');
    (document.activeElement as HTMLElement).blur();
    await expect.poll(() => getComputedStyle(part('phone-control')!).borderTopColor).toBe(danger);
    await phoneField().fill('2015550149');
    await button('Send code').click();
    await codeField().fill('000000');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => part('code-error')?.textContent).toMatch(/not correct/u);
    const slots = [...root.querySelectorAll('[data-sms-otp-part="code-slot"]')];
    expect(slots.map((slot) => getComputedStyle(slot).borderTopColor)).toEqual(slots.map(() => danger));
  });

  it('the slots are seen before script draws the digits, as the fields and the languages are', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    onTestFinished(() => host.remove());
    host.innerHTML = renderToString(<OtpInput />);
    expect(getComputedStyle(host.querySelector('[data-sms-otp-part="code-slot"]')!).borderTopColor).toBe(ink);
    for (const localePicker of ['select', 'segmented'] as const) {
      const { part, unmount } = await renderStep({ account: 'new', step: { localePicker, autoFocus: false } });
      await expect.element(phoneField()).toBeVisible();
      for (const name of ['phone-control', 'locale-control'])
        await expect.poll(() => getComputedStyle(part(name)!).borderTopColor).toBe(ink);
      await unmount();
    }
  });
});

it('a button that has to wait looks so, and does not answer the pointer', async () => {
  const { part } = await renderStep({ scenario: { authenticate: 'limited' } });
  const look = (): string => {
    const { backgroundColor, color } = getComputedStyle(part('submit')!);
    return `${color} on ${backgroundColor}`;
  };
  await userEvent.hover(page.getByRole('heading'));
  const ready = look();
  await codeField().fill('000000');
  await userEvent.keyboard('{Enter}');
  await expect.element(button('Verify')).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(look).toBe('rgb(90, 99, 114) on rgb(243, 244, 247)');
  expect(ready).not.toBe(look());
  await userEvent.hover(button('Verify'));
  for (const animation of document.getAnimations()) animation.finish();
  expect(look()).toBe('rgb(90, 99, 114) on rgb(243, 244, 247)');
});

describe('the arrow of the languages, and the direction of the countries', () => {
  it.each([
    ['rtl', 'en', 'right', 'ltr'],
    ['ltr', 'ar', 'left', 'rtl'],
    ['rtl', 'ar', 'left', 'rtl'],
    ['ltr', 'en', 'right', 'ltr'],
  ])('on a page from %s, of a step in %s: %s, %s', async (pageDir, defaultLocale, side, direction) => {
    document.documentElement.dir = pageDir;
    const { part } = await renderStep({ account: 'new', provider: { locales: [en, es, arabic], defaultLocale } });
    await expect.poll(() => part('phone-select')).not.toBe(null);
    const { paddingLeft, paddingRight, backgroundPositionX } = getComputedStyle(part('locale-control')!);
    const wider = parseFloat(paddingLeft) > parseFloat(paddingRight) ? 'left' : 'right';
    expect([wider, backgroundPositionX.startsWith('calc(100%') ? 'right' : 'left']).toEqual([side, side]);
    expect(getComputedStyle(part('phone-select')!).direction).toBe(direction);
  });
});

it('in forced colours the ring of the chosen language has a colour of the system', async () => {
  await media('forced-colors', 'active');
  const { root } = await renderStep({ step: { localePicker: 'segmented' } });
  root.querySelector<HTMLElement>('input[type=radio]:checked')!.focus();
  await userEvent.keyboard('{ArrowRight}');
  const chosen = getComputedStyle(root.querySelector('label:has(:checked)')!);
  expect(chosen.outlineStyle).toBe('solid');
  expect(chosen.outlineColor).toBe(getComputedStyle(document.body).color);
});
