import type { CaretEdit } from './caret.js';

/** What the field went through. Browsers lose their own undo stack when a script writes the field, so the field keeps one. */
export interface EditHistory {
  entries: readonly CaretEdit[];
  /** Index of what stands now. */
  at: number;
}

const depth = 100;

export const emptyHistory: EditHistory = { entries: [], at: 0 };

/** @param before what stood until this edit: the host may have changed it since the last one */
export function remember({ entries, at }: EditHistory, before: CaretEdit, after: CaretEdit): EditHistory {
  const kept = [...entries.slice(0, at), before, after].slice(-depth);
  return { entries: kept, at: kept.length - 1 };
}

/** @param step -1 to undo, 1 to redo; null when there is nothing left in that direction */
export function travel({ entries, at }: EditHistory, step: -1 | 1): EditHistory | null {
  return entries[at + step] ? { entries, at: at + step } : null;
}
