/** Each is `[data-sms-otp-part="code-…"]`, the root `"code"` alone. */
export type OtpInputPart =
  | 'root'
  | 'label'
  /** The row: the slots, and the input over them. */
  | 'field'
  | 'slots'
  | 'slot'
  | 'separator'
  | 'input'
  | 'hint'
  | 'error'
  | 'status';

/**
 * State attributes.
 *
 * Root: `data-status` (`idle | busy | invalid | success`), `data-length`, `data-complete`, `data-empty`, `data-disabled`, `data-readonly`,
 * `data-masked`,
 * `data-grouped`, and `data-enhanced` once script draws the digits.
 *
 * Slot: `data-filled`, `data-group-start`, `data-group-end`, and while the field has the focus
 * `data-active` (the next key goes here), `data-caret` (it is empty) and `data-selected` (part of a selection).
 */
export type OtpInputState =
  | 'status'
  | 'length'
  | 'complete'
  | 'empty'
  | 'disabled'
  | 'readonly'
  | 'masked'
  | 'grouped'
  | 'enhanced'
  | 'filled'
  | 'group-start'
  | 'group-end'
  | 'active'
  | 'caret'
  | 'selected';
