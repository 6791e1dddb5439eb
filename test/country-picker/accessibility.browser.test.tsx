import axe from 'axe-core';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { allCountries, defineLocale, en, type Locale, PhoneEntry } from 'sms-otp-kit';
import { es } from 'sms-otp-kit/locales/es';
import { ptBR } from 'sms-otp-kit/locales/pt-br';
import 'sms-otp-kit/styles.css';
import 'sms-otp-kit/country-picker.css';
import { CountryPicker } from 'sms-otp-kit/country-picker';
import { LocaleProvider } from '../../src/locale/locale-provider.js';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';

const languages: [string, Locale][] = [
  ['English', en],
  ['Spanish', es],
  ['Brazilian Portuguese', ptBR],
  ['right-to-left', defineLocale({ ...en, tag: 'ar', name: 'العربية', dir: 'rtl' })],
];

async function renderIn(locale: Locale, dark = false): Promise<HTMLElement> {
  const { container } = await render(
    <LocaleProvider locales={[locale]} locale={locale.tag}>
      <main lang={locale.tag} dir={locale.dir ?? 'ltr'} data-theme={dark ? 'dark' : 'light'}>
        <PhoneEntry
          metadata={mobileMetadata}
          countries={allCountries}
          disabledCountries={['AF']}
          defaultCountry="US"
          countryPicker={CountryPicker}
        />
      </main>
    </LocaleProvider>,
  );
  return container;
}

async function problems(container: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(container);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}

const search = page.getByRole('dialog').getByRole('combobox');

async function open(container: HTMLElement): Promise<void> {
  await userEvent.click(container.querySelector('button')!);
  await expect.element(page.getByRole('option', { selected: true })).toBeInTheDocument();
}

afterEach(async () => {
  await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
  await page.viewport(1024, 768);
});

describe.each(languages)('axe finds nothing, in %s,', (_, locale) => {
  it('closed, open, searching and finding nothing (R8, A1)', async () => {
    const container = await renderIn(locale);
    expect(await problems(container)).toEqual([]);
    await open(container);
    expect(await problems(container)).toEqual([]);
    await search.fill('a');
    await userEvent.keyboard('{ArrowDown}');
    expect(await problems(container)).toEqual([]);
    await search.fill('xyzzy');
    await expect.poll(() => container.querySelector('[data-sms-otp-part="phone-empty"]')).not.toBeNull();
    expect(await problems(container)).toEqual([]);
  });
});

describe('axe finds nothing', () => {
  it('in the dark', async () => {
    const container = await renderIn(en, true);
    await open(container);
    await userEvent.keyboard('{ArrowDown}');
    expect(await problems(container)).toEqual([]);
  });

  it('where it fills the screen', async () => {
    await page.viewport(390, 800);
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const container = await renderIn(es);
    await open(container);
    await expect.element(page.getByRole('button', { name: 'Cerrar' })).toBeVisible();
    expect(await problems(container)).toEqual([]);
  });
});

describe('the searchable list', () => {
  it('reads as the page is read, with calling codes left to right', async () => {
    const container = await renderIn(languages[3]![1]);
    await open(container);
    const option = page.getByRole('option', { selected: true }).element();
    expect(getComputedStyle(option).direction).toBe('rtl');
    expect(getComputedStyle(option.lastElementChild!).direction).toBe('ltr');
  });

  it('reads the names as the step around it is read, and not as the page', async () => {
    document.documentElement.dir = 'rtl';
    onTestFinished(() => document.documentElement.removeAttribute('dir'));
    await open(await renderIn(en));
    const option = page.getByRole('option', { selected: true }).element();
    expect(getComputedStyle(option).direction).toBe('ltr');
  });

  it('has rows a finger can hit', async () => {
    await open(await renderIn(en));
    const heights = [...document.querySelectorAll('[role=option]')].map(
      (option) => option.getBoundingClientRect().height,
    );
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it('shows the active row in forced colours', async () => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await open(await renderIn(en));
    await userEvent.keyboard('{Home}');
    await expect
      .poll(() => {
        const active = document.querySelector('[role=option][data-focused]');
        return active && getComputedStyle(active).outlineStyle;
      })
      .toBe('solid');
  });

  it('searches in the language of the member', async () => {
    const container = await renderIn(ptBR);
    await open(container);
    await search.fill('alemanha');
    await expect.element(page.getByRole('option', { name: 'Alemanha +49' })).toBeVisible();
    await expect.element(page.getByRole('status')).toHaveTextContent('1 país');
  });
});
