import { describe, expect, it } from 'vitest';
import { cleanNumber } from '../../src/phone-number/clean-number.js';
import { provisionalMetadata } from '../../src/phone-number/provisional.js';

const judge = (raw: string, country: string | null, allowed = ['US', 'CA', 'GB', 'CI']) =>
  provisionalMetadata.evaluate(cleanNumber(raw), country, {
    countries: allowed,
    allowedTypes: [],
    strictness: 'valid',
  });

describe('before the numbering rules are there', () => {
  it.each([
    ['2015550123', 'US', '+12015550123'],
    ['1 201 555 0123', 'US', '+12015550123'],
    ['+12015550123', 'GB', '+12015550123'],
    ['07400 123456', 'GB', '+447400123456'],
    ['0123456789', 'CI', '+2250123456789'],
    ['0044 7400 123456', 'US', '+447400123456'],
    ['011 44 7400 123456', 'US', '+447400123456'],
    ['00 1 201 555 0123', 'GB', '+12015550123'],
    ['447400123456', 'GB', '+447400123456'],
    ['+44 (0)7400 123456', 'US', '+447400123456'],
  ])('%s in %s is taken for %s', (raw, country, e164) => {
    expect(judge(raw, country).e164).toBe(e164);
  });

  it.each([
    ['', 'US', 'required'],
    ['2', 'US', 'too_short'],
    ['1234567890123456', 'US', 'too_long'],
    ['+999 123 4567', 'US', 'invalid_calling_code'],
    ['+33 6 12 34 56 78', 'US', 'country_not_allowed'],
    ['06 12 34 56 78', 'FR', 'country_not_allowed'],
  ])('%j in %s is %s', (raw, country, code) => {
    expect(judge(raw, country)).toMatchObject({ e164: null, error: { code } });
  });

  it('names the country of a calling code: the picked one, an allowed one, the main one', () => {
    expect(judge('+1204', 'CA').country).toBe('CA');
    expect(judge('+1204', 'GB', ['CA']).country).toBe('CA');
    expect(judge('+1204', 'GB', ['GB']).country).toBe('US');
    expect(judge('+9', 'GB').country).toBe('GB');
  });

  it('shows a whole number as the rules will', () => {
    expect(provisionalMetadata.format('+12015550123', null)).toBe('+1 201 555 0123');
    expect(provisionalMetadata.format('+447400123456', null)).toBe('+44 7400123456');
    expect(provisionalMetadata.format('2015550123', null)).toBe('2015550123');
    expect(provisionalMetadata.format('+1', null)).toBe('+1');
  });
});
