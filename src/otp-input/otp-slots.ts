import { isFocused } from './otp-field-element.js';

/** Straight to the DOM: the caret moves with every key, and rendering for it would double the commits. */
export function showSelection(input: HTMLInputElement, root: Element | null, length: number): void {
  if (!root) return;
  const isShown = isFocused(input);
  const { selectionStart: start, selectionEnd: end } = input as { selectionStart: number; selectionEnd: number };
  const active = Math.min(start, length - 1);
  slotsOf(root).forEach((slot, index) => {
    const isSelected = isShown && index >= start && index < end;
    slot.toggleAttribute('data-active', start === end ? isShown && index === active : isSelected);
    slot.toggleAttribute('data-selected', isSelected);
  });
}

/** The slot under a pointer, or the nearest one. */
export function slotAt(root: Element | null, x: number): number {
  let nearest = 0;
  let least = Infinity;
  for (const [index, slot] of root ? slotsOf(root).entries() : []) {
    const { left, right } = slot.getBoundingClientRect();
    const distance = Math.max(left - x, x - right, 0);
    if (distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

function slotsOf(root: Element): NodeListOf<HTMLElement> {
  return root.querySelectorAll('[data-slot-index]');
}
