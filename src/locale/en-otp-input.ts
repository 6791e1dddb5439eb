import type { Message, OtpInputMessageParams } from './messages.js';

/** Apart from `en.ts`, so that `<OtpInput>` alone carries only its own texts. */
export const enOtpInput: { readonly [K in keyof OtpInputMessageParams]: Message<OtpInputMessageParams[K]> } = {
  'otpInput.label': 'Verification code',
  'otpInput.hint': 'Enter the {length}-digit code.',
  'otpInput.incomplete': 'Enter all {length} digits of the code.',
  'otpInput.filled': 'Code filled from message.',
  'otpInput.rejected': 'Use digits only.',
  'otpInput.hintCharacters': 'Enter the {length}-character code.',
  'otpInput.busy': 'Checking the code…',
};
