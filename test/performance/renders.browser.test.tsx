import { takeCommits } from './watch-renders.js';
import { act, Profiler, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { allCountries, LocalePicker, LocaleProvider, OtpInput, PhoneEntry } from 'sms-otp-kit';
import { locales, prepareStep, renderStep } from '../sms-otp-step/rendered-step.js';

/** The step's own parts. A key belongs to none of them. */
const stepParts = [
  'SmsOtpProvider',
  'SmsOtpStep',
  'StepHeading',
  'StepStatus',
  'StepErrorBox',
  'SubmitButton',
  'SlowNote',
  'LocalePicker',
];

beforeEach(() => sessionStorage.clear());

describe('a key', () => {
  function Page({ onRender }: { onRender: (id: string) => void }): ReactElement {
    return (
      <LocaleProvider locales={locales} defaultLocale="en">
        <Profiler id="code" onRender={onRender}>
          <OtpInput label="Code" />
        </Profiler>
        <Profiler id="number" onRender={onRender}>
          <PhoneEntry label="Number" countries={allCountries} defaultCountry="US" />
        </Profiler>
        <Profiler id="language" onRender={onRender}>
          <LocalePicker />
        </Profiler>
      </LocaleProvider>
    );
  }

  it.each([
    ['code', 'Code', '123456'],
    ['number', 'Number', '2015550123'],
  ])('in the %s field is one commit, and renders nothing but that field', async (field, label, typed) => {
    const rendered: string[] = [];
    const screen = await render(<Page onRender={(id) => rendered.push(id)} />);
    const input = screen.getByLabelText(label);
    await input.click();
    // Rules of numbers and the rest of the country list come after the first drawing.
    await expect.poll(() => document.querySelectorAll('option').length).toBeGreaterThan(200);
    await userEvent.keyboard('00');
    await userEvent.keyboard('{Backspace}{Backspace}');
    rendered.length = 0;
    for (const key of typed) await userEvent.keyboard(key);
    expect(rendered).toEqual(Array.from(typed, () => field));
  });

  it('in the code field of the step renders neither its heading, its timers, its buttons nor its language list', async () => {
    const { part } = await renderStep();
    await expect.poll(() => part('code-input')).not.toBeNull();
    const others = [...stepParts, 'CodeTimer', 'ResendButton'];
    expect(takeCommits().flat()).toEqual(expect.arrayContaining(others));
    for (const key of '12345') {
      await userEvent.type(part('code-input')!, key);
      const rendered = takeCommits().filter((names) => names.includes('OtpInput'));
      expect(rendered).toHaveLength(1);
      expect(rendered[0]!.filter((name) => others.includes(name))).toEqual([]);
    }
  });

  it('in the number field of the step renders neither its heading, its button nor its language list', async () => {
    const { part } = await renderStep({ account: 'new' });
    await expect.poll(() => part('phone-input')).not.toBeNull();
    const others = [...stepParts, 'PhoneForm'];
    expect(takeCommits().flat()).toEqual(expect.arrayContaining(others));
    await userEvent.type(part('phone-input')!, '20');
    takeCommits();
    for (const key of '15550123') {
      await userEvent.type(part('phone-input')!, key);
      const rendered = takeCommits().flat();
      expect(rendered).toContain('PhoneEntry');
      expect(rendered.filter((name) => others.includes(name))).toEqual([]);
    }
  });
});

describe('a second that passes', () => {
  let root: Root;
  let container: HTMLElement;

  beforeEach(() => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
    container = document.body.appendChild(document.createElement('div'));
    root = createRoot(container);
  });
  afterEach(async () => {
    await act(async () => root.unmount());
    container.remove();
    vi.useRealTimers();
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  });

  it('renders what counts, each once, and nothing around it', async () => {
    await act(async () => root.render(prepareStep({}).element));
    await act(() => vi.advanceTimersByTimeAsync(1500));
    expect(container).toHaveTextContent('Code expires in 1:59');
    takeCommits();
    for (const left of ['1:58', '1:57', '1:56']) {
      await act(() => vi.advanceTimersByTimeAsync(1000));
      expect(container).toHaveTextContent(`Code expires in ${left}`);
      expect(takeCommits().flat().toSorted()).toEqual(['CodeTimer', 'ResendButton', 'StepStatus']);
    }
  });
});
