import { act, type ReactElement, StrictMode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { allCountries, PhoneEntry } from 'sms-otp-kit';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';

let root: Root | undefined;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
afterEach(() => act(async () => root?.unmount()));

describe('hydration', () => {
  it.each([
    ['with the rules there', { metadata: mobileMetadata, defaultValue: '+12045550123' }],
    ['before the rules', { defaultValue: '+447400123456', countries: allCountries }],
    ['in the browser’s own region', { metadata: mobileMetadata, defaultCountry: 'auto', countries: allCountries }],
  ])('%s changes nothing that React complains about', async (_, props) => {
    const complaints = await hydrate(<PhoneEntry name="phone" {...props} />);
    expect(complaints).toEqual([]);
  });

  it('keeps the list of a server that names and sorts countries as the browser does', async () => {
    let drawn: Element[] = [];
    await hydrate(<PhoneEntry countries={allCountries} metadata={mobileMetadata} />, undefined, () => {
      drawn = [...document.querySelectorAll('option')];
    });
    expect(drawn).toHaveLength(allCountries.length);
    expect([...document.querySelectorAll('option')].every((option, index) => option === drawn[index])).toBe(true);
  });

  it('gets over a server that names countries differently', async () => {
    const complaints = await hydrate(<PhoneEntry countries={['TR', 'US']} metadata={mobileMetadata} />, (html) =>
      html.replaceAll('Türkiye', 'Turkey'),
    );
    expect(complaints).toEqual([]);
    const names = [...document.querySelectorAll('option')].map((option) => option.textContent!.split(' \u200E')[0]);
    expect(names).toEqual(['Türkiye', 'United States']);
  });

  it('gets over a server that sorts countries differently', async () => {
    const complaints = await hydrate(<PhoneEntry countries={['TR', 'US']} metadata={mobileMetadata} />, (html) =>
      html.replace(/(<option.*?<\/option>)(<option.*<\/option>)/u, '$2$1'),
    );
    expect(complaints).toEqual([]);
    const rows = [...document.querySelectorAll('option')].map(({ value, textContent }) => [
      value,
      textContent!.split(' ')[0],
    ]);
    expect(rows).toEqual([
      ['TR', 'Türkiye'],
      ['US', 'United'],
    ]);
  });

  it('takes over what was typed before it', async () => {
    const changes: unknown[] = [];
    await hydrate(
      <PhoneEntry
        name="phone"
        metadata={mobileMetadata}
        onChange={(value) => changes.push(value)}
        onCountryChange={(country) => changes.push(country)}
      />,
      undefined,
      (input) => {
        input.value = '2015550123';
      },
    );
    expect(changes).toEqual(['+12015550123']);
    expect(document.querySelector<HTMLInputElement>('input[type=tel]')!.value).toBe('(201) 555-0123');
  });

  it.each([
    ['', (element: ReactElement) => element],
    [' under StrictMode', (element: ReactElement) => <StrictMode>{element}</StrictMode>],
  ])('lets the member type on where the caret was%s', async (_, wrap) => {
    await hydrate(wrap(<PhoneEntry name="phone" metadata={mobileMetadata} />), undefined, (input) => {
      input.focus();
      input.value = '2015550';
    });
    const input = document.querySelector<HTMLInputElement>('input[type=tel]')!;
    expect([input.value, input.selectionStart]).toEqual(['(201) 555-0', 11]);
    await userEvent.keyboard('123');
    expect(input.value).toBe('(201) 555-0123');
  });

  it('takes over the country that was picked before it, for what was typed too', async () => {
    const heard: unknown[] = [];
    await hydrate(
      <PhoneEntry
        name="phone"
        countries={['US', 'GB']}
        metadata={mobileMetadata}
        onChange={(value) => heard.push(value)}
        onCountryChange={(country) => heard.push(country)}
      />,
      undefined,
      (input) => {
        document.querySelector('select')!.value = 'GB';
        input.value = '07400123456';
      },
    );
    expect(document.querySelector('select')!.value).toBe('GB');
    expect(heard).toEqual([null, 'GB', '+447400123456']);
  });

  it('moves the name from the text to the E.164 beside it', async () => {
    const form = document.body.appendChild(document.createElement('form'));
    onTestFinished(() => form.remove());
    const element = <PhoneEntry name="phone" metadata={mobileMetadata} />;
    form.innerHTML = renderToString(element);
    form.querySelector('input')!.value = '201 555 0123';
    expect([...new FormData(form).entries()]).toEqual([
      ['phone_country', 'US'],
      ['phone', '201 555 0123'],
    ]);
    await act(async () => {
      root = hydrateRoot(form, element);
    });
    await userEvent.click(form.querySelector('input')!);
    expect([...new FormData(form).entries()]).toEqual([['phone', '+12015550123']]);
  });
});

/** Returns everything that React said about the markup. */
async function hydrate(
  element: ReactElement,
  edit = (html: string): string => html,
  before?: (input: HTMLInputElement) => void,
): Promise<unknown[]> {
  // Before anyone listens: React 18 takes layout effects in a page for layout effects on a server.
  const html = edit(renderToString(element));
  const complaints: unknown[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((...said) => complaints.push(said));
  const container = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    spy.mockRestore();
    container.remove();
  });
  container.innerHTML = html;
  before?.(container.querySelector<HTMLInputElement>('input[type=tel]')!);
  await act(async () => {
    root = hydrateRoot(container, element, { onRecoverableError: (error) => complaints.push(error) });
  });
  return complaints;
}
