/** No number with its punctuation is longer; a pasted book must not cost more than a number. */
const longest = 200;

/**
 * The digits of whatever was typed, pasted or filled in, with one plus in front when the number is international:
 * `'(201) 555-0123'` gives `'2015550123'`, `'+44 (0)7400…'` gives `'+4407400…'`, `'٠٧'` gives `'07'`.
 */
export function cleanNumber(raw: string): string {
  // Most callers have clean digits already, several times a key.
  if (/^\+?\d{0,20}$/u.test(raw)) return raw;
  const text = toAscii(raw.slice(0, longest));
  if (!text.includes('+')) return text.replaceAll(/\D/gu, '');
  // "+1 +44 7400 123456": a whole number pasted behind a prefix starts over; a stray plus does not.
  const restart = /^.*\d[^+]*\+(?=(?:[^\d+]*\d){7})/su.exec(text);
  const rest = restart ? `+${text.slice(restart[0].length)}` : text;
  const digits = rest.replaceAll(/\D/gu, '');
  return /^[^\d+]*\+/u.test(rest) ? `+${digits}` : digits;
}

/** Without `;ext=5`, `ext. 5`, `x5` or `#5` behind a number of 7 digits or more: nobody is texted at an extension. */
export function withoutExtension(raw: string): string {
  return raw.slice(0, longest).replace(/^((?:\D*\d){7}[\d\s().+-]*?)\s*(?:[;,#]|e?x(?:t\w*)?[.:\s]*\d).*$/isu, '$1');
}

/** Full-width and styled characters by NFKC; digits of every script to ASCII: blocks of decimal digits begin at zero and never touch. */
function toAscii(raw: string): string {
  if (/^[ -~]*$/u.test(raw)) return raw;
  return raw.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0)!;
    const value = zero;
    while (zero > value - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(value - zero);
  });
}
