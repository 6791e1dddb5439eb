import { isFocused } from './otp-editing.js';

/** Straight to the DOM: the caret moves with every key, and rendering for it would double the commits. */
export function showSelection(input: HTMLInputElement, root: HTMLElement | null, length: number): void {
  const slots = root?.querySelectorAll<HTMLElement>('[data-slot-index]') ?? [];
  const isShown = isFocused(input);
  const start = input.selectionStart ?? 0;
  const end = input.selectionEnd ?? 0;
  const active = Math.min(start, length - 1);
  for (const slot of slots) {
    const index = Number(slot.dataset['slotIndex']);
    slot.toggleAttribute('data-active', isShown && (start === end ? index === active : index >= start && index < end));
    slot.toggleAttribute('data-selected', isShown && index >= start && index < end);
  }
}

/** The slot under a pointer, or the nearest one. */
export function slotAt(root: HTMLElement | null, x: number): number {
  const slots = [...(root?.querySelectorAll<HTMLElement>('[data-slot-index]') ?? [])];
  const distances = slots.map((slot) => {
    const { left, right } = slot.getBoundingClientRect();
    return Math.max(left - x, x - right, 0);
  });
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}
