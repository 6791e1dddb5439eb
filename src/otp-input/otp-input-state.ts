import type { OtpEdit } from './otp-editing.js';

/** What a screen reader is told beyond the typing itself; a new `id` makes it say the same again. */
export interface OtpNews {
  kind: 'filled' | 'rejected' | null;
  id: number;
}

export interface OtpState {
  value: string;
  /** What an input method shows before it is done; null while none is at work. */
  composing: string | null;
  news: OtpNews;
  rejectedAtMs: number;
  isFocused: boolean;
}

export function firstState(value: string): OtpState {
  return { value, composing: null, news: { kind: null, id: 0 }, rejectedAtMs: -Infinity, isFocused: false };
}

export function heard(state: OtpState, { value, reason }: OtpEdit, isComplete: boolean): OtpState {
  const isFilled = isComplete && (reason === 'autofill' || reason === 'webotp');
  const news: OtpNews = isFilled ? { kind: 'filled', id: state.news.id + 1 } : { ...state.news, kind: null };
  return { ...state, value, composing: null, news };
}

/** At most once in two seconds: held keys would fill the queue of a screen reader. */
export function refused(state: OtpState, nowMs: number): OtpState {
  if (nowMs - state.rejectedAtMs < 2000) return state;
  return { ...state, news: { kind: 'rejected', id: state.news.id + 1 }, rejectedAtMs: nowMs };
}
