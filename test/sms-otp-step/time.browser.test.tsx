import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRoot, type Root } from 'react-dom/client';
import { code, prepareStep, type StepSetup } from './rendered-step.js';

let root: Root;
let container: HTMLElement;

beforeEach(() => {
  sessionStorage.clear();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  container = document.body.appendChild(document.createElement('div'));
  root = createRoot(container);
});
afterEach(async () => {
  await act(async () => root.unmount());
  container.remove();
  vi.useRealTimers();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
});

async function mount(setup: StepSetup = {}): Promise<string[]> {
  const { element, calls } = prepareStep(setup);
  await act(async () => root.render(element));
  await pass(0);
  return calls;
}

const pass = (seconds: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const part = (name: string): HTMLElement => container.querySelector<HTMLElement>(`[data-sms-otp-part="${name}"]`)!;
const polite = (): string => container.querySelector('section > [role=status]')!.textContent!;

describe('the two minutes of a code', () => {
  it('are counted for the eye each second, and said at 60, 30, 10 and 0 only (U31)', async () => {
    await mount();
    await pass(0.01);
    expect(part('timer')).toHaveTextContent('Code expires in 2:00');
    const said: [number, string][] = [];
    let last = polite();
    for (let left = 119; left >= -1; left -= 1) {
      await pass(1);
      if (polite() !== last) said.push([left, (last = polite())]);
    }
    expect(said).toEqual([
      [90, 'You can ask for a new code now.'],
      [60, 'The code expires in 1 minute.'],
      [30, 'The code expires in 30 seconds.'],
      [10, 'The code expires in 10 seconds.'],
      [0, 'The code has expired. Ask for a new one.'],
    ]);
    expect(part('timer').closest('[aria-live], [role=status], [role=alert]')).toBeNull();
    expect(part('timer').getAttribute('aria-hidden')).toBe('true');
    // The server decides: the field stays usable.
    expect(part('code-input')).not.toHaveAttribute('readonly');
  });

  it('are said of the newest code after a resend, not of the one before (U31)', async () => {
    await mount();
    // A moment after "expires in 1 minute".
    await pass(63);
    await act(async () => part('resend').click());
    const said: string[] = [];
    for (let seconds = 0; seconds < 65; seconds += 1) {
      await pass(1);
      if (polite() !== said.at(-1)) said.push(polite());
    }
    expect(said).toEqual([
      expect.stringMatching(/^New code sent to/u),
      'You can ask for a new code now.',
      'The code expires in 1 minute.',
    ]);
  });

  it('render nothing but what ticks', async () => {
    await mount();
    const changed = new Set<string>();
    const watcher = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof HTMLElement ? target : target.parentElement!;
        changed.add(element.dataset['smsOtpPart'] ?? element.tagName);
      }
    });
    watcher.observe(container, { subtree: true, childList: true, characterData: true, attributes: true });
    await pass(3);
    watcher.disconnect();
    expect([...changed].toSorted()).toEqual(['resend', 'timer']);
  });
});

describe('the wait before a resend', () => {
  it('keeps the button in reach, with the wait as its name, and ends by itself (U14, U34)', async () => {
    const calls = await mount();
    await pass(1);
    expect(part('resend')).toHaveTextContent('Resend code in 29 seconds');
    expect(part('resend')).toHaveAttribute('aria-disabled', 'true');
    await act(async () => part('resend').click());
    expect(calls).not.toContain('send');
    await pass(29);
    expect(part('resend')).toHaveTextContent('Resend code');
    expect(part('resend')).not.toHaveAttribute('aria-disabled');
    await act(async () => part('resend').click());
    await pass(1);
    expect(calls.filter((call) => call === 'send')).toHaveLength(1);
    expect(polite()).toMatch(/^New code sent to .* Only the newest code works\.$/u);
    expect(container).toHaveTextContent('Only the newest code works.');
  });
});

describe('a limit', () => {
  it('counts down where it is read, is announced once, and opens again by itself (U9)', async () => {
    await mount({ scenario: { authenticate: 'limited' } });
    await act(async () => {
      const input = part('code-input') as HTMLInputElement;
      input.focus();
      document.execCommand('insertText', false, code);
      input.form!.requestSubmit();
    });
    await pass(1);
    const announced = part('error').querySelector('[role=alert]')!;
    const words = announced.textContent;
    expect(words).toMatch(/^Too many attempts\. Wait (1 minute|59 seconds), then try again\.$/u);
    await pass(20);
    expect(part('error')).toHaveTextContent(/Too many attempts\. Wait (39|38) seconds, then try again\./u);
    expect(announced.textContent).toBe(words);
    expect(part('submit')).toHaveAttribute('aria-disabled', 'true');
    await pass(40);
    expect(part('submit')).not.toHaveAttribute('aria-disabled');
    expect(container.querySelector('[data-sms-otp-part="error"]')).toBeNull();
  });
});

describe('a slow answer', () => {
  it('is busy at once, keeps the focus, and is called slow after five seconds (U7)', async () => {
    await mount({
      latencyMs: 60_000,
      step: { challenge: { state: 'pending', has_phone_number: true, code_sent: false } },
    });
    part('submit').focus();
    await act(async () => part('submit').click());
    expect(part('submit')).toHaveAttribute('aria-disabled', 'true');
    expect(part('submit')).toHaveTextContent('Sending…');
    expect(polite()).toBe('Sending…');
    expect(document.activeElement).toBe(part('submit'));
    await pass(4);
    expect(part('note')).toHaveAttribute('hidden');
    await pass(2);
    expect(part('note')).not.toHaveAttribute('hidden');
    expect(part('note')).toHaveTextContent('This is taking longer than usual…');
    expect(polite()).toBe('This is taking longer than usual…');
  });
});

describe('a lid that is closed and opened', () => {
  it('lets the server be asked, although the tab was in front all the time', async () => {
    const calls = await mount();
    await pass(5);
    const before = calls.length;
    await pass(30);
    expect(calls).toHaveLength(before);
    // While the machine sleeps the monotonic clock stands still, and the system's does not.
    vi.setSystemTime(Date.now() + 60_000);
    await pass(5);
    expect(calls.slice(before)).toEqual(['challenge']);
    await pass(30);
    expect(calls).toHaveLength(before + 1);
  });
});
