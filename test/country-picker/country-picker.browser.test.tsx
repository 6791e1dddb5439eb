import { type ReactElement, StrictMode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { allCountries, type PhoneEntryDetails, PhoneEntry, type PhoneEntryProps } from 'sms-otp-kit';
import 'sms-otp-kit/styles.css';
import 'sms-otp-kit/country-picker.css';
import { CountryPicker } from 'sms-otp-kit/country-picker';
import { LazyCountryPicker, type CountryPickerProps } from '../../src/country-picker/lazy-country-picker.js';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';

interface Field {
  container: HTMLElement;
  input: HTMLInputElement;
  trigger: HTMLButtonElement;
  changes: (readonly [string | null, PhoneEntryDetails['reason']])[];
}

const dialog = page.getByRole('dialog', { name: 'Country or region' });
const search = page.getByRole('combobox', { name: 'Search by name or code' });
const options = (): string[] =>
  [...document.querySelectorAll('[role=option]')].map((option) => option.textContent!.trim());

async function renderPicker(props: PhoneEntryProps = {}, wrap = (field: ReactElement) => field): Promise<Field> {
  const changes: Field['changes'] = [];
  const { container } = await render(
    <StrictMode>
      {wrap(
        <PhoneEntry
          metadata={mobileMetadata}
          countries={allCountries}
          defaultCountry="US"
          countryPicker={CountryPicker}
          onChange={(value, { reason }) => changes.push([value, reason])}
          {...props}
        />,
      )}
    </StrictMode>,
  );
  return {
    container,
    input: container.querySelector('input[type=tel]')!,
    trigger: container.querySelector('[data-sms-otp-part="phone-trigger"]')!,
    changes,
  };
}

const styles = (): number => document.querySelectorAll('style').length;

function middle(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

function isOnTop(element: Element): boolean {
  const { left, width } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, middle(element)));
}

function OfflinePicker(props: CountryPickerProps): ReactElement {
  return <LazyCountryPicker {...props} load={() => Promise.reject(new Error('offline'))} />;
}

async function open({ trigger }: Field): Promise<void> {
  await userEvent.click(trigger);
  await expect.element(dialog).toBeVisible();
}

afterEach(async () => {
  // Left over the next test's trigger, the pointer would enter it before the test begins.
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 1000, y: 740 });
  await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await cdp().send('Emulation.setEmulatedMedia', { media: '', features: [] });
  await page.viewport(1024, 768);
});

describe('the trigger', () => {
  it('is a button that says what it is, which country stands, and what is seen of it', async () => {
    const { trigger } = await renderPicker({ defaultCountry: 'GB' });
    const found = page.getByRole('button', { name: 'Country or region: United Kingdom, GB +44' });
    expect(found.element()).toBe(trigger);
    await expect.element(found).toHaveAttribute('aria-haspopup', 'dialog');
    await expect.element(found).toHaveAttribute('aria-expanded', 'false');
    expect(trigger.textContent).toBe('GB+44');
  });

  it.each([{ disabled: true }, { readOnly: true }])('cannot be pressed with %j', async (props) => {
    const { trigger } = await renderPicker(props);
    expect(trigger.disabled).toBe(true);
  });

  it('loads the list on hover, so that it is there at the press', async () => {
    let loads = 0;
    const Picker = (props: CountryPickerProps): ReactElement => (
      <LazyCountryPicker
        {...props}
        load={async () => {
          loads += 1;
          return () => <p>the list</p>;
        }}
      />
    );
    const { trigger } = await renderPicker({ countryPicker: Picker });
    expect(loads).toBe(0);
    await userEvent.hover(trigger);
    expect(loads).toBe(1);
    await userEvent.click(trigger);
    await expect.element(page.getByText('the list')).toBeVisible();
  });

  it('gives way to the native list when the search cannot be loaded, and leaves the focus there', async () => {
    const { container, trigger } = await renderPicker({ countryPicker: OfflinePicker });
    trigger.focus();
    const list = page.getByRole('combobox', { name: 'Country or region: United States, US +1' });
    await expect.element(list).toHaveFocus();
    await userEvent.selectOptions(list, 'BR');
    expect(container.querySelector('[data-country]')!.getAttribute('data-country')).toBe('BR');
  });
});

