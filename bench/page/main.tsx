import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { codeFields } from './code-fields.js';
import { numberFields } from './number-fields.js';
import { steps } from './steps/index.js';
import { everything, fieldOf, type MountableStep } from './steps/step.js';
import './styles.js';

// React reports each commit to this hook, in production builds too; `Profiler` would need a build of its own.
let commits = 0;
const devtools = (globalThis as unknown as { __REACT_DEVTOOLS_GLOBAL_HOOK__: { onCommitFiberRoot: () => void } })
  .__REACT_DEVTOOLS_GLOBAL_HOOK__;
devtools.onCommitFiberRoot = () => {
  commits += 1;
};

const families = { otp: codeFields, phone: numberFields };
const host = document.querySelector<HTMLElement>('#root')!;
let roots: Root[] = [];
let step: MountableStep;

/** What the runner calls. Times are of the page's own clock; a forced layout ends each. */
const bench = {
  mount(family: keyof typeof families, name: string, count: number): { milliseconds: number; nodes: number } {
    const Field = families[family][name]!;
    const started = performance.now();
    const root = createRoot(host);
    flushSync(() =>
      root.render(
        Array.from({ length: count }, (_, index) => createElement('div', { key: index }, createElement(Field))),
      ),
    );
    void host.offsetHeight;
    const milliseconds = performance.now() - started;
    roots.push(root);
    return { milliseconds, nodes: host.querySelectorAll('*').length };
  },
  hydrate(family: keyof typeof families, name: string, html: string): number {
    host.innerHTML = html;
    void host.offsetHeight;
    const Field = families[family][name]!;
    const started = performance.now();
    let root: Root;
    flushSync(() => {
      root = hydrateRoot(host, createElement(Field));
    });
    void host.offsetHeight;
    const milliseconds = performance.now() - started;
    roots.push(root!);
    return milliseconds;
  },
  stepNames: (): string[] => Object.keys(steps),
  /** Loads a whole step and brings it to where its screen can be mounted; nothing of that is measured. */
  async prepareStep(name: string): Promise<void> {
    const { default: prepare } = await steps[name]!();
    step = await prepare();
  },
  /** Resolves when the screen can be used; some ask for their settings first. */
  async mountStep(): Promise<{ milliseconds: number; nodes: number }> {
    const started = performance.now();
    step.mount(host);
    if (!step.isShown(host)) await shown();
    void host.offsetHeight;
    return { milliseconds: performance.now() - started, nodes: everything(host).length };
  },
  /** Whether there was a field to take the focus. */
  focusStep(): boolean {
    fieldOf(host)?.focus();
    return fieldOf(host) !== undefined;
  },
  unmountStep(): void {
    step.unmount();
  },
  unmount(): void {
    flushSync(() => roots.forEach((root) => root.unmount()));
    roots = [];
    host.replaceChildren();
  },
  commits: (): number => commits,
  /** The field's own text: one input's value, or the joined values of one input per digit. */
  value(): string {
    const inputs = [...host.querySelectorAll<HTMLInputElement>('input:not([type=hidden]):not([aria-hidden=true])')];
    return inputs.map((input) => input.value).join('');
  },
  focus(): void {
    const inputs = host.querySelectorAll<HTMLInputElement>('input:not([type=hidden]):not([aria-hidden=true])');
    // The search field of a closed country list comes first in one of them.
    [...inputs].find((input) => input.checkVisibility())!.focus();
  },
  names: (family: keyof typeof families): string[] => Object.keys(families[family]),
};

/** Looked for by the clock: one contender draws below a shadow root, whose changes no observer outside of it sees. */
function shown(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!step.isShown(host)) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
}

Object.assign(globalThis, { bench });
