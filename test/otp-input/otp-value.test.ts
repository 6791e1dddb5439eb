import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowedIn,
  extractCode,
  insertText,
  normalizeText,
  type OtpRules,
  overwritten,
} from '../../src/otp-input/otp-value.js';

const digits: OtpRules = { length: 6, charset: 'numeric' };
const letters: OtpRules = { length: 6, charset: 'alphanumeric', transform: (text) => text.toUpperCase() };

describe('the code in a text', () => {
  it.each([
    ['', null],
    ['no digits', null],
    ['1', '1'],
    ['123456', '123456'],
    ['123 456', '123456'],
    ['12-34-56', '123456'],
    ['1.2.3.4.5.6', '123456'],
    ['1, 2, 3, 4, 5, 6', '123456'],
    ['123\u2011456', '123456'],
    ['123\u200B456', '123456'],
    ['123\u00AD456', '123456'],
    ['\u202A123456\u202C', '123456'],
    ['123\n456', '123456'],
    ['Use 2 of 3: 987654', '987654'],
    ['Use 2 of 3', null],
    ['Use 2 of 3: 9876', null],
    ['Code 123456, valid 10 minutes', '123456'],
    ['Valid 10 minutes: 123456', '123456'],
    ['111111 or 222222', '111111'],
    ['code: 1234', '1234'],
    ['Acct 1234567890, code 222333', '222333'],
    ['Your code is 111111\n@login.example.com #222222', '222222'],
    ['Your code is 111111\n@login.example.com #222222 %ecom.example', '222222'],
    ['Your code is 111111\n@login.example.com #22222', '111111'],
    ['mail me @example.com #111 or use 222333', '222333'],
    ['Ihr Code ist 123 456.', '123456'],
    ['Seu código é 123-456. Não compartilhe.', '123456'],
    ['👍🏽 123456 👍🏽', '123456'],
  ])('%j: %j', (text, code) => {
    expect(extractCode(text, digits)?.code ?? null).toBe(code);
  });

  it.each([
    ['ab-12-cd', 'AB12CD'],
    ['Your code is AB12CD', 'AB12CD'],
    ['Your code is xy-z98-7', 'XYZ987'],
    ['Please enter secret A1B2C3 now', 'A1B2C3'],
    ['This is only prose', null],
  ])('%j with letters: %j', (text, code) => {
    expect(extractCode(text, letters)?.code ?? null).toBe(code);
  });

  it('says when more was there than fits', () => {
    expect(extractCode('1234567890', digits)).toEqual({ code: '123456', overflow: true });
    expect(extractCode('Call 12345678', digits)).toBeNull();
  });

  it('takes a charset of one’s own, of alternatives too', () => {
    expect(extractCode('AB-CD', { length: 4, charset: /[A-D]/g })?.code).toBe('ABCD');
    expect(extractCode('AB-C1', { length: 4, charset: /[A-C]|1/ })?.code).toBe('ABC1');
    expect(extractCode('AB-CD', { length: 4, charset: /[a-d]/ })).toBeNull();
  });

  it('is found without effort in the worst of texts', () => {
    for (const text of ['1 '.repeat(100_000), '-'.repeat(100_000), '1-a'.repeat(50_000), '@ #'.repeat(50_000)]) {
      expect(extractCode(text, digits)?.code ?? '').toMatch(/^1*$/u);
    }
  });
});

const mark = fc.constantFrom(' ', '-', '.', '\u00A0', '\u2009', '\u2013', '\u200B', '\u200E', ',');
const code = fc.stringMatching(/^[0-9]{6}$/u);
const prose = fc.string({ unit: 'grapheme' }).map((text) => normalizeText(text).replaceAll(/[\d\p{Nd}#@]/gu, ''));
const runs = { numRuns: 2000 };

describe('for any text', () => {
  it('a code found is a run of the text: its characters in order with nothing but separators between', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -.x:\n') }), (text) => {
        const found = extractCode(text, digits);
        if (!found) return;
        const run = [...found.code].join('[\\s.,\\-]*');
        expect(text).toMatch(new RegExp(run, 'u'));
        expect(found.code).toMatch(/^\d{1,6}$/u);
      }),
      runs,
    );
  });

  it('a code in prose is found however it is split', () => {
    fc.assert(
      fc.property(
        prose,
        code,
        fc.array(mark, { minLength: 6, maxLength: 6 }),
        prose,
        (before, wanted, marks, after) => {
          const split = [...wanted].map((digit, index) => digit + (index < 5 ? marks[index]! : '')).join('');
          expect(extractCode(`${before}: ${split}; ${after}`, digits)?.code).toBe(wanted);
        },
      ),
      runs,
    );
  });

  it('never throws, and reads its own answer the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(digits, letters), (text, rules) => {
        const found = extractCode(text, rules);
        expect(found && extractCode(found.code, rules)?.code).toBe(found && found.code);
        expect(allowedIn(allowedIn(text, rules), rules)).toBe(allowedIn(text, rules));
      }),
      runs,
    );
  });
});

describe('decimal digits', () => {
  it('of every script in Unicode are read as what they mean', () => {
    const all = Array.from({ length: 0x11_0000 }, (_, point) => point)
      .filter((point) => (point < 0xd800 || point > 0xdfff) && /^\p{Nd}$/u.test(String.fromCodePoint(point)))
      .map((point) => String.fromCodePoint(point));
    expect(all.length).toBeGreaterThanOrEqual(650);
    for (let at = 0; at < all.length; at += 10) {
      expect(normalizeText(all.slice(at, at + 10).join(''))).toBe('0123456789');
    }
  });
});

describe('what an insertion replaces', () => {
  it.each([
    ['12', 2, 2, 1, [2, 2]],
    ['1234', 1, 1, 1, [1, 2]],
    ['1234', 1, 3, 1, [1, 3]],
    ['123456', 6, 6, 1, [5, 6]],
    ['1234', 1, 1, 2, [1, 1]],
  ])('in %j from %i to %i, %i at once', (value, start, end, count, [from, to]) => {
    expect(overwritten({ value, start, end }, count, 6)).toEqual({ start: from, end: to });
  });

  it('never makes the field longer than the code, nor puts anything into it that is no digit', () => {
    const field = fc.tuple(fc.stringMatching(/^[0-9]{0,6}$/u), fc.nat(6), fc.nat(6)).map(([value, a, b]) => ({
      value,
      start: Math.min(a, b, value.length),
      end: Math.min(Math.max(a, b), value.length),
    }));
    fc.assert(
      fc.property(field, fc.string(), (before, text) => {
        const after = insertText(before, text, digits);
        if (!after) return;
        expect(after.value).toMatch(/^\d{1,6}$/u);
        expect(after.caret).toBeGreaterThan(0);
        expect(after.caret).toBeLessThanOrEqual(after.value.length);
      }),
      runs,
    );
  });
});
