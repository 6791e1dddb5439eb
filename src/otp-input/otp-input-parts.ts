/** Each part is `[data-sms-otp-part="…"]`; the values say what it is. */
export const otpInputParts = {
  root: 'code',
  label: 'code-label',
  field: 'code-field',
  slots: 'slots',
  input: 'code-input',
  slot: 'slot',
  separator: 'separator',
  hint: 'code-hint',
  error: 'code-error',
  status: 'code-status',
} as const;

export type OtpInputPart = keyof typeof otpInputParts;

/**
 * State attributes.
 *
 * Root: `data-status` (`idle | busy | invalid | success`), `data-length`, `data-complete`, `data-empty`, `data-disabled`, `data-readonly`,
 * `data-masked`, and `data-enhanced` once script draws the digits.
 *
 * Slot: `data-filled`, `data-placeholder`, `data-group-start`, `data-group-end`, and while the field has the focus
 * `data-active` (the next key goes here) and `data-selected` (part of a selection).
 */
export type OtpInputState =
  | 'status'
  | 'length'
  | 'complete'
  | 'empty'
  | 'disabled'
  | 'readonly'
  | 'masked'
  | 'enhanced'
  | 'filled'
  | 'placeholder'
  | 'group-start'
  | 'group-end'
  | 'active'
  | 'selected';
