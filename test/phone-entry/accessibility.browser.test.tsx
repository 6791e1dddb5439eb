import axe from 'axe-core';
import { type ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { allCountries, defineLocale, en, type Locale, type PhoneEntryProps } from 'sms-otp-kit';
import { es } from 'sms-otp-kit/locales/es';
import { ptBR } from 'sms-otp-kit/locales/pt-br';
import 'sms-otp-kit/styles.css';
import { LocaleProvider } from '../../src/locale/locale-provider.js';
import { type PhoneField, renderPhone } from './phone-field.js';

const arabic = defineLocale({ ...en, tag: 'ar', name: 'العربية', dir: 'rtl' });
const languages: [string, Locale][] = [
  ['English', en],
  ['Spanish', es],
  ['Brazilian Portuguese', ptBR],
  ['right-to-left', arabic],
];

const inLanguage =
  (locale: Locale) =>
  (field: ReactElement): ReactElement => (
    <LocaleProvider locales={[locale]} locale={locale.tag}>
      <main lang={locale.tag} dir={locale.dir ?? 'ltr'}>
        {field}
      </main>
    </LocaleProvider>
  );

const states: [string, PhoneEntryProps, (field: PhoneField) => Promise<unknown>][] = [
  ['closed', {}, async () => {}],
  ['filled', { defaultValue: '+12015550123' }, async () => {}],
  [
    'in error',
    {},
    async ({ input, error }) => {
      await userEvent.type(input, '20155');
      await userEvent.tab();
      await expect.poll(error).not.toBe('');
    },
  ],
  [
    'with an older format',
    { countries: ['MX'] },
    async ({ input, error }) => {
      await userEvent.type(input, '+5212221234567');
      await userEvent.tab();
      await expect.poll(error).not.toBe('');
    },
  ],
  ['disabled', { disabled: true, defaultValue: '+12015550123' }, async () => {}],
  ['read-only', { readOnly: true, defaultValue: '+12015550123' }, async () => {}],
  ['with every country', { countries: allCountries, disabledCountries: ['GB'] }, async () => {}],
];

afterEach(async () => {
  await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
  await page.viewport(1024, 768);
});

describe('axe finds nothing', () => {
  describe.each(languages)('in %s', (_, locale) => {
    it.each(states)('%s (A1)', async (_state, props, reach) => {
      const field = await renderPhone(props, inLanguage(locale));
      await reach(field);
      const { violations } = await axe.run(field.container);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    });
  });
});

describe('name, role and value', () => {
  it('of the number (A2)', async () => {
    const { input } = await renderPhone({ required: true });
    const found = page.getByRole('textbox', { name: 'Mobile number' });
    await expect.element(found).toHaveAttribute('type', 'tel');
    expect(found.element()).toBe(input);
    await expect.element(found).toHaveAccessibleDescription('We’ll text you a code. Message rates may apply.');
    await expect.element(found).toBeRequired();
  });

  it('of the country: what it is, which one, and the code that is seen (A2)', async () => {
    const { select } = await renderPhone({ countries: ['US', 'GB'], defaultCountry: 'GB' });
    expect(page.getByRole('combobox', { name: 'Country or region: United Kingdom, GB +44' }).element()).toBe(select);
    expect(select.selectedOptions[0]!.textContent).toBe('United Kingdom \u200E+44');
  });

  it('of an error: described, and announced once', async () => {
    const { input, container } = await renderPhone({ required: true }, (field) => (
      <form>
        {field}
        <button>Send</button>
      </form>
    ));
    const region = container.querySelector('[data-sms-otp-part="phone-error"]')!;
    await userEvent.type(input, '20155');
    await userEvent.tab();
    await expect
      .element(page.getByRole('textbox'))
      .toHaveAccessibleDescription(/rates may apply\. This number is too short/u);
    expect(region.getAttribute('aria-live')).toBe('polite');
    await userEvent.type(input, '{Backspace}');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => region.textContent).toContain('too short');
    // The focus is on the field, so its description is read: a live region would say it twice.
    expect(document.activeElement).toBe(input);
    expect(region.getAttribute('aria-live')).toBe('off');
  });

  it('of an error, also where a form library says that it knows of none', async () => {
    const { input, rerender } = await renderPhone({ 'aria-invalid': false });
    await userEvent.type(input, '20155');
    await userEvent.tab();
    await expect.element(input).toBeInvalid();
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await rerender({ 'aria-invalid': true });
    await userEvent.fill(input, '2015550123');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('of a country that a number switched to: said politely, once, and only then', async () => {
    const { input, select, container } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    const status = container.querySelector('[data-sms-otp-part="phone-status"]')!;
    expect(status.getAttribute('aria-live')).toBe('polite');
    await userEvent.selectOptions(select, 'CA');
    expect(status.textContent).toBe('');
    await userEvent.type(input, '+44');
    await expect.poll(() => status.textContent).toBe('Country changed to United Kingdom.');
    // What is taken away before it was read is never said; what stays is not said again.
    const [text] = status.childNodes;
    await userEvent.type(input, '7');
    expect([...status.childNodes]).toEqual([text]);
    await userEvent.tab();
    await expect.poll(() => status.textContent).toBe('');
  });
});

describe('the keyboard alone', () => {
  it('picks Brazil and gives a number (A3)', async () => {
    const { input, select, value } = await renderPhone({ countries: allCountries, defaultCountry: 'US' });
    await userEvent.tab();
    expect(document.activeElement).toBe(select);
    await userEvent.keyboard('Brazil');
    expect(select.value).toBe('BR');
    await userEvent.tab();
    expect(document.activeElement).toBe(input);
    await userEvent.keyboard('11961234567');
    expect(value()).toBe('+5511961234567');
  });
});

describe('narrow and enlarged', () => {
  it.each([
    [320, 1],
    [640, 2],
  ])('fits %i px at a zoom of %i without scrolling sideways (A4)', async (width, zoom) => {
    await page.viewport(width, 700);
    const { input, container } = await renderPhone({ countries: ['US'], defaultValue: '+12015550123' }, (field) => (
      <div style={{ zoom }}>{field}</div>
    ));
    await userEvent.type(input, '456789');
    await userEvent.tab();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
    expect(container.querySelector('[data-sms-otp-part="phone-control"]')!.scrollWidth).toBeLessThanOrEqual(
      width / zoom,
    );
  });
});

describe('forced colours', () => {
  it('show the focus of the number and of the country (A5)', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const { container } = await renderPhone();
    const outline = (part: string): string =>
      getComputedStyle(container.querySelector(`[data-sms-otp-part="phone-${part}"]`)!).outlineStyle;
    expect([outline('control'), outline('country')]).toEqual(['none', 'none']);
    await userEvent.tab();
    expect([outline('control'), outline('country')]).toEqual(['none', 'solid']);
    await userEvent.tab();
    expect([outline('control'), outline('country')]).toEqual(['solid', 'none']);
  });
});

describe('reduced motion', () => {
  it('moves nothing (A6)', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
    const { container } = await renderPhone();
    const moving = [...container.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return parseFloat(transitionDuration) > 0 || animationName !== 'none';
    });
    expect(moving).toEqual([]);
  });
});

describe('the number', () => {
  it('is one Tab behind the country (A7)', async () => {
    const { input, select } = await renderPhone();
    select.focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(input);
  });
});

describe('right to left', () => {
  it('keeps number and calling code left to right, the country in front of the number (R16)', async () => {
    const { input, container } = await renderPhone({ countries: ['AE'] }, inLanguage(arabic));
    const [trigger, dial] = ['trigger', 'dial'].map((part) =>
      container.querySelector(`[data-sms-otp-part="phone-${part}"]`)!,
    );
    expect([input, trigger!, dial!].map((element) => getComputedStyle(element).direction)).toEqual([
      'ltr',
      'ltr',
      'ltr',
    ]);
    expect(trigger!.getBoundingClientRect().right).toBeLessThanOrEqual(input.getBoundingClientRect().left + 1);
    expect(dial!.textContent).toBe('+971');
  });
});
