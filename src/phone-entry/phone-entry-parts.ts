/** Values of `data-sms-otp-part`, outermost first. */
export const phoneEntryParts = {
  /** Everything; carries the state attributes. */
  root: 'phone',
  label: 'phone-label',
  /** The joined box around country and number. */
  control: 'phone-control',
  /** The country half: the text that is seen, with the native list laid over it. */
  country: 'phone-country',
  /** What is seen of it: flag, ISO code, calling code, chevron. */
  countryTrigger: 'phone-country-trigger',
  /** The ISO code. */
  countryText: 'phone-country-text',
  /** `+1`; always left to right. */
  callingCode: 'phone-calling-code',
  countrySelect: 'phone-country-select',
  input: 'phone-input',
  hint: 'phone-hint',
  error: 'phone-error',
  /** Takes over today's form of a number in an older format. */
  suggestion: 'phone-suggestion',
  /** For screen readers only. */
  status: 'phone-status',
} as const;

export type PhoneEntryPart = keyof typeof phoneEntryParts;

/** State attributes of the root: present and empty, or absent. */
export interface PhoneEntryState {
  /** An error is shown. */
  'data-invalid': '' | undefined;
  'data-disabled': '' | undefined;
  'data-readonly': '' | undefined;
  /** There is at least one digit. */
  'data-filled': '' | undefined;
  /** The number is complete and allowed. */
  'data-complete': '' | undefined;
  /** The number carries its own calling code, so the country half hides its own. */
  'data-international': '' | undefined;
  /** ISO code, e.g. `'US'`. */
  'data-country': string | undefined;
}
