import { act, cloneElement, Profiler, type ReactElement, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import {
  allCountries,
  type PhoneEntryActions,
  type PhoneEntryProps,
  type PhoneMetadata,
  usePhoneEntry,
} from 'sms-otp-kit';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';
import { digitsLeftOfCaret, paste, renderPhone } from './phone-field.js';

describe('onChange', () => {
  it.each([
    {},
    { defaultValue: '+12015550123' },
    { value: '+12015550123' },
    { value: null },
    { defaultCountry: 'auto' },
  ])('is not called on mount with %j, in StrictMode (R11)', async (props) => {
    let loads = 0;
    const loadMetadata = async (): Promise<PhoneMetadata> => {
      loads += 1;
      return mobileMetadata;
    };
    const { changes } = await renderPhone({ ...props, metadata: undefined, loadMetadata });
    await expect.poll(() => loads).toBe(1);
    await act(async () => {});
    expect(changes).toEqual([]);
  });

  it('costs one commit of React for each key, the host’s own state included', async () => {
    let commits = 0;
    function Host({ children }: { children: ReactElement<PhoneEntryProps> }): ReactElement {
      const [value, setValue] = useState<string | null>(null);
      return (
        <Profiler id="phone" onRender={() => (commits += 1)}>
          {cloneElement(children, { value, onChange: setValue })}
        </Profiler>
      );
    }
    const { input } = await renderPhone({}, (field) => <Host>{field as ReactElement<PhoneEntryProps>}</Host>);
    await userEvent.click(input);
    commits = 0;
    await userEvent.keyboard('2015550123');
    expect(input.value).toBe('(201) 555-0123');
    expect(commits).toBe(10);
  });

  it('tells what changed and how', async () => {
    const { input, changes } = await renderPhone();
    await userEvent.type(input, '20155');
    expect(changes.map(({ value }) => value)).toEqual([null, null, null, null, null]);
    expect(changes.at(-1)!.details).toEqual({
      country: 'US',
      callingCode: '1',
      nationalDigits: '20155',
      type: null,
      error: { code: 'too_short', country: 'US', min: 10, max: 10 },
      isComplete: false,
      draft: '(201) 55',
      unverified: false,
      reason: 'input',
    });
    await userEvent.type(input, '50123');
    expect(changes.at(-1)).toMatchObject({
      value: '+12015550123',
      details: { isComplete: true, error: null, type: 'MOBILE' },
    });
  });
});

describe('reset', () => {
  it('by the host empties the text and gives the country back to the default (R12)', async () => {
    const props = { countries: allCountries, defaultCountry: 'US' };
    const { input, select, rerender } = await renderPhone({ ...props, value: '+447400123456' });
    expect(select.value).toBe('GB');
    await rerender({ ...props, value: '' });
    expect(input.value).toBe('');
    expect(select.value).toBe('US');
  });

  it('keeps a country that the member picked (R12)', async () => {
    const props = { countries: allCountries, defaultCountry: 'US' };
    const { input, select, rerender } = await renderPhone({ ...props, value: null });
    await userEvent.selectOptions(select, 'FR');
    await userEvent.type(input, '0612345678');
    await rerender({ ...props, value: '+33612345678' });
    await rerender({ ...props, value: null });
    expect(input.value).toBe('');
    expect(select.value).toBe('FR');
  });

  it('empties half a number too', async () => {
    const { input, rerender } = await renderPhone({ value: null });
    await userEvent.type(input, '20155');
    await rerender({ value: null });
    expect(input.value).toBe('(201) 55');
    await rerender({ value: '' });
    expect(input.value).toBe('');
  });

  it('by clear() empties it and says so', async () => {
    const actionsRef = { current: null as PhoneEntryActions | null };
    const { input, changes } = await renderPhone({ actionsRef });
    await userEvent.type(input, '2015550123');
    await act(async () => actionsRef.current!.clear());
    expect(input.value).toBe('');
    expect(changes.at(-1)).toMatchObject({ value: null, details: { reason: 'clear', draft: '' } });
  });

  it('by the form gives back the first value', async () => {
    const { input, container } = await renderPhone({ defaultValue: '+12015550123', name: 'phone' }, (field) => (
      <form>{field}</form>
    ));
    await userEvent.type(input, '{Backspace}');
    await act(async () => container.querySelector('form')!.reset());
    expect(input.value).toBe('+1 201 555 0123');
    expect(new FormData(container.querySelector('form')!).get('phone')).toBe('+12015550123');
  });
});

describe('a reset of the form', () => {
  it('empties half a number, with its error and the picked country', async () => {
    const { input, select, container } = await renderPhone({ countries: ['US', 'GB'] }, (field) => (
      <form>{field}</form>
    ));
    await userEvent.selectOptions(select, 'GB');
    await userEvent.type(input, '0740');
    expect(input.validity.valid).toBe(false);
    await act(async () => container.querySelector('form')!.reset());
    expect([input.value, input.validity.valid, select.value]).toEqual(['', true, 'US']);
    expect(container.querySelector('[data-filled]')).toBeNull();
  });

  it('leaves the list at the country that is read, whichever stands first in it', async () => {
    const countries = ['CA', 'US', 'GB'];
    const { select, container } = await renderPhone({ countries, defaultCountry: 'US', name: 'phone' }, (field) => (
      <form>
        {field}
        <button type="reset">Start over</button>
      </form>
    ));
    const shown = (): (string | null)[] => [
      select.value,
      container.querySelector('[data-sms-otp-part="phone-iso"]')!.textContent,
    ];
    const button = container.querySelector('button')!;
    await userEvent.click(button);
    expect(shown()).toEqual(['US', 'US']);
    await userEvent.selectOptions(select, 'GB');
    expect(shown()).toEqual(['GB', 'GB']);
    await userEvent.click(button);
    expect(shown()).toEqual(['US', 'US']);
  });

  it('shows what is posted, where the host controls the value', async () => {
    const { input, container, rerender } = await renderPhone({ value: '+12015550123', name: 'phone' }, (field) => (
      <form>{field}</form>
    ));
    await rerender({ value: '+12045550199', name: 'phone' });
    const form = container.querySelector('form')!;
    await act(async () => form.reset());
    await expect.poll(() => input.value).toBe('+1 204 555 0199');
    expect(new FormData(form).get('phone')).toBe('+12045550199');
  });
});

describe('an input of a host’s own markup', () => {
  it('shows the number also when it comes later, or is another one', async () => {
    function Own({ isShown = true, name = 'a' }: { isShown?: boolean; name?: string }): ReactElement {
      const { inputProps, value } = usePhoneEntry({ metadata: mobileMetadata, defaultValue: '+12015550123' });
      return (
        <>
          <output>{value}</output>
          {isShown && <input {...inputProps} key={name} aria-label="Number" />}
        </>
      );
    }
    const screen = await render(<Own isShown={false} />);
    await screen.rerender(<Own />);
    const field = (): HTMLInputElement => screen.container.querySelector('input')!;
    expect(field().value).toBe('+1 201 555 0123');
    await userEvent.fill(field(), '2045550199');
    await screen.rerender(<Own name="b" />);
    expect(field().value).toBe('(204) 555-0199');
    expect(screen.container.querySelector('output')!.textContent).toBe('+12045550199');
  });
});

describe('a value of the host’s', () => {
  it('is shown formatted, with its country', async () => {
    const { input, select } = await renderPhone({ countries: allCountries, value: '+12015550123' });
    expect(input.value).toBe('+1 201 555 0123');
    expect(select.value).toBe('US');
  });

  it('replaces what is shown when it changes, also with the focus in the field', async () => {
    const { input, rerender } = await renderPhone({ value: '+12015550123' });
    input.focus();
    await rerender({ value: '+12045550199' });
    expect(input.value).toBe('+1 204 555 0199');
  });

  it('is left alone by an echo of our own change', async () => {
    const { input, rerender } = await renderPhone({ value: null });
    await userEvent.type(input, '2015550123');
    await rerender({ value: '+12015550123' });
    expect(input.value).toBe('(201) 555-0123');
  });
});

describe('numbering rules that load', () => {
  it('leave a number alone that was pasted with 00 before them, and read it', async () => {
    const { loadMetadata, settle } = slow();
    const props = { metadata: undefined, loadMetadata, countries: ['GB'] };
    const { input, value } = await renderPhone(props);
    await paste(input, '0044 7400 123456');
    expect(input.value.replaceAll(' ', '')).toBe('00447400123456');
    await settle();
    await expect.poll(value).toBe('+447400123456');
    expect(input.value.replaceAll(' ', '')).toBe('00447400123456');
  });

  it('tell of a country that they alone know', async () => {
    const { loadMetadata, settle } = slow();
    const told: (string | null)[] = [];
    const { input, changes, error } = await renderPhone({
      metadata: undefined,
      loadMetadata,
      countries: ['US'],
      onCountryChange: (country) => told.push(country),
    });
    await userEvent.type(input, '8762101234');
    await settle();
    await expect.poll(() => told).toEqual(['JM']);
    expect(changes.at(-1)!.details).toMatchObject({ error: { code: 'country_not_allowed' }, reason: 'rules' });
    expect(error()).toBe('');
  });

  it('that failed change nothing by being tried again', async () => {
    const { loadMetadata, settle } = slow();
    const { input, changes } = await renderPhone({ metadata: undefined, loadMetadata });
    await settle(true);
    await userEvent.type(input, '2015550123');
    const before = changes.length;
    input.blur();
    await userEvent.click(input);
    await act(async () => {});
    expect(changes).toHaveLength(before);
  });

  it('leave digits typed meanwhile as they are, then format them with the caret kept', async () => {
    const { loadMetadata, settle } = slow();
    const { input, value, changes } = await renderPhone({ metadata: undefined, loadMetadata });
    await userEvent.type(input, '2015550123');
    expect(input.value).toBe('2015550123');
    expect(value()).toBeNull();
    input.setSelectionRange(5, 5);
    await settle();
    expect(input.value).toBe('(201) 555-0123');
    expect(digitsLeftOfCaret(input)).toBe(5);
    expect(changes.at(-1)).toMatchObject({ value: '+12015550123', details: { reason: 'rules', unverified: false } });
  });

  it('let the number go to the server when they cannot be loaded', async () => {
    const { loadMetadata, settle } = slow();
    const { input, changes } = await renderPhone({ metadata: undefined, loadMetadata });
    await userEvent.type(input, '2015550123');
    await settle(true);
    expect(changes.at(-1)).toMatchObject({ value: '+12015550123', details: { unverified: true, error: null } });
  });

  it('are awaited by validate(), which still keeps other countries out', async () => {
    const { loadMetadata, settle } = slow();
    const actionsRef = { current: null as PhoneEntryActions | null };
    const { input, error } = await renderPhone({ metadata: undefined, loadMetadata, actionsRef });
    await paste(input, '+447400123456');
    const result = actionsRef.current!.validate();
    await settle(true);
    expect(await result).toMatchObject({
      value: null,
      details: { unverified: true, error: { code: 'country_not_allowed', country: 'GB' } },
    });
    await expect
      .poll(error)
      .toBe('We cannot text numbers in this country: United Kingdom. Use a number from a listed country.');
  });

  it('are loaded once for all fields of a page, and on focus if the page is never idle', async () => {
    const { loadMetadata, settle, started } = slow();
    const idle = window.requestIdleCallback;
    window.requestIdleCallback = () => 0;
    const first = await renderPhone({ metadata: undefined, loadMetadata });
    const second = await renderPhone({ metadata: undefined, loadMetadata });
    expect(started()).toBe(0);
    first.input.focus();
    second.input.focus();
    window.requestIdleCallback = idle;
    expect(started()).toBe(1);
    await settle();
  });

  it('come from a chunk of their own by default', async () => {
    const { input, value } = await renderPhone({ metadata: undefined });
    await userEvent.type(input, '2015550123');
    await expect.poll(() => input.value).toBe('(201) 555-0123');
    await expect.poll(value).toBe('+12015550123');
  });
});

/** A loader that the test lets through, or fails, when it likes. */
function slow(): {
  loadMetadata: () => Promise<PhoneMetadata>;
  settle: (failed?: boolean) => Promise<void>;
  started: () => number;
} {
  let settle!: { resolve: (metadata: PhoneMetadata) => void; reject: (error: Error) => void };
  const loaded = new Promise<PhoneMetadata>((resolve, reject) => {
    settle = { resolve, reject };
  });
  let starts = 0;
  return {
    loadMetadata: () => {
      starts += 1;
      return loaded;
    },
    settle: (failed) =>
      act(async () => {
        if (failed) settle.reject(new Error('offline'));
        else settle.resolve(mobileMetadata);
        await loaded.catch(() => {});
      }),
    started: () => starts,
  };
}
