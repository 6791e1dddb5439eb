import { type ReactElement, StrictMode } from 'react';
import { cdp, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PhoneEntry, type PhoneEntryDetails, type PhoneEntryProps } from 'sms-otp-kit';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';

export interface Change {
  value: string | null;
  details: PhoneEntryDetails;
}

export interface PhoneField {
  input: HTMLInputElement;
  select: HTMLSelectElement;
  changes: Change[];
  /** The last value that `onChange` gave; undefined when it was never called. */
  value: () => string | null | undefined;
  error: () => string;
  rerender: (props: PhoneEntryProps) => Promise<void>;
  container: HTMLElement;
}

/** The field as a host mounts it, with the rules there at once unless told otherwise. */
export async function renderPhone(
  props: PhoneEntryProps = {},
  wrap = (field: ReactElement) => field,
): Promise<PhoneField> {
  const changes: Change[] = [];
  const element = (given: PhoneEntryProps): ReactElement => (
    <StrictMode>
      {wrap(
        <PhoneEntry
          metadata={mobileMetadata}
          {...given}
          onChange={(value, details) => {
            changes.push({ value, details });
            given.onChange?.(value, details);
          }}
        />,
      )}
    </StrictMode>
  );
  const screen = await render(element(props));
  const part = <T extends Element>(name: string): T =>
    screen.container.querySelector<T>(`[data-sms-otp-part="${name}"]`)!;
  return {
    input: part('phone-input'),
    select: part('phone-select'),
    changes,
    value: () => changes.at(-1)?.value,
    error: () => part('phone-error').textContent!,
    rerender: async (next) => screen.rerender(element(next)),
    container: screen.container,
  };
}

export function digitsOf(text: string): string {
  return text.replaceAll(/[^\d+]/gu, '');
}

/** How many digits stand left of the caret. */
export function digitsLeftOfCaret(input: HTMLInputElement): number {
  return digitsOf(input.value.slice(0, input.selectionStart!)).length;
}

/** As a password manager or a browser's autofill does it: the value is set by script, the event says nothing. */
export function autofill(input: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

export async function paste(input: HTMLInputElement, text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  input.focus();
  await userEvent.paste();
}

/** Digit by digit through the composition events of an Android keyboard. */
export async function typeComposed(input: HTMLInputElement, digits: string): Promise<void> {
  input.focus();
  for (const digit of digits) {
    await cdp().send('Input.imeSetComposition', { text: digit, selectionStart: 1, selectionEnd: 1 });
    await cdp().send('Input.insertText', { text: digit });
  }
}
