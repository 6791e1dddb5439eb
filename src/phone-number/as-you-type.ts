import { AsYouType, type CountryCode, type MetadataJson } from 'libphonenumber-js/core';

/** Digits as the library shows them while they are typed in a country; null stands for none. */
export type TypedFormat = (digits: string, country: string | null) => string;

/**
 * One formatter that follows the member, as it was made to: a digit at the end costs one step, and taking it back costs none.
 * Anything else begins anew; what comes out does not depend on how the digits got there.
 */
export function createTypedFormat(metadata: MetadataJson): TypedFormat {
  let formatter: AsYouType | null = null;
  let followed: string | null = null;
  let typed = '';
  /** What is shown for no digit, one digit, two... */
  let texts = [''];

  const restart = (country: string | null): void => {
    formatter = new AsYouType((country ?? undefined) as CountryCode | undefined, metadata);
    followed = country;
    typed = '';
    texts = [''];
  };
  return (digits, country) => {
    if (!formatter || country !== followed || !(digits.startsWith(typed) || typed.startsWith(digits))) restart(country);
    // One by one: given '02' as one text, libphonenumber-js 1.13.16 throws in CV and WS, whose dialling prefix is a bare 0.
    for (const digit of digits.slice(typed.length)) {
      texts.push(formatter!.input(digit));
      typed += digit;
    }
    return texts[digits.length]!;
  };
}
