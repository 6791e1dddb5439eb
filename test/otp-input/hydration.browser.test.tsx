import { act, StrictMode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type OtpChangeDetails, OtpInput, type OtpInputProps } from 'sms-otp-kit';
import styles from '../../src/styles/index.css?inline';
import { settle } from './code-field.js';

let root: Root | undefined;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
afterEach(async () => {
  await act(async () => root?.unmount());
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
});

async function hydrate(
  props: OtpInputProps,
  before: (input: HTMLInputElement) => void | Promise<void> = () => {},
): Promise<{ input: HTMLInputElement; drawn: () => string; complaints: unknown[] }> {
  const container = document.body.appendChild(document.createElement('div'));
  const complaints: unknown[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => {
    spy.mockRestore();
    container.remove();
  });
  const element = (
    <StrictMode>
      <OtpInput name="code" {...props} />
    </StrictMode>
  );
  container.innerHTML = renderToString(element);
  // Only from here on: React 18 takes layout effects for a mistake when it renders for a server inside a browser.
  spy.mockImplementation((...said) => complaints.push(said));
  const input = container.querySelector('input')!;
  await before(input);
  await act(async () => {
    root = hydrateRoot(container, element, { onRecoverableError: (error) => complaints.push(error) });
  });
  const drawn = (): string => container.querySelector('[data-sms-otp-part="code-slots"]')!.textContent!;
  return { input, drawn, complaints };
}

describe('before hydration', () => {
  it('digits are seen, stay, and complete exactly once (R18)', async () => {
    const changes: [string, string][] = [];
    const completed: [string, OtpChangeDetails][] = [];
    const { input, drawn, complaints } = await hydrate(
      {
        onChange: (value, { reason }) => changes.push([value, reason]),
        onComplete: (value, details) => completed.push([value, details]),
      },
      async (typed) => {
        await userEvent.type(typed, '123 456');
        expect(typed.value).toBe('123 456');
        expect(getComputedStyle(typed).color).not.toBe('rgba(0, 0, 0, 0)');
        expect(getComputedStyle(typed).maskImage).toBe('none');
      },
    );
    await settle();
    expect(complaints).toEqual([]);
    expect([input.value, drawn()]).toEqual(['123456', '123456']);
    expect(changes).toEqual([['123456', 'adopt']]);
    expect(completed.map(([value]) => value)).toEqual(['123456']);
  });

  it('a part is kept, and typing goes on behind it', async () => {
    const { input, drawn } = await hydrate({}, (typed) => userEvent.type(typed, '12'));
    expect(document.activeElement).toBe(input);
    await act(async () => {
      await userEvent.keyboard('3');
    });
    expect([input.value, drawn()]).toEqual(['123', '123']);
  });

  it('something that is no code goes away', async () => {
    const { input } = await hydrate({}, (typed) => {
      typed.value = 'hello';
    });
    await settle();
    expect(input.value).toBe('');
  });

  it.each([{}, { defaultValue: '123' }, { value: '123456' }, { length: 8, groups: [4, 4], separator: '–' }])(
    'the server’s markup is what React expects with %j',
    async (props) => {
      const { complaints } = await hydrate(props);
      expect(complaints).toEqual([]);
    },
  );
});

describe('a strict content security policy', () => {
  it('of style-src ’self’ is never broken, and the field looks as it should (R15)', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    onTestFinished(() => frame.remove());
    const element = <OtpInput groups={[3, 3]} defaultValue="12" status="invalid" error="Wrong." />;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="style-src 'self'"><body><div id="host">${renderToString(element)}</div>`;
    await loaded;
    const page = frame.contentDocument!;
    const violations: string[] = [];
    page.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    const sheet = new frame.contentWindow!.window.CSSStyleSheet();
    sheet.replaceSync(styles);
    page.adoptedStyleSheets = [sheet];
    await act(async () => {
      root = hydrateRoot(page.querySelector('#host')!, element);
    });
    const input = page.querySelector('input')!;
    input.focus();
    await act(async () => {
      input.value = '123456';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await settle();
    expect(page.querySelector('[data-sms-otp-part="code-slots"]')!.textContent).toBe('123456');
    expect(page.querySelector('style, [style]')).toBeNull();
    expect(violations).toEqual([]);
    expect(frame.contentWindow!.getComputedStyle(page.querySelector('[data-slot-index]')!).borderStyle).toBe('solid');
  });
});