describe('the dialog', () => {
  it('is modal and named, with the search in focus and the standing country chosen and in view', async () => {
    const field = await renderPicker({ defaultCountry: 'GB' });
    await open(field);
    expect(dialog.element().matches(':modal')).toBe(true);
    await expect.element(search).toHaveFocus();
    await expect.element(field.trigger).toHaveAttribute('aria-expanded', 'true');
    const chosen = page.getByRole('option', { selected: true });
    await expect.element(chosen).toHaveTextContent('United Kingdom +44');
    const list = page.getByRole('listbox').element();
    await expect.poll(() => Math.abs(middle(chosen.element()) - middle(list))).toBeLessThan(30);
  });

  it('gives the focus back to the trigger on Escape, and changes nothing', async () => {
    const field = await renderPicker();
    await open(field);
    await userEvent.keyboard('braz{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(document.activeElement).toBe(field.trigger);
    expect(field.changes).toEqual([]);
  });

  it('closes on a press beside it', async () => {
    const field = await renderPicker();
    await open(field);
    await userEvent.click(document.documentElement, { position: { x: 900, y: 700 } });
    await expect.element(dialog).not.toBeInTheDocument();
    expect(document.activeElement).toBe(field.trigger);
  });

  it('is left by Tab to the number, and by Shift+Tab to the trigger', async () => {
    const field = await renderPicker();
    await open(field);
    await userEvent.tab();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(field.input).toHaveFocus();
    await open(field);
    await userEvent.tab({ shift: true });
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(field.trigger).toHaveFocus();
  });

  it('opens again as new, with nothing searched for', async () => {
    const field = await renderPicker();
    await open(field);
    await userEvent.keyboard('braz{Escape}');
    await open(field);
    await expect.element(search).toHaveValue('');
    expect(options()).toHaveLength(allCountries.length);
  });
});

describe('the keyboard alone', () => {
  it('picks Brazil and gives a number (A3)', async () => {
    const field = await renderPicker();
    await userEvent.tab();
    expect(document.activeElement).toBe(field.trigger);
    await userEvent.keyboard('{Enter}');
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('brazil{Enter}');
    await expect.element(field.input).toHaveFocus();
    expect(field.container.querySelector('[data-country]')!.getAttribute('data-country')).toBe('BR');
    await userEvent.keyboard('11961234567');
    expect(field.changes.at(-1)![0]).toBe('+5511961234567');
    expect(field.changes[0]).toEqual([null, 'country']);
  });

  it('walks the list by arrows, pages and both ends, named to screen readers as the active one', async () => {
    const field = await renderPicker({ countries: ['AR', 'BR', 'CL', 'CO', 'MX', 'PE'], defaultCountry: 'AR' });
    await open(field);
    const active = (): string | undefined =>
      document.getElementById(search.element().getAttribute('aria-activedescendant') ?? '')?.textContent?.trim();
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(active).toBe('Argentina +54');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(active).toBe('Brazil +55');
    await userEvent.keyboard('{End}');
    await expect.poll(active).toBe('Peru +51');
    await userEvent.keyboard('{Home}');
    await expect.poll(active).toBe('Argentina +54');
    await userEvent.keyboard('{PageDown}');
    await expect.poll(active).toBe('Peru +51');
    await userEvent.keyboard('{PageUp}{ArrowUp}');
    await expect.element(search).toHaveFocus();
    await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(field.trigger.textContent).toBe('CL+56');
  });

  it('picks the country that stands without changing it', async () => {
    const field = await renderPicker({ defaultCountry: 'GB' });
    await open(field);
    await userEvent.keyboard('united k{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(field.input).toHaveFocus();
    expect(field.trigger.textContent).toBe('GB+44');
  });
});

describe('the search', () => {
  it.each([
    ['méxico', 'Mexico +52'],
    ['br', 'Brazil +55'],
    ['+55', 'Brazil +55'],
    ['uae', 'United Arab Emirates +971'],
  ])('puts the best match for %s first', async (query, first) => {
    await open(await renderPicker());
    await search.fill(query);
    await expect.poll(() => options()[0]).toBe(first);
  });

  it('makes its best match the active one, wherever that stood in the list before', async () => {
    await open(await renderPicker());
    const active = (): string | undefined =>
      document.getElementById(search.element().getAttribute('aria-activedescendant') ?? '')?.textContent?.trim();
    await userEvent.keyboard('a');
    await expect.poll(active).toBe(options()[0]);
    await userEvent.keyboard('n');
    await expect.poll(active).toBe('Andorra +376');
    await userEvent.keyboard('{Backspace}{Backspace}z');
    await expect.poll(active).toBe('Zambia +260');
    expect(document.querySelectorAll('[role=option][data-focused]')).toHaveLength(1);
  });

  it('says politely how many it found, and that it found none', async () => {
    await open(await renderPicker());
    const status = dialog.getByRole('status');
    await expect.element(status).toHaveTextContent('');
    await search.fill('united');
    await expect.element(status).toHaveTextContent(/^\d+ countries$/u);
    await search.fill('brazil');
    await expect.element(status).toHaveTextContent('1 country');
    await search.fill('xyzzy');
    await expect.element(dialog.getByText('No country found for “xyzzy”.')).toBeVisible();
  });

  it('does not send the form around it, and is none of its fields', async () => {
    const sent: unknown[] = [];
    const seen: string[] = [];
    const field = await renderPicker({ name: 'phone' }, (phone) => (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sent.push(event);
        }}
        onChange={(event) => seen.push((event.target as unknown as HTMLInputElement).type)}
      >
        {phone}
        <button>Send</button>
      </form>
    ));
    await open(field);
    await userEvent.keyboard('xyzzy{Enter}');
    expect(sent).toEqual([]);
    expect(seen).toEqual([]);
    expect([...new FormData(field.container.querySelector('form')!).keys()]).toEqual(['phone']);
  });

  it('shows countries that are not available with the reason, and does not pick them', async () => {
    const field = await renderPicker({ countries: ['US', 'CA'], disabledCountries: ['CL'] });
    await open(field);
    const chile = page.getByRole('option', { name: 'Chile (not available)' });
    await expect.element(chile).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(chile, { force: true });
    await expect.element(dialog).toBeVisible();
    expect(field.changes).toEqual([]);
  });
});

