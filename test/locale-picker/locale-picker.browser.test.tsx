import axe from 'axe-core';
import { type ReactElement, StrictMode, useContext, useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { defineLocale, en, type Locale } from 'sms-otp-kit';
import { es } from 'sms-otp-kit/locales/es';
import { ptBR } from 'sms-otp-kit/locales/pt-br';
import { LocaleContext } from '../../src/locale/locale-context.js';
import { LocaleProvider, type LocaleProviderProps, type MessageOverrides } from '../../src/locale/locale-provider.js';
import { LocalePicker, type LocalePickerProps } from '../../src/locale-picker/locale-picker.js';

const locales = [en, es, ptBR];
const arabic = defineLocale({ ...en, tag: 'ar', name: 'العربية', dir: 'rtl' });

beforeEach(() => {
  document.cookie = 'sms_otp_locale=; Path=/; Max-Age=0';
});

/** A screen in the language of the provider, as the step draws it. */
function Screen(props: LocalePickerProps): ReactElement {
  const { locale } = useContext(LocaleContext)!;
  return (
    <main lang={locale.tag} dir={locale.dir ?? 'ltr'}>
      <LocalePicker {...props} />
    </main>
  );
}

async function renderPicker(props: LocalePickerProps = {}, provider: LocaleProviderProps = {}): Promise<HTMLElement> {
  const { container } = await render(
    <StrictMode>
      <LocaleProvider locales={locales} defaultLocale="en" {...provider}>
        <Screen {...props} />
      </LocaleProvider>
    </StrictMode>,
  );
  return container;
}

const screenOf = (container: HTMLElement): HTMLElement => container.querySelector('main')!;

describe('the list', () => {
  it('is named, and shows each language by its own name, marked as that language', async () => {
    await renderPicker();
    const list = page.getByRole('combobox', { name: 'Language' });
    await expect.element(list).toHaveValue('en');
    const rows = [...(list.element() as HTMLSelectElement).options].map(({ lang, textContent }) => [lang, textContent]);
    expect(rows).toEqual([
      ['en', 'English'],
      ['es', 'Español'],
      ['pt-BR', 'Português (Brasil)'],
    ]);
  });

  it('says what it does to the next text message, and leaves that out where the host says so', async () => {
    await renderPicker();
    await expect
      .element(page.getByRole('combobox'))
      .toHaveAccessibleDescription('The next text message will use this language.');
  });

  it('has no description without the hint', async () => {
    const container = await renderPicker({ showHint: false });
    await expect.element(page.getByRole('combobox')).not.toHaveAttribute('aria-describedby');
    expect(container.textContent).not.toContain('next text message');
  });

  it('promises nothing of the next text message in a language that none is sent in', async () => {
    const { sms: _, ...unsent } = arabic;
    const container = await renderPicker({}, { locales: [en, unsent] });
    await userEvent.selectOptions(page.getByRole('combobox'), 'ar');
    expect(screenOf(container).lang).toBe('ar');
    await expect.element(page.getByRole('combobox')).not.toHaveAttribute('aria-describedby');
    expect(container.textContent).not.toContain('next text message');
  });

  it('changes the language of the screen and tells the host once', async () => {
    const told: string[] = [];
    const container = await renderPicker({}, { onLocaleChange: (tag) => told.push(tag) });
    await userEvent.selectOptions(page.getByRole('combobox'), 'pt-BR');
    expect(screenOf(container).lang).toBe('pt-BR');
    await expect.element(page.getByRole('combobox', { name: 'Idioma' })).toHaveValue('pt-BR');
    await expect.element(page.getByRole('combobox')).toHaveAccessibleDescription('O próximo SMS será neste idioma.');
    expect(told).toEqual(['pt-BR']);
  });

  it('is worked by the keyboard alone', async () => {
    const container = await renderPicker();
    await userEvent.tab();
    await expect.element(page.getByRole('combobox')).toHaveFocus();
    await userEvent.keyboard('Esp');
    expect(screenOf(container).lang).toBe('es');
    await expect.element(page.getByRole('combobox', { name: 'Idioma' })).toHaveFocus();
  });

  it('is remembered for the next visit', async () => {
    const first = await renderPicker({}, { defaultLocale: undefined });
    await userEvent.selectOptions(first.querySelector('select')!, 'es');
    expect(document.cookie).toContain('sms_otp_locale=es');
    const second = await renderPicker({}, { defaultLocale: undefined });
    await expect.poll(() => screenOf(second).lang).toBe('es');
  });

  it('stays what a controlling host says', async () => {
    const container = await renderPicker({}, { locale: 'es' });
    await userEvent.selectOptions(page.getByRole('combobox'), 'en');
    await expect.element(page.getByRole('combobox')).toHaveValue('es');
    expect(screenOf(container).lang).toBe('es');
  });

  it('follows a host that keeps the language itself', async () => {
    function Host(): ReactElement {
      const [tag, setTag] = useState('en');
      return (
        <LocaleProvider locales={locales} locale={tag} onLocaleChange={setTag}>
          <Screen />
        </LocaleProvider>
      );
    }
    const { container } = await render(<Host />);
    await userEvent.selectOptions(container.querySelector('select')!, 'es');
    expect(screenOf(container).lang).toBe('es');
  });
});

describe('the segments', () => {
  it('are one named group with a choice for each language', async () => {
    await renderPicker({ variant: 'segmented' });
    const group = page.getByRole('group', { name: 'Language' });
    await expect.element(group).toHaveAccessibleDescription('The next text message will use this language.');
    await expect.element(group.getByRole('radio', { name: 'English' })).toBeChecked();
    expect(group.getByRole('radio').elements()).toHaveLength(3);
    expect(group.getByText('Español').element().closest('label')!.lang).toBe('es');
  });

  it('change the language by arrow keys, with the focus on the choice', async () => {
    const container = await renderPicker({ variant: 'segmented' });
    await userEvent.tab();
    await expect.element(page.getByRole('radio', { name: 'English' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screenOf(container).lang).toBe('es');
    const chosen = page.getByRole('radio', { name: 'Español' });
    await expect.element(chosen).toBeChecked();
    await expect.element(chosen).toHaveFocus();
  });

  it('change the language by a press', async () => {
    const container = await renderPicker({ variant: 'segmented' });
    await userEvent.click(page.getByText('Português (Brasil)'));
    expect(screenOf(container).lang).toBe('pt-BR');
  });

  it('of two pickers on a page do not undo each other', async () => {
    const container = await renderPicker({ variant: 'segmented' });
    const other = await renderPicker({ variant: 'segmented' });
    await userEvent.click(other.querySelectorAll('label')[1]!);
    expect([screenOf(container).lang, screenOf(other).lang]).toEqual(['en', 'es']);
    expect(container.querySelector<HTMLInputElement>('input:checked')!.value).toBe('en');
  });
});

describe('where there is nothing to choose', () => {
  it('draws nothing for one language', async () => {
    const container = await renderPicker({}, { locales: [en] });
    expect(screenOf(container).innerHTML).toBe('');
  });

  it('draws nothing without a provider', async () => {
    const { container } = await render(<LocalePicker />);
    expect(container.innerHTML).toBe('');
  });
});

describe('what a host may change', () => {
  it('is its words and its classes', async () => {
    const container = await renderPicker(
      { classNames: { root: 'my-root', label: 'my-label', control: 'my-control', hint: 'my-hint' } },
      { messages: { 'locale.label': 'Your language' } },
    );
    await expect.element(page.getByRole('combobox', { name: 'Your language' })).toHaveClass('my-control');
    for (const name of ['my-root', 'my-label', 'my-hint'])
      expect(container.getElementsByClassName(name)).toHaveLength(1);
  });

  it.each([
    ['for every language', { 'locale.label': 'Mine' }, 'Mine'],
    ['for this one', { es: { 'locale.label': 'Mío' }, en: { 'locale.label': 'Mine' } }, 'Mío'],
    ['for every language and for this one', { 'locale.label': 'Mine', es: { 'locale.label': 'Mío' } }, 'Mío'],
    [
      'for every language, with another text for this one',
      { 'locale.label': 'Mine', es: { 'locale.hint': 'Ya.' } },
      'Mine',
    ],
    ['for another language', { en: { 'locale.label': 'Mine' } }, 'Idioma'],
    ['left undefined', { es: { 'locale.label': undefined } } as unknown as MessageOverrides, 'Idioma'],
    ['of no kind', { es: null, 'locale.label': 1 } as unknown as MessageOverrides, 'Idioma'],
  ] satisfies [string, MessageOverrides, string][])('are words %s', async (_, messages, label) => {
    await renderPicker({}, { messages, defaultLocale: 'es' });
    await expect.element(page.getByRole('combobox', { name: label, exact: true })).toBeVisible();
  });
});

describe.each<[string, Locale]>([
  ['English', en],
  ['Spanish', es],
  ['Brazilian Portuguese', ptBR],
  ['right-to-left', arabic],
])('in %s', (_, locale) => {
  it.each(['select', 'segmented'] as const)('axe finds nothing in the %s', async (variant) => {
    const container = await renderPicker({ variant }, { locales: [...locales, arabic], defaultLocale: locale.tag });
    expect(screenOf(container).lang).toBe(locale.tag);
    const { violations } = await axe.run(container);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  });
});
