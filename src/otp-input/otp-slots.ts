import { isFocused } from './otp-field-element.js';

/** Straight to the DOM: the caret moves with every key, and rendering for it would double the commits. */
export function watchSelection(input: HTMLInputElement, root: Element | null): (length: number) => void {
  let shown = '';
  return (length) => {
    if (!root) return;
    const start = isFocused(input) ? input.selectionStart! : -1;
    const end = start < 0 ? start : input.selectionEnd!;
    const now = `${start} ${end} ${length}`;
    if (now === shown) return;
    shown = now;
    const active = Math.min(start, length - 1);
    slotsOf(root).forEach((slot, index) => {
      const isSelected = index >= start && index < end;
      slot.toggleAttribute('data-active', start === end ? index === active : isSelected);
      slot.toggleAttribute('data-selected', isSelected);
    });
  };
}

/** The slot under a pointer, or the next one where it is between two. */
export function slotAt(root: Element | null, x: number): number {
  return root ? [...slotsOf(root)].filter((slot) => slot.getBoundingClientRect().right < x).length : 0;
}

function slotsOf(root: Element): NodeListOf<HTMLElement> {
  return root.querySelectorAll('[data-slot-index]');
}
