import { isFocused } from './otp-field-element.js';

/** Straight to the DOM: the caret moves with every key, and rendering for it would double the commits. */
export function watchSelection(input: HTMLInputElement, root: Element | null): (length: number) => void {
  let shown = '';
  return (length) => {
    const start = isFocused(input) ? input.selectionStart! : -1;
    const end = start < 0 ? start : input.selectionEnd!;
    const filled = input.value.length;
    const now = `${[start, end, filled, length]}`;
    if (now === shown) return;
    shown = now;
    const active = Math.min(start, length - 1);
    slotsOf(root).forEach((slot, index) => {
      const isSelected = index >= start && index < end;
      slot.toggleAttribute('data-active', start === end ? index === active : isSelected);
      slot.toggleAttribute('data-selected', isSelected);
      slot.toggleAttribute('data-caret', index === start && start === filled);
    });
  };
}

/** The slot under a pointer, or the next one where it is between two. */
export function slotAt(root: Element | null, x: number): number {
  return slotsOf(root).filter((slot) => slot.getBoundingClientRect().right < x).length;
}

function slotsOf(root: Element | null): Element[] {
  return [...(root?.querySelectorAll('[data-slot-index]') ?? [])];
}
