import type { ComponentPropsWithoutRef, ComponentPropsWithRef, RefObject } from 'react';
import type { OtpChangeReason, OtpRejectReason } from './otp-editing.js';
import type { OtpNews } from './otp-input-state.js';
import type { OtpCharset } from './otp-value.js';

export interface OtpChangeDetails {
  reason: OtpChangeReason;
  /** The event behind it; null for a code that came by itself. */
  event: Event | null;
  isComplete: boolean;
  /** In `onChange`, leaves the field as it was; in `onComplete`, keeps `autoSubmit` back. */
  cancel: () => void;
  isCanceled: boolean;
}

export interface OtpRejectDetails {
  /** `characters`: nothing of it can be part of a code; `overflow`: only its beginning was taken. */
  why: OtpRejectReason;
  reason: OtpChangeReason;
}

export interface OtpInputActions {
  focus: () => void;
  /** Empties the field, keeps or takes the focus, and puts the caret at the first slot. */
  clear: () => void;
  select: () => void;
}

export type OtpInputStatus = 'idle' | 'busy' | 'invalid' | 'success';

export interface UseOtpInputProps {
  /** @default 6 */
  length?: number | undefined;
  /** @default 'numeric' */
  charset?: OtpCharset | undefined;
  /** Applied to typed and pasted text, e.g. `(text) => text.toUpperCase()`; must give the same when applied twice. */
  transform?: ((text: string) => string) | undefined;
  /** Makes it controlled. */
  value?: string | undefined;
  /** Read like typed text, so that one from a link (`123-456`) will do. */
  defaultValue?: string | undefined;
  /** With every change by the member, before `onComplete`; never on mount, except for digits typed before hydration. */
  onChange?: ((value: string, details: OtpChangeDetails) => void) | undefined;
  /**
   * When the member's own action made the code whole, after the value was accepted. A code pasted over the same code counts;
   * a digit replaced in a full field does not, nor does a value that you set, nor anything while `busy`.
   */
  onComplete?: ((value: string, details: OtpChangeDetails) => void) | undefined;
  onReject?: ((raw: string, details: OtpRejectDetails) => void) | undefined;
  /** `busy` keeps focus and keyboard but takes no edits. @default 'invalid' where there is an `error`, else 'idle' */
  status?: OtpInputStatus | undefined;
  /** Submits the form after `onComplete`. Say so before the field (WCAG 3.2.2). @default false */
  autoSubmit?: boolean | undefined;
  /** Takes the code from the next SMS where the browser offers it (Chrome on Android). @default false */
  webOtp?: false | 'when-focused' | 'on-mount' | undefined;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  id?: string | undefined;
  actionsRef?: RefObject<OtpInputActions | null> | undefined;
  /** The browser's own message for a code that is not whole. */
  incompleteMessage?: string | undefined;
}

/** What else an `<input>` takes, `name`, `form` and `required` among it. */
export type NativeInputProps = Omit<
  ComponentPropsWithoutRef<'input'>,
  keyof UseOtpInputProps | 'type' | 'maxLength' | 'dir' | 'className' | 'style' | 'size' | 'children' | 'placeholder'
>;

export interface UseOtpInputResult {
  value: string;
  /** What to draw: the value, or what an input method is composing. */
  characters: string;
  isComplete: boolean;
  /** For a polite live region; keyed by `newsId`, so that the same news is said again. */
  news: OtpNews;
  newsId: number;
  inputRef: RefObject<HTMLInputElement | null>;
  rootRef: RefObject<HTMLDivElement | null>;
  inputProps: ComponentPropsWithRef<'input'>;
}
