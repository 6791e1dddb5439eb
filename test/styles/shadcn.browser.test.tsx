import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import 'sms-otp-kit/themes/shadcn.css';
import { button, code, codeField, renderStep } from '../sms-otp-step/rendered-step.js';
import { contrast, type Rgb } from './contrast.js';

/** What `npx shadcn init` writes for Tailwind 4 and its neutral base colour (https://ui.shadcn.com/docs/theming, read 2026-11-23). */
const neutral = {
  light: {
    background: 'oklch(1 0 0)',
    foreground: 'oklch(0.145 0 0)',
    primary: 'oklch(0.205 0 0)',
    'primary-foreground': 'oklch(0.985 0 0)',
    muted: 'oklch(0.97 0 0)',
    'muted-foreground': 'oklch(0.556 0 0)',
    destructive: 'oklch(0.577 0.245 27.325)',
    border: 'oklch(0.922 0 0)',
    ring: 'oklch(0.708 0 0)',
    radius: '0.625rem',
  },
  dark: {
    background: 'oklch(0.145 0 0)',
    foreground: 'oklch(0.985 0 0)',
    primary: 'oklch(0.922 0 0)',
    'primary-foreground': 'oklch(0.205 0 0)',
    muted: 'oklch(0.269 0 0)',
    'muted-foreground': 'oklch(0.708 0 0)',
    destructive: 'oklch(0.704 0.191 22.216)',
    border: 'oklch(1 0 0 / 10%)',
    ring: 'oklch(0.556 0 0)',
    radius: '0.625rem',
  },
};

const { documentElement } = document;
afterEach(() => documentElement.removeAttribute('style'));

function wear(theme: Record<string, string>): void {
  for (const [name, value] of Object.entries(theme)) documentElement.style.setProperty(`--${name}`, value);
  documentElement.style.background = 'var(--background)';
}

/** As the screen has it: any notation of CSS, drawn on what lies behind it. */
function pixel(colour: string, behind = '#000'): Rgb {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  for (const fill of [behind, colour]) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3) as unknown as Rgb;
}

describe.each(Object.entries(neutral))('in the %s of shadcn/ui', (_scheme, theme) => {
  it('the step wears the colours, the corners and the fonts of the page', async () => {
    wear(theme);
    const { part } = await renderStep();
    await expect.element(codeField()).toBeVisible();
    await userEvent.hover(codeField());
    const submit = getComputedStyle(part('submit')!);
    // The pointer of the test before may have been on it.
    await expect.poll(() => pixel(submit.backgroundColor)).toEqual(pixel(theme.primary));
    expect(pixel(submit.color)).toEqual(pixel(theme['primary-foreground']));
    expect(submit.borderTopLeftRadius).toBe('10px');
    expect(pixel(getComputedStyle(part('title')!).color)).toEqual(pixel(theme.foreground));
  });

  it('what is read and what is pressed have contrast enough, though four of its own colours have not', async () => {
    wear(theme);
    const { root, part } = await renderStep({ scenario: { authenticate: 'offline' } });
    await userEvent.fill(codeField(), code);
    await userEvent.click(button('Verify'));
    await expect.poll(() => part('error')).not.toBe(null);
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    const slot = getComputedStyle(root.querySelector('[data-sms-otp-part="code-slot"]:not([data-active])')!);
    expect(contrast(pixel(slot.borderTopColor), pixel(slot.backgroundColor))).toBeGreaterThanOrEqual(3);
    (codeField().element() as HTMLElement).focus();
    const active = getComputedStyle(root.querySelector('[data-sms-otp-part="code-slot"][data-active]')!);
    expect(contrast(pixel(active.outlineColor), pixel(theme.background))).toBeGreaterThanOrEqual(3);
  });
});

it('four of its own light colours are too pale, which is why the bridge mixes them with the text’s', () => {
  const { background, muted, 'muted-foreground': mutedText, destructive, ring, border } = neutral.light;
  wear(neutral.light);
  const tint = getComputedStyle(documentElement.appendChild(document.createElement('i')));
  documentElement.lastElementChild!.setAttribute('style', 'background: var(--sms-otp-danger-bg)');
  const found = {
    border: contrast(pixel(border), pixel(background)) < 3,
    ring: contrast(pixel(ring), pixel(background)) < 3,
    mutedText: contrast(pixel(mutedText), pixel(muted)) < 4.5,
    destructive: contrast(pixel(destructive), pixel(tint.backgroundColor)) < 4.5,
  };
  documentElement.lastElementChild!.remove();
  expect(found).toEqual({ border: true, ring: true, mutedText: true, destructive: true });
});
