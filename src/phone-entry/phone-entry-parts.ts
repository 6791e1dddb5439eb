/** Parts and what they are; in markup `data-sms-otp-part` is `phone` for the root and `phone-{part}` for the others. */
export interface PhoneEntryParts<T> {
  /** Everything; carries the state attributes. */
  root: T;
  /** The visible name of the number. */
  label: T;
  /** The joined box around country and number. */
  control: T;
  /** The country half: what is seen, with the native list laid over it. */
  country: T;
  /** What is seen of the country: flag, ISO code, calling code. */
  trigger: T;
  /** `US`; a dash when the number belongs to no country. */
  iso: T;
  /** `+1`; hidden while the number carries its own. */
  dial: T;
  /** The native list. */
  select: T;
  /** The dialog of `sms-otp-kit/country-picker`, in the top layer. */
  picker: T;
  /** Its head: the search field and the way out. */
  search: T;
  /** The search field. */
  query: T;
  /** Seen only where the dialog fills a small touch screen. */
  close: T;
  /** The rows that the search found; scrolls. */
  list: T;
  /** One row, with `data-selected`, `data-focused`, `data-hovered` and `data-disabled` of React Aria. */
  option: T;
  /** Stands in the list when nothing is found. */
  empty: T;
  /** The one field for the whole number. */
  input: T;
  /** Shares its place with the error, so that nothing jumps. */
  hint: T;
  /** What is wrong, announced politely. */
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
  /** It is disabled. */
  'data-disabled': '' | undefined;
  /** It is read-only. */
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
