import type { CaretEdit } from './caret.js';

/** Past edits, newest last. Browsers lose their own undo stack when a script writes the field, so the field keeps one. */
export interface EditHistory {
  past: readonly CaretEdit[];
  future: readonly CaretEdit[];
}

const depth = 100;

export const emptyHistory: EditHistory = { past: [], future: [] };

/** Call with the state that an edit is about to replace. */
export function remember(history: EditHistory, before: CaretEdit): EditHistory {
  return { past: [...history.past.slice(1 - depth), before], future: [] };
}

/** Steps back or forward; null when there is nothing left in that direction. */
export function travel(
  history: EditHistory,
  direction: 'undo' | 'redo',
  now: CaretEdit,
): { history: EditHistory; to: CaretEdit } | null {
  const { past, future } = history;
  const to = direction === 'undo' ? past.at(-1) : future.at(-1);
  if (!to) return null;
  return direction === 'undo'
    ? { to, history: { past: past.slice(0, -1), future: [...future, now] } }
    : { to, history: { past: [...past, now], future: future.slice(0, -1) } };
}
