import { isFocused } from './otp-field-element.js';

/** Straight to the DOM: the caret moves with every key, and rendering for it would double the commits. */
export function watchSelection(input: HTMLInputElement, root: Element | null): (length: number) => void {
  let shown = '';
  let slots: Element[] = [];
  let marked: Element[] = [];
  const mark = (isActive: boolean, isSelected: boolean, isCaret: boolean): void => {
    for (const slot of marked) {
      slot.toggleAttribute('data-active', isActive);
      slot.toggleAttribute('data-selected', isSelected);
      slot.toggleAttribute('data-caret', isCaret);
    }
  };
  return (length) => {
    const start = isFocused(input) ? input.selectionStart! : -1;
    const end = start < 0 ? start : input.selectionEnd!;
    const filled = input.value.length;
    const now = `${[start, end, filled, length]}`;
    if (now === shown) return;
    shown = now;
    const first = Math.min(start, length - 1);
    // Only the slots that were marked and those that will be: asking each of them takes a third of a key's script time.
    mark(false, false, false);
    if (!slots[first]?.isConnected) slots = slotsOf(root);
    marked = slots.slice(first, Math.max(first + 1, end));
    mark(true, start !== end, first === filled);
  };
}

/** The slot under a pointer, or the next one where it is between two. */
export function slotAt(root: Element | null, x: number): number {
  return slotsOf(root).filter((slot) => slot.getBoundingClientRect().right < x).length;
}

function slotsOf(root: Element | null): Element[] {
  return [...(root?.querySelectorAll('[data-slot-index]') ?? [])];
}
