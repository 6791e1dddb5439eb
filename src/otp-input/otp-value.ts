/** What a code is made of: a RegExp for one character, without anchors and flags, e.g. `/[2-9A-HJ-NP-Z]/`. */
export type OtpCharset = 'numeric' | 'alphanumeric' | 'alpha' | RegExp;

export interface OtpRules {
  length: number;
  charset: OtpCharset;
  /** Applied to each text before it is looked at; must give the same when applied twice. */
  transform?: ((text: string) => string) | undefined;
}

export interface Extraction {
  /** Allowed characters only, at most `length` of them. */
  code: string;
  /** More characters were there than fit. */
  overflow: boolean;
}

const classes = { numeric: '[0-9]', alphanumeric: '[0-9A-Za-z]', alpha: '[A-Za-z]' };

/** The source of a RegExp for one character. */
export function classOf(charset: OtpCharset): string {
  return typeof charset === 'string' ? classes[charset] : `(?:${charset.source})`;
}

/** What people and messages put between the digits of one code: spaces, dashes, dots, commas of dictation, and what is not seen. */
const mark = '.,·\\u2212\\p{Pd}\\p{Cf}';
const tight = `[${mark}]*`;
const loose = `[\\s${mark}]*`;

/** Nothing but what may stand between digits: ignored in silence when typed. */
export function isSeparators(text: string): boolean {
  return matches(text, loose)[0] === text;
}

/** What of a text can be part of a code, at most `length` of it. */
export function allowedIn(text: string, rules: OtpRules): string {
  const clean = normalizeText(text, rules.transform);
  return matches(clean, classOf(rules.charset)).join('').slice(0, rules.length);
}

function matches(text: string, pattern: string): string[] {
  return text.match(new RegExp(pattern, 'gu')) ?? [];
}

/** Full-width and styled characters by NFKC, decimal digits of every script to ASCII: whatwg/html#11395 asks for both. */
export function normalizeText(text: string, transform: (text: string) => string = String): string {
  if (/^[ -~]*$/u.test(text)) return transform(text);
  const ascii = text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0)!;
    let value = 0;
    // Unicode keeps the ten of a script together, and two scripts may follow each other.
    while (/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
    return String(value % 10);
  });
  return transform(ascii);
}

/**
 * The code in whatever was pasted, dropped or filled in; null when there is none. In this order: the last line of a
 * domain-bound message (`@example.com #123456`), a run of exactly `length` characters, the only run when it is no longer, and
 * the beginning of a text that is nothing but code. Never characters gathered from here and there.
 */
export function extractCode(text: string, rules: OtpRules): Extraction | null {
  const { length } = rules;
  const clean = normalizeText(text.slice(0, longestMessage), rules.transform);
  const one = classOf(rules.charset);
  const isCode = (run: string): boolean => run.length === length && allowedIn(run, rules) === run;
  const bound = domainBound.exec(clean)?.[1] ?? '';
  const runsOf = (between: string): string[] => matches(clean, `${one}(?:${between}${one})*`);
  const join = (run: string): string => matches(run, one).join('');
  const runs = runsOf(loose);
  // What stands together before what only adds up; in prose, a word with a digit before one without.
  const whole = [...runsOf(''), ...runsOf(tight).map(join), ...runs.map(join)].filter(isCode);
  const code = isCode(bound)
    ? bound
    : (whole.find((run) => /\d/u.test(run)) ?? whole[0] ?? (runs.length === 1 ? join(runs[0]!) : ''));
  const overflow = code.length > length;
  const isProse = overflow && (/[a-z].*\s/iu.test(runs[0]!) || !isSeparators(clean.replace(runs[0]!, '')));
  return code === '' || isProse ? null : { code: code.slice(0, length), overflow };
}

/** Ten concatenated SMS; what is longer is no message with a code. */
const longestMessage = 1600;

/** @see https://wicg.github.io/sms-one-time-codes/ */
const domainBound = /(?:^|[\r\n])@\S+ #([^\s%]+).*\s*$/u;

export interface OtpText {
  value: string;
  /** Selection, in characters; equal for a caret. */
  start: number;
  end: number;
  /** How many characters stand behind the place where others were deleted: what is typed there fills the gap, and replaces none. */
  gap?: number | undefined;
}

/** What an insertion does to a field: the new text, from where it differs, and the caret; or null when nothing of it can be used. */
export function insertText(
  field: OtpText,
  text: string,
  rules: OtpRules,
): { value: string; start: number; caret: number; overflow: boolean } | null {
  const found = extractCode(text, rules);
  if (!found) return null;
  const { code, overflow } = found;
  const { length } = rules;
  const { start, end } = overwritten(field, code.length, length);
  const value = field.value.slice(0, start) + code + field.value.slice(end);
  return {
    value: value.slice(0, length),
    start,
    caret: Math.min(start + code.length, length),
    overflow: overflow || value.length > length,
  };
}

/** The characters that an insertion takes the place of: all for a whole code, the selected ones, one at the caret, or the last. */
export function overwritten(field: OtpText, count: number, length: number): { start: number; end: number } {
  const { value, start, end, gap } = field;
  if (count === length) return { start: 0, end: length };
  if (start < end || count > 1 || (value.length < length && value.length - start === gap)) return { start, end };
  const from = Math.min(start, length - 1);
  return { start: from, end: Math.min(from + 1, value.length) };
}
