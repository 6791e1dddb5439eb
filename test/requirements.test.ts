import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Numbers that end the title of a test, as in `it('keeps the caret at its digit (R1, R2)', …`. */
function namedIn(folders: readonly string[]): Set<string> {
  const named = new Set<string>();
  for (const folder of folders) {
    const path = join(import.meta.dirname, folder);
    for (const file of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
      if (!/\.test\.tsx?$/u.test(file)) continue;
      const text = readFileSync(join(path, file), 'utf8');
      for (const [, list] of text.matchAll(/\(((?:(?:[A-Z]|row )\d+(?:, )?)+)\)['"`],/gu)) {
        for (const number of list!.split(', ')) named.add(number);
      }
    }
  }
  return named;
}

const upTo = (prefix: string, last: number, without: readonly number[] = []): string[] =>
  Array.from({ length: last }, (_, index) => index + 1)
    .filter((number) => !without.includes(number))
    .map((number) => `${prefix}${number}`);

const step = ['hooks', 'sms-otp-step', 'otp-input', 'phone-entry', 'locale', 'locale-picker', 'backend', 'e2e'];

/** The requirements each room was built to, and where a test carries their numbers. Left out is what was decided otherwise. */
const rooms: [string, readonly string[], readonly string[]][] = [
  ['code field', ['otp-input'], [...upTo('R', 22), ...upTo('A', 11)]],
  [
    'number field',
    ['phone-entry', 'phone-number', 'country-picker'],
    // F7 is the proxy's: limits by number, prefix, address and country.
    [...upTo('R', 23), ...upTo('F', 9, [7]), ...upTo('A', 8)],
  ],
  ['step', step, [...upTo('U', 14), ...upTo('U', 42, upTo('', 27).map(Number))]],
  // A signed token (P12), a retry of the connection (P40), a guard on conversion (P32), stored answers (P43) and a circuit breaker
  // (P46, row 20) are what the proxy deliberately does without.
  ['proxy', ['proxy'], [...upTo('P', 60, [12, 32, 40, 43, 46]), 'F7']],
  ['faults', ['proxy', 'backend', 'hooks', 'sms-otp-step'], upTo('row ', 42, [20])],
];

describe('every numbered requirement', () => {
  it.each(rooms)('of the %s has a test that carries its number', (_room, folders, numbers) => {
    const named = namedIn(folders);
    expect(numbers.filter((number) => !named.has(number))).toEqual([]);
  });
});
