import { describe, expect, it } from 'vitest';
import { cleanNumber, withoutExtension } from '../../src/phone-number/clean-number.js';

describe('cleanNumber', () => {
  it.each([
    ['(201) 555-0123', '2015550123'],
    ['+1 201.555.0123', '+12015550123'],
    ['  (+44) 7400 123456', '+447400123456'],
    ['tel:+44-7400-123456', '+447400123456'],
    ['\u202A+44 7400 123456\u202C', '+447400123456'],
    ['+44 7400 123456', '+447400123456'],
    ['++1201', '+1201'],
    ['201+', '201'],
    ['555+0123', '5550123'],
    ['', ''],
    ['+', '+'],
    ['call me', ''],
  ])('%j is %j', (raw, digits) => {
    expect(cleanNumber(raw)).toBe(digits);
  });

  it('takes the digits of any script, and the full-width plus', () => {
    expect(cleanNumber('٠١٠٠١٢٣٤٥٦٧')).toBe('01001234567');
    expect(cleanNumber('+۹۸۹۱۲۳۴۵۶۷۸۹')).toBe('+989123456789');
    expect(cleanNumber('९८१२३४५६७८')).toBe('9812345678');
    expect(cleanNumber('+12015550123')).toBe('+12015550123');
  });

  it('starts over at a plus that begins a whole number, and ignores a stray one', () => {
    expect(cleanNumber('+1 +447400123456')).toBe('+447400123456');
    expect(cleanNumber('+1+1201')).toBe('+11201');
  });

  it('reads no further than any number goes, whatever is pasted', () => {
    const book = '2'.repeat(100_000);
    expect(cleanNumber(book)).toHaveLength(200);
    expect(withoutExtension(book)).toHaveLength(200);
  });
});

describe('withoutExtension', () => {
  it.each([
    '201 555 0123 ext. 45',
    '201 555 0123 x45',
    '201-555-0123 extension 4',
    '+12015550123;ext=45',
    '201 555 0123, 44',
    '2015550123#9',
  ])('cuts what follows the number in %j', (raw) => {
    expect(cleanNumber(withoutExtension(raw)).slice(-10)).toBe('2015550123');
  });

  it('leaves a number alone', () => {
    for (const raw of ['+44 (0)7400 123456', '555 x', '201 555 0123']) expect(withoutExtension(raw)).toBe(raw);
  });
});
