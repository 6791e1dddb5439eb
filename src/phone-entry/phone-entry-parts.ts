/** Parts and what they are; in markup `data-sms-otp-part` is `phone` for the root and `phone-{part}` for the others. */
export interface PhoneEntryParts<T> {
  /** Everything; carries the state attributes. */
  root: T;
  label: T;
  /** The joined box around country and number. */
  control: T;
  /** The country half: what is seen, with the native list laid over it. */
  country: T;
  /** What is seen of the country: flag, ISO code, calling code. */
  trigger: T;
  iso: T;
  /** `+1`; hidden while the number carries its own. */
  dial: T;
  /** The native list. */
  select: T;
  /** The searchable list of `sms-otp-kit/country-picker`: the dialog, its head and search field, the way out of a full screen. */
  picker: T;
  search: T;
  query: T;
  close: T;
  list: T;
  option: T;
  /** Stands in the list when nothing is found. */
  empty: T;
  input: T;
  hint: T;
  error: T;
  /** Takes over today's form of a number in an older format. */
  suggestion: T;
  /** For screen readers only. */
  status: T;
}

export type PhoneEntryPart = keyof PhoneEntryParts<unknown>;

export type PartOf = (name: PhoneEntryPart) => { 'data-sms-otp-part': string; className: string | undefined };

export function partsOf(classNames: Partial<PhoneEntryParts<string>> | undefined): PartOf {
  return (name) => ({
    'data-sms-otp-part': name === 'root' ? 'phone' : `phone-${name}`,
    className: classNames?.[name],
  });
}

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
  /** The number carries its own calling code. */
  'data-international': '' | undefined;
  /** ISO code, e.g. `'US'`. */
  'data-country': string | undefined;
}
