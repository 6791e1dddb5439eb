/** What a screen reader is told beyond the typing itself. */
export type OtpNews = 'filled' | 'rejected' | null;

export interface OtpState {
  value: string;
  /** What an input method shows before it is done; null while none is at work. */
  composing: string | null;
  news: OtpNews;
  newsId: number;
  rejectedAtMs: number;
}
