import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';

/** A whole login step that can be put on the page and taken off again. */
export interface MountableStep {
  /** Where a server can be asked for it. */
  element?(): ReactElement;
  mount(host: HTMLElement): void;
  unmount(): void;
  /** The first thing a member could use is there. */
  isShown(host: HTMLElement): boolean;
}

/** Elements below shadow roots included. */
export function everything(root: ParentNode): Element[] {
  const found = [...root.querySelectorAll('*')];
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) found.push(...everything(shadowRoot));
  return found;
}

/** The field a member would type into, or none. */
export function fieldOf(host: HTMLElement): HTMLInputElement | undefined {
  return everything(host)
    .filter((element) => element instanceof HTMLInputElement)
    .find((input) => input.type !== 'hidden' && input.checkVisibility());
}

const hasField = (host: HTMLElement): boolean => fieldOf(host) !== undefined;

export function stepOf(element: () => ReactElement, isShown: MountableStep['isShown'] = hasField): MountableStep {
  let root: Root | null = null;
  return {
    element,
    mount(host) {
      root = createRoot(host);
      flushSync(() => root!.render(element()));
    },
    unmount() {
      flushSync(() => root?.unmount());
    },
    isShown,
  };
}

/** No contender's server is asked: the page answers by itself. @param answers by a part of the address */
export function answerRequests(answers: Record<string, object>): void {
  const through = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const known = Object.keys(answers).find((part) => url.includes(part));
    return known ? Response.json(answers[known]) : through(input, init);
  };
}
