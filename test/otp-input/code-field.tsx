import { type ReactElement, StrictMode } from 'react';
import { cdp, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { type OtpChangeDetails, OtpInput, type OtpInputActions, type OtpInputProps } from 'sms-otp-kit';

export interface CodeField {
  input: HTMLInputElement;
  container: HTMLElement;
  /** What the slots show. */
  drawn: () => string[];
  slots: () => HTMLElement[];
  active: () => number[];
  changes: { value: string; details: OtpChangeDetails }[];
  completed: { value: string; details: OtpChangeDetails }[];
  rejected: string[];
  actions: OtpInputActions;
  part: (name: string) => HTMLElement;
  said: () => string;
  rerender: (props: OtpInputProps) => Promise<void>;
  unmount: () => Promise<void>;
}

/** The field as a host mounts it, in StrictMode. */
export async function renderCode(
  props: OtpInputProps = {},
  wrap = (field: ReactElement): ReactElement => field,
): Promise<CodeField> {
  const changes: CodeField['changes'] = [];
  const completed: CodeField['completed'] = [];
  const rejected: string[] = [];
  const actionsRef = { current: null as OtpInputActions | null };
  const element = (given: OtpInputProps): ReactElement => (
    <StrictMode>
      {wrap(
        <OtpInput
          actionsRef={actionsRef}
          {...given}
          onChange={(value, details) => {
            changes.push({ value, details });
            given.onChange?.(value, details);
          }}
          onComplete={(value, details) => {
            completed.push({ value, details });
            given.onComplete?.(value, details);
          }}
          onReject={(raw, details) => {
            rejected.push(`${details.why}: ${raw}`);
            given.onReject?.(raw, details);
          }}
        />,
      )}
    </StrictMode>
  );
  const screen = await render(element(props));
  const part = (name: string): HTMLElement => screen.container.querySelector(`[data-sms-otp-part="${name}"]`)!;
  const slots = (): HTMLElement[] => [...screen.container.querySelectorAll<HTMLElement>('[data-slot-index]')];
  return {
    input: part('code-input') as HTMLInputElement,
    container: screen.container,
    slots,
    drawn: () => slots().map((slot) => slot.textContent!),
    active: () => slots().flatMap((slot, index) => (slot.hasAttribute('data-active') ? [index] : [])),
    changes,
    completed,
    rejected,
    get actions() {
      return actionsRef.current!;
    },
    part,
    said: () => part('code-status').textContent!,
    rerender: async (next) => screen.rerender(element(next)),
    unmount: async () => screen.unmount(),
  };
}

/** By the real clipboard and the real Ctrl+V. */
export async function paste(input: HTMLInputElement, text: string): Promise<void> {
  input.focus();
  await navigator.clipboard.writeText(text);
  await userEvent.paste();
}

/** As a keyboard's suggestion, dictation and iOS do it: the whole text as one `insertText`. */
export async function insert(input: HTMLInputElement, text: string): Promise<void> {
  input.focus();
  await cdp().send('Input.insertText', { text });
}

/** As a password manager does it: the value is set by script, the event says nothing. */
export function autofill(input: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** As an input method does it: shown as it grows, then put in. */
export async function compose(input: HTMLInputElement, steps: string[], result = steps.at(-1)!): Promise<void> {
  input.focus();
  for (const text of steps) {
    await cdp().send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await cdp().send('Input.insertText', { text: result });
}

/** A frame later everything has happened that one event can cause. */
export function settle(): Promise<unknown> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}
