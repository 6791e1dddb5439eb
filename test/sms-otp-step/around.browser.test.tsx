import {
  type ReactElement,
  type ReactNode,
  startTransition,
  StrictMode,
  Suspense,
  useDeferredValue,
  useState,
} from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { allCountries, OtpInput, PhoneEntry } from 'sms-otp-kit';
import { CountryPicker } from 'sms-otp-kit/country-picker';
import 'sms-otp-kit/country-picker.css';
import { renderStep } from './rendered-step.js';

beforeEach(() => sessionStorage.clear());

const loaded = new Map<string, Promise<void> | 'here'>();

/** A part of the page that waits for something with each new value, as a search or a lazy panel does. */
function Waiting({ value }: { value: string }): ReactNode {
  const known = loaded.get(value);
  if (known === 'here') return `for ${value}`;
  const loading = known ?? Promise.resolve().then(() => void loaded.set(value, 'here'));
  loaded.set(value, loading);
  // oxlint-disable-next-line no-throw-literal, only-throw-error -- how a component suspends, in React 18 too
  throw loading;
}

type Keeping = 'controlled' | 'uncontrolled';
type Field = (props: { keeping: Keeping; onText: (text: string) => void }) => ReactElement;

function CodeField({ keeping, onText }: Parameters<Field>[0]): ReactElement {
  const [value, setValue] = useState('');
  const change = (text: string): void => {
    setValue(text);
    onText(text);
  };
  return <OtpInput {...(keeping === 'controlled' ? { value } : {})} onChange={change} />;
}

function NumberField({ keeping, onText }: Parameters<Field>[0]): ReactElement {
  const [value, setValue] = useState<string | null>(null);
  const change = (number: string | null): void => {
    setValue(number);
    onText(number ?? '');
  };
  return <PhoneEntry {...(keeping === 'controlled' ? { value } : {})} onChange={change} />;
}

function Page({ field: Widget, keeping }: { field: Field; keeping: Keeping }): ReactElement {
  const [text, setText] = useState('');
  const [late, setLate] = useState('');
  const deferred = useDeferredValue(text);
  const change = (next: string): void => {
    setText(next);
    startTransition(() => setLate(next));
  };
  return (
    <StrictMode>
      <Suspense fallback="Loading">
        <Widget keeping={keeping} onText={change} />
        <Waiting value={`deferred ${deferred}`} />
        <Waiting value={`late ${late}`} />
      </Suspense>
    </StrictMode>
  );
}

describe.each(['controlled', 'uncontrolled'] as const)(
  'a %s field in a page that suspends, defers and transitions',
  (keeping) => {
    it('loses no digit of a code, and the caret stays (U13)', async () => {
      await render(<Page field={CodeField} keeping={keeping} />);
      const field = page.getByRole('textbox', { name: 'Verification code' });
      await field.click();
      await userEvent.keyboard('123456');
      await expect.element(field).toHaveValue('123456');
      // A digit in the middle takes the place of the one that is there, and the next goes beside it.
      await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}98');
      await expect.element(field).toHaveFocus();
      await expect.element(field).toHaveValue('123986');
    });

    it('loses no digit of a number, and the caret stays (U13)', async () => {
      await render(<Page field={NumberField} keeping={keeping} />);
      const field = page.getByRole('textbox', { name: 'Mobile number' });
      const digits = (): string => (field.element() as HTMLInputElement).value.replaceAll(/\D/gu, '');
      await field.click();
      await userEvent.keyboard('2015550149');
      await expect.poll(digits).toBe('2015550149');
      const input = field.element() as HTMLInputElement;
      const behind = input.value.length - (input.selectionStart ?? 0);
      expect(behind).toBe(0);
      await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Backspace}7');
      await expect.poll(digits).toBe('2015550749');
      expect(input.value.length - input.selectionStart!).toBe(2);
      await expect.element(field).toHaveFocus();
    });
  },
);

it('finds a country of all by typing, the arrows, Home and End, in the member’s language; Escape changes nothing (U36)', async () => {
  const { root } = await renderStep({
    account: 'new',
    provider: { defaultLocale: 'es' },
    step: { phoneProps: { countries: allCountries, defaultCountry: 'US', countryPicker: CountryPicker } },
  });
  const trigger = page.getByRole('button', { name: /^País o región/u });
  await trigger.click();
  const search = page.getByRole('combobox', { name: 'Busca por nombre o prefijo' });
  await expect.element(search).toHaveFocus();
  await expect.poll(() => document.querySelectorAll('[role=option]').length).toBeGreaterThan(200);
  await userEvent.keyboard('alem');
  await expect
    .poll(() => [...document.querySelectorAll('[role=option]')].map(({ textContent }) => textContent))
    .toEqual([expect.stringContaining('Alemania')]);
  await userEvent.keyboard('{Escape}');
  await expect.element(trigger).toHaveFocus();
  await expect.element(trigger).toHaveTextContent(/US|Estados Unidos/u);

  await trigger.click();
  await expect.element(search).toHaveFocus();
  const active = (): string | undefined =>
    document.getElementById(search.element().getAttribute('aria-activedescendant') ?? '')?.textContent ?? undefined;
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(active).toBeTruthy();
  await userEvent.keyboard('{End}');
  const last = [...document.querySelectorAll('[role=option]')].at(-1)!.textContent!;
  await expect.poll(active).toBe(last);
  await userEvent.keyboard('{Home}');
  const first = document.querySelector('[role=option]')!.textContent!;
  await expect.poll(active).toBe(first);
  await userEvent.keyboard('{Escape}');
  for (const flag of root.querySelectorAll('[data-sms-otp-part="phone-flag"]'))
    expect(flag).toHaveAttribute('aria-hidden', 'true');
  const languages = [...root.querySelectorAll<HTMLOptionElement>('[data-sms-otp-part="locale-control"] option')];
  expect(languages.map(({ lang, textContent }) => [lang, textContent])).toEqual([
    ['en', 'English'],
    ['es', 'Español'],
    ['pt-BR', 'Português (Brasil)'],
  ]);
});
