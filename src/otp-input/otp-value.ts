/** What a code is made of; a RegExp is asked for one character at a time. */
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

const charsets = { numeric: /[0-9]/u, alphanumeric: /[0-9A-Za-z]/u, alpha: /[A-Za-z]/u };

/** What people and messages put between the digits of one code: spaces, dashes, dots, commas of dictation, zero-width and direction marks. */
const separator = '[\\s.,\\-\\u00B7\\u2010-\\u2015\\u2212\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]';

const separators = new RegExp(`^${separator}*$`, 'u');

/** Nothing but what may stand between digits: ignored in silence when typed. */
export function isSeparators(text: string): boolean {
  return separators.test(text);
}

/** What of a text can be part of a code, at most `length` of it. */
export function allowedIn(text: string, { length, charset, transform }: OtpRules): string {
  const characters = [...normalizeText(text, transform)].filter((character) => isAllowed(character, charset));
  return characters.join('').slice(0, length);
}

function isAllowed(character: string, charset: OtpCharset): boolean {
  const pattern = typeof charset === 'string' ? charsets[charset] : charset;
  // A global or sticky RegExp remembers where it was; a fresh search does not care.
  return character.search(pattern) === 0;
}

/** Full-width and styled characters by NFKC, decimal digits of every script to ASCII: whatwg/html#11395 asks for both. */
export function normalizeText(text: string, transform: (text: string) => string = (same) => same): string {
  if (/^[ -~]*$/u.test(text)) return transform(text);
  const ascii = text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0)!;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
    return String(value);
  });
  return transform(ascii);
}

/**
 * The code in whatever was pasted, dropped or filled in; null when there is none. In this order: the last line of a
 * domain-bound message (`@example.com #123456`), a run of exactly `length` characters, the only run when it is no longer, and
 * the beginning of a text that is nothing but code. Never characters gathered from here and there.
 */
export function extractCode(text: string, rules: OtpRules): Extraction | null {
  const clean = normalizeText(text.slice(0, longestMessage), rules.transform);
  const runs = runsOf(clean, rules.charset);
  const whole = domainBound(clean, rules) ?? exactRun(runs, rules.length);
  if (whole !== null) return { code: whole, overflow: false };
  const only = runs.length === 1 ? runs[0]!.join('') : '';
  const overflow = only.length > rules.length;
  const isOnlyCode = [...clean].every((character) => isAllowed(character, rules.charset) || isSeparators(character));
  return only && (!overflow || isOnlyCode) ? { code: only.slice(0, rules.length), overflow } : null;
}

/** Ten concatenated SMS; what is longer is no message with a code. */
const longestMessage = 1600;

function isWhole(code: string, { length, charset }: OtpRules): boolean {
  return code.length === length && [...code].every((character) => isAllowed(character, charset));
}

/** @see https://wicg.github.io/sms-one-time-codes/ */
function domainBound(text: string, rules: OtpRules): string | null {
  const lastLine = text
    .trimEnd()
    .split(/[\r\n]/u)
    .at(-1)!;
  const code = /^@\S+ #([^\s%]+)/u.exec(lastLine)?.[1];
  return code !== undefined && isWhole(code, rules) ? code : null;
}

function exactRun(runs: string[][], length: number): string | null {
  // Characters that stand together before groups that only add up; in prose, a word with a digit before one without.
  const together = runs.flat().filter((group) => group.length === length);
  const joined = runs.map((groups) => groups.join('')).filter((run) => run.length === length);
  const candidates = [...together, ...joined];
  return candidates.find((candidate) => /\d/u.test(candidate)) ?? candidates[0] ?? null;
}

/** Runs of groups: groups are characters in a row, a run is groups with nothing but separators between them. */
function runsOf(text: string, charset: OtpCharset): string[][] {
  const runs: string[][] = [[]];
  let group = '';
  const endGroup = (): void => {
    if (group !== '') runs.at(-1)!.push(group);
    group = '';
  };
  for (const character of text) {
    if (isAllowed(character, charset)) group += character;
    else {
      endGroup();
      if (!isSeparators(character)) runs.push([]);
    }
  }
  endGroup();
  return runs.filter((run) => run.length > 0);
}

export interface OtpText {
  value: string;
  /** Selection, in characters; equal for a caret. */
  start: number;
  end: number;
}

/** What an insertion does to a field: the new text and caret, or null when nothing of it can be used. */
export function insertText(
  field: OtpText,
  text: string,
  rules: OtpRules,
): (OtpText & { overflow: boolean; isWhole: boolean }) | null {
  const found = extractCode(text, rules);
  if (!found) return null;
  const { code } = found;
  if (code.length === rules.length) {
    return { value: code, start: code.length, end: code.length, overflow: found.overflow, isWhole: true };
  }
  const { start, end } = overwritten(field, code.length, rules.length);
  const value = field.value.slice(0, start) + code + field.value.slice(end);
  const caret = Math.min(start + code.length, rules.length);
  return {
    value: value.slice(0, rules.length),
    start: caret,
    end: caret,
    overflow: found.overflow || value.length > rules.length,
    isWhole: false,
  };
}

/** The characters that an insertion takes the place of: the selected ones, else one at the caret, else the last of a full field. */
export function overwritten(field: OtpText, count: number, length: number): { start: number; end: number } {
  const { value, start, end } = field;
  if (start !== end || count !== 1) return { start, end };
  if (start < value.length) return { start, end: start + 1 };
  return value.length >= length ? { start: length - 1, end: length } : { start, end };
}