describe('where a page would cut it off', () => {
  it('is whole and can be pressed inside overflow: hidden (R14)', async () => {
    const field = await renderPicker({}, (phone) => (
      <div style={{ overflow: 'hidden', height: 90, contain: 'paint', transform: 'translateX(10px)' }}>{phone}</div>
    ));
    await open(field);
    const box = dialog.element().getBoundingClientRect();
    expect(box.height).toBeGreaterThan(300);
    expect(box.bottom).toBeLessThanOrEqual(window.innerHeight);
    await search.fill('brazil');
    const row = page.getByRole('option', { name: 'Brazil' });
    expect(isOnTop(row.element())).toBe(true);
    await userEvent.click(row);
    expect(field.trigger.textContent).toBe('BR+55');
  });

  it('alone is closed by Escape, and a host’s dialog around it hears of nothing (R14)', async () => {
    const heard: string[] = [];
    const field = await renderPicker({}, (inner) => (
      <dialog
        ref={(element) => void (element?.open || element?.showModal())}
        aria-label="Sign in"
        onClose={() => heard.push('close')}
        onCancel={() => heard.push('cancel')}
      >
        {inner}
      </dialog>
    ));
    await userEvent.click(field.trigger);
    await expect.element(dialog).toBeVisible();
    heard.length = 0;
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(heard).toEqual([]);
    await expect.element(page.getByRole('dialog', { name: 'Sign in' })).toBeVisible();
  });

  it('alone is closed by Escape, although a dialog of the page listens for keys before all others', async () => {
    let heard = 0;
    const listen = ({ key }: KeyboardEvent): void => void (heard += Number(key === 'Escape'));
    document.addEventListener('keydown', listen, true);
    const field = await renderPicker();
    await open(field);
    await userEvent.keyboard('b{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(heard).toBe(0);
    await expect.element(field.trigger).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(heard).toBe(1);
    document.removeEventListener('keydown', listen, true);
  });

  it('is whole and can be pressed inside a modal dialog, which stays open (R14)', async () => {
    const field = await renderPicker({}, (phone) => (
      <dialog ref={(element) => void (element?.open || element?.showModal())} aria-label="Sign in">
        {phone}
      </dialog>
    ));
    await open(field);
    await search.fill('brazil');
    const row = page.getByRole('option', { name: 'Brazil' });
    expect(isOnTop(row.element())).toBe(true);
    await userEvent.click(row);
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole('dialog', { name: 'Sign in' })).toBeVisible();
    await expect.element(field.input).toHaveFocus();
    expect(field.trigger.textContent).toBe('BR+55');
  });

  it('opens upwards where there is no room below', async () => {
    await page.viewport(500, 600);
    const field = await renderPicker({}, (phone) => <div style={{ marginBlockStart: 480 }}>{phone}</div>);
    await open(field);
    const { top, bottom } = dialog.element().getBoundingClientRect();
    expect(bottom).toBeLessThanOrEqual(field.trigger.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
  });

  it('follows its field when the page scrolls', async () => {
    const field = await renderPicker({}, (phone) => <div style={{ paddingBlock: '200px 2000px' }}>{phone}</div>);
    await open(field);
    const distance = (): number =>
      Math.round(dialog.element().getBoundingClientRect().top - field.input.getBoundingClientRect().bottom);
    const before = distance();
    window.scrollTo(0, 100);
    await expect.poll(distance).toBe(before);
    window.scrollTo(0, 0);
  });

  it('fits 320 px', async () => {
    await page.viewport(320, 640);
    await open(await renderPicker());
    const { left, right } = dialog.element().getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(320);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe('on a small touch screen', () => {
  it('fills the screen, calls for no screen keyboard, and can be left by a button (A8)', async () => {
    await page.viewport(390, 800);
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const field = await renderPicker();
    await open(field);
    const { left, top, width, height } = dialog.element().getBoundingClientRect();
    expect([left, top, width, height]).toEqual([0, 0, window.innerWidth, window.innerHeight]);
    await expect.element(dialog).toHaveFocus();
    await userEvent.click(page.getByRole('button', { name: 'Close' }));
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('takes a key of a keyboard that is there all the same', async () => {
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await open(await renderPicker());
    await expect.element(dialog).toHaveFocus();
    await userEvent.keyboard('brazil');
    await expect.element(search).toHaveValue('brazil');
  });
});

describe('a strict page', () => {
  it('gets no style element and no request beyond its own origin', async () => {
    const field = await renderPicker();
    await userEvent.hover(field.trigger);
    const before = styles();
    await open(field);
    await search.fill('brazil');
    await userEvent.click(page.getByRole('option', { name: 'Brazil' }));
    expect(styles()).toBe(before);
    const origins = performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin);
    expect(new Set(origins)).toEqual(new Set([location.origin]));
  });
});
