import * as fc from 'fast-check';
import { type ReactElement, StrictMode, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished } from 'vitest';
import { OtpInput } from 'sms-otp-kit';
import { apply, type Edit, edits, type Model } from './edit-model.js';

interface Seen extends Model {
  drawn: string;
  host: string;
}

/** As the browser does it for a key: it asks first, then edits where the selection is by then. */
function enter(input: HTMLInputElement, data: string): void {
  const asked = new InputEvent('beforeinput', { inputType: 'insertText', data, bubbles: true, cancelable: true });
  if (input.dispatchEvent(asked)) document.execCommand('insertText', false, data);
}

function paste(input: HTMLInputElement, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

it('any sequence of edits does what a plain description of it says, and completes at most once each', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  let completed = 0;
  let host: { value: string; set: (value: string) => void };
  const onHost = (next: typeof host): void => {
    host = next;
  };
  function Host(): ReactElement {
    const [value, set] = useState('');
    onHost({ value, set });
    return <OtpInput value={value} onChange={set} onComplete={() => (completed += 1)} />;
  }
  let run = 0;
  let edited = 0;

  const perform = (input: HTMLInputElement, edit: Edit): void => {
    if (edit.do === 'type' || edit.do === 'insert') enter(input, edit.text);
    else if (edit.do === 'paste') paste(input, edit.text);
    else if (edit.do === 'select') {
      const { length } = input.value;
      input.setSelectionRange(Math.min(edit.from, edit.to, length), Math.min(Math.max(edit.from, edit.to), length));
    } else if (edit.do === 'set') flushSync(() => host.set(edit.value));
    else document.execCommand(edit.do);
  };
  const look = (input: HTMLInputElement): Seen => ({
    value: input.value,
    start: input.selectionStart!,
    end: input.selectionEnd!,
    completed,
    drawn: container.querySelector('[data-sms-otp-part="code-slots"]')!.textContent!,
    host: host.value,
  });

  await fc.assert(
    fc.asyncProperty(edits, async (sequence) => {
      run += 1;
      flushSync(() =>
        root.render(
          <StrictMode key={run}>
            <Host />
          </StrictMode>,
        ),
      );
      const input = container.querySelector('input')!;
      input.focus();
      let model: Model = { value: '', start: 0, end: 0, completed: 0 };
      const past = new Set(['']);
      for (const edit of sequence) {
        completed = 0;
        perform(input, edit);
        // React renders what an event caused in a microtask of its own, and completion follows in the next.
        for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
        const seen = look(input);
        // What one step of undo takes back is the browser's; it must be a state that was there before.
        const isUndo = edit.do === 'undo' && past.has(seen.value) && seen.completed <= 1;
        model = isUndo ? { ...seen, gap: model.gap! } : apply(edit, model);
        past.add(model.value);
        edited += 1;
        const { value, start, end } = model;
        expect(seen).toEqual({ value, start, end, completed: model.completed, drawn: value, host: value });
      }
    }),
    { numRuns: 1000 },
  );
  expect(run).toBeGreaterThanOrEqual(1000);
  expect(edited).toBeGreaterThan(5000);
}, 120_000);
