import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { allCountries, type PhoneEntryActions, type PhoneEntryProps } from 'sms-otp-kit';
import { paste, renderPhone, type PhoneField } from './phone-field.js';

const inForm = async (props: PhoneEntryProps = {}): Promise<PhoneField & { submits: FormData[] }> => {
  const submits: FormData[] = [];
  const field = await renderPhone({ name: 'mfa_phone_number', ...props }, (phone) => (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submits.push(new FormData(event.currentTarget));
      }}
    >
      {phone}
      <button>Send code</button>
    </form>
  ));
  return { ...field, submits };
};

/** As a finger does it: the page hears of the press only after it was lifted. */
async function tap(element: Element): Promise<void> {
  const frame = window.frameElement!.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  const point = { x: frame.left + left + width / 2, y: frame.top + top + height / 2 };
  await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await cdp().send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await cdp().send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false });
}

describe('what is wrong', () => {
  it('is not said while typing, but on leaving the field, until the next edit', async () => {
    const { input, error } = await renderPhone();
    await userEvent.type(input, '20155');
    expect(error()).toBe('');
    expect(input.getAttribute('aria-invalid')).toBeNull();
    await userEvent.tab();
    await expect.poll(error).toBe('This number is too short. Check it and try again.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await userEvent.type(input, '5');
    expect(error()).toBe('');
  });

  it('is said on a tap beside the field too', async () => {
    const { input, error, container } = await renderPhone({}, (field) => (
      <>
        {field}
        <p>Beside it.</p>
      </>
    ));
    await userEvent.type(input, '20155');
    await tap(container.querySelector('p')!);
    await expect.poll(error).toBe('This number is too short. Check it and try again.');
  });

  it('does not push a button away that is being pressed', async () => {
    const { input, error, container } = await renderPhone({}, (field) => (
      <>
        {field}
        <button>Help</button>
      </>
    ));
    await userEvent.type(input, '20155');
    const { left, top, width, height } = container.querySelector('button')!.getBoundingClientRect();
    const frame = window.frameElement!.getBoundingClientRect();
    const point = { x: frame.left + left + width / 2, y: frame.top + top + height / 2 };
    const press = { ...point, button: 'left', clickCount: 1 } as const;
    await cdp().send('Input.dispatchMouseEvent', { ...press, type: 'mousePressed' });
    await expect.poll(() => document.activeElement).not.toBe(input);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(error()).toBe('');
    await cdp().send('Input.dispatchMouseEvent', { ...press, type: 'mouseReleased' });
    await expect.poll(error).toBe('This number is too short. Check it and try again.');
  });

  it('is not said for an empty field that is only passed through', async () => {
    const { input, error } = await renderPhone({ required: true });
    input.focus();
    await userEvent.tab();
    expect(error()).toBe('');
  });

  it('is not said when the focus goes to the country half', async () => {
    const { input, select, error } = await renderPhone();
    await userEvent.type(input, '20155');
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(select);
    expect(error()).toBe('');
  });

  it('is not said by itself when the host shows errors by hand', async () => {
    const actionsRef = { current: null as PhoneEntryActions | null };
    const { input, error } = await renderPhone({ showErrors: 'manual', actionsRef });
    await userEvent.type(input, '20155');
    await userEvent.tab();
    expect(error()).toBe('');
    expect(input.validity.valid).toBe(true);
    await act(async () => void (await actionsRef.current!.validate()));
    await expect.poll(error).toBe('This number is too short. Check it and try again.');
    expect(document.activeElement).toBe(input);
  });

  it.each([
    ['', 'Enter your mobile number.'],
    ['+999123456', 'This country code does not exist. Check the digits after the plus sign.'],
    ['2010550123', 'This is not a valid mobile number. Check it and try again.'],
    ['20155501234', 'This number is too long. Check it and try again.'],
  ])('for %j keeps a required form from being submitted: %s', async (typed, message) => {
    const { input, error, submits, container } = await inForm({ required: true });
    if (typed) await userEvent.type(input, typed);
    await userEvent.click(container.querySelector('button')!);
    await expect.poll(error).toBe(message);
    expect(submits).toEqual([]);
    expect(document.activeElement).toBe(input);
  });

  it('is forgiven for a possible number of an unknown range where the host says so (R19)', async () => {
    const strict = await renderPhone({ countries: ['DE'] });
    await userEvent.type(strict.input, '01991234567');
    expect(strict.changes.at(-1)).toMatchObject({ value: null, details: { error: { code: 'invalid_number' } } });
    const lenient = await renderPhone({ countries: ['DE'], strictness: 'possible' });
    await userEvent.type(lenient.input, '01991234567');
    expect(lenient.value()).toBe('+491991234567');
  });
});

describe('the form', () => {
  it('gets E.164 under the name, and no name of a visible control', async () => {
    const { input, submits, container } = await inForm();
    await userEvent.type(input, '2015550123');
    await userEvent.click(container.querySelector('button')!);
    expect([...submits[0]!.entries()]).toEqual([['mfa_phone_number', '+12015550123']]);
  });

  it('gets the number also from outside of it, by its id', async () => {
    const { input, container } = await renderPhone({ name: 'phone', form: 'enrolment' }, (phone) => (
      <>
        <form id="enrolment" />
        {phone}
      </>
    ));
    await userEvent.type(input, '2015550123');
    expect([...new FormData(container.querySelector('form')!).entries()]).toEqual([['phone', '+12015550123']]);
  });

  it('can be submitted empty when the number is not required', async () => {
    const { submits, container } = await inForm();
    await userEvent.click(container.querySelector('button')!);
    expect(submits[0]!.get('mfa_phone_number')).toBe('');
  });

  it('is never submitted by typing, pasting or picking a country, only by a gesture that submits (F9)', async () => {
    const { input, select, submits } = await inForm({ countries: allCountries });
    await paste(input, '+12015550123');
    await userEvent.clear(input);
    await userEvent.type(input, '2015550123');
    await userEvent.selectOptions(select, 'CA');
    expect(submits).toEqual([]);
    input.focus();
    await userEvent.keyboard('{Enter}');
    expect(submits).toHaveLength(1);
  });
});

describe('the allow list', () => {
  it.each(['8762101234', '+18762101234', '+881612345678', '+447400123456'])(
    'refuses %s in a field for the US only (R9, F1)',
    async (typed) => {
      const { input, changes } = await renderPhone({ countries: ['US'] });
      await userEvent.type(input, typed);
      expect(changes.map(({ value }) => value).filter((value) => value !== null)).toEqual([]);
      expect(changes.at(-1)!.details.error!.code).toBe('country_not_allowed');
    },
  );

  it('names the country of the number, and lists it as not available', async () => {
    const { input, select, error } = await renderPhone({ countries: ['US'] });
    await userEvent.type(input, '8762101234');
    expect(select.selectedOptions[0]!.textContent).toBe('Jamaica (not available)');
    expect(select.selectedOptions[0]!.disabled).toBe(true);
    await userEvent.tab();
    await expect
      .poll(error)
      .toBe('We cannot text numbers in this country: Jamaica. Use a number from a listed country.');
  });

  it('takes lower case and repeats, and none at all for an empty list (F2)', async () => {
    const some = await renderPhone({ countries: ['us', 'US', 'ca'] });
    expect([...some.select.options].map((option) => option.value)).toEqual(['CA', 'US']);
    const none = await renderPhone({ countries: [] });
    await userEvent.type(none.input, '+12015550123');
    expect(none.changes.at(-1)).toMatchObject({ value: null, details: { error: { code: 'country_not_allowed' } } });
  });

  it('an unknown code throws in development (F2)', async () => {
    const errors: unknown[] = [];
    const quiet = (event: ErrorEvent): void => {
      errors.push(event.error);
      event.preventDefault();
    };
    window.addEventListener('error', quiet);
    await expect(renderPhone({ countries: ['UK'] })).rejects.toThrow('"UK" is not the ISO 3166-1 code');
    window.removeEventListener('error', quiet);
  });

  it('is the US and Canada unless the host says otherwise (F3)', async () => {
    const { select } = await renderPhone();
    expect([...select.options].map((option) => option.textContent!.replaceAll('\u200E', ''))).toEqual([
      'Canada +1',
      'United States +1',
    ]);
  });

  it('shows countries that are not available with the reason, and refuses them (F4)', async () => {
    const { input, select, changes } = await renderPhone({
      countries: ['US', 'CA', 'GB'],
      disabledCountries: ['GB', 'CL'],
    });
    const rows = Object.fromEntries(
      [...select.options].map((option) => [option.value, [option.textContent, option.disabled]]),
    );
    expect(rows).toMatchObject({ GB: ['United Kingdom (not available)', true], CL: ['Chile (not available)', true] });
    await userEvent.type(input, '+447400123456');
    expect(changes.at(-1)).toMatchObject({
      value: null,
      details: { error: { code: 'country_not_allowed', country: 'GB' } },
    });
  });

  it.each(['+18005551234', '+19002345678', '+442079460958', '+33899123456'])(
    'refuses %s, which is no mobile number (F5)',
    async (typed) => {
      const { input, value } = await renderPhone({ countries: allCountries });
      await userEvent.type(input, typed);
      expect(value()).toBeNull();
    },
  );

  it('says the same after the server refused a country as it says by itself (F8)', async () => {
    const own = await renderPhone({ countries: ['US'] });
    await userEvent.type(own.input, '8762101234');
    await userEvent.tab();
    await expect.poll(own.error).not.toBe('');
    const served = await renderPhone({ error: { code: 'country_not_allowed', country: 'JM' } });
    expect(served.error()).toBe(own.error());
    expect(served.input.getAttribute('aria-invalid')).toBe('true');
  });

  it('shows the host’s own words as they are', async () => {
    const { error, input } = await renderPhone({ error: 'This number cannot be used.' });
    expect(error()).toBe('This number cannot be used.');
    expect(document.getElementById(input.getAttribute('aria-describedby')!.split(' ')[1]!)!.textContent).toBe(error());
  });
});
