import type { OtpEdit } from './otp-editing.js';
import type { OtpChangeDetails } from './otp-input-props.js';

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
}

export function firstState(value: string): OtpState {
  return { value, composing: null, news: { kind: null, id: 0 }, rejectedAtMs: -Infinity };
}

/** Always a new state: the render that follows takes back what was canceled, or what a controlling host refused. */
export function heard(
  state: OtpState,
  { value, reason }: OtpEdit,
  { isComplete, isCanceled }: OtpChangeDetails,
): OtpState {
  if (isCanceled) return { ...state, composing: null };
  const isFilled = isComplete && (reason === 'autofill' || reason === 'webotp');
  const news: OtpNews = { kind: isFilled ? 'filled' : null, id: state.news.id + Number(isFilled) };
  return { ...state, value, composing: null, news };
}

/** At most once in two seconds: held keys would fill the queue of a screen reader. */
export function refused(state: OtpState, nowMs: number): OtpState {
  if (nowMs - state.rejectedAtMs < 2000) return state;
  return { ...state, news: { kind: 'rejected', id: state.news.id + 1 }, rejectedAtMs: nowMs };
}
