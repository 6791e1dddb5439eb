import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { OtpInput } from 'sms-otp-kit';
import { button, codeField, phoneField, renderStep } from '../sms-otp-step/rendered-step.js';

const danger = 'rgb(179, 38, 30)';
const ink = 'rgb(22, 25, 31)';

beforeEach(() => {
  document.cookie = 'sms_otp_locale=; Path=/; Max-Age=0';
  sessionStorage.clear();
});
afterEach(async () => {
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
