import max from 'libphonenumber-js/max/metadata';
import mobile from 'libphonenumber-js/mobile/metadata';
import { describe, expect, it } from 'vitest';
import { cleanNumber } from '../../src/phone-number/clean-number.js';
import { allCountries } from '../../src/phone-number/countries.js';
import { type PhonePolicy, defaultPhonePolicy } from '../../src/phone-number/phone-evaluation.js';
import { evaluate, format } from '../../src/phone-number/phone-number.js';

const everywhere: PhonePolicy = { ...defaultPhonePolicy, countries: allCountries };
const only = (...countries: string[]): PhonePolicy => ({ ...defaultPhonePolicy, countries });

describe.each([
  ['mobile', mobile],
  ['max', max],
])('evaluate with %s metadata', (name, metadata) => {
  const judge = (raw: string, country: string | null, policy: PhonePolicy = everywhere) =>
    evaluate(raw, country, policy, metadata);

  it('reads a national number in the picked country', () => {
    expect(judge('07400 123456', 'GB')).toMatchObject({
      e164: '+447400123456',
      country: 'GB',
      callingCode: '44',
      nationalDigits: '7400123456',
      type: 'MOBILE',
      isComplete: true,
    });
  });

  it.each(['+447400123456', '447400123456', '07400123456', '7400123456', '+44 (0)7400 123456', '00447400123456'])(
    'reads %j in GB as the same number',
    (raw) => {
      expect(judge(raw, 'GB').e164).toBe('+447400123456');
    },
  );

  it('reads 00 and 011 as a plus for someone in the US', () => {
    expect(judge('00447400123456', 'US').e164).toBe('+447400123456');
    expect(judge('011447400123456', 'US').e164).toBe('+447400123456');
  });

  it('keeps the leading zero where it belongs to the number, and drops it where it does not', () => {
    expect(judge('0123456789', 'CI').e164).toBe('+2250123456789');
    expect(judge('0612345678', 'FR').e164).toBe('+33612345678');
    expect(judge('01512 3456789', 'DE').e164).toBe('+4915123456789');
    expect(judge('312 345 6789', 'IT').e164).toBe('+393123456789');
    expect(judge('06 1234567', 'IT').nationalDigits).toBe('061234567');
  });

  it('knows the Argentine 15, and asks before it adds a 9 (R20)', () => {
    expect(judge('011 15-2345-6789', 'AR').e164).toBe('+5491123456789');
    expect(judge('11 2345-6789', 'AR')).toMatchObject({
      e164: null,
      error: { code: 'legacy_format', suggestion: '+54 9 11 2345 6789' },
    });
  });

  it.each(['+52 1 55 1234 5678', '+52 1 222 123 4567', '+52 044 55 1234 5678'])(
    'asks before it drops the old Mexican prefix of %j',
    (raw) => {
      const { e164, error } = judge(raw, 'US');
      expect(e164).toBeNull();
      expect(error).toMatchObject({ code: 'legacy_format', country: 'MX' });
      expect(judge(error!.suggestion!, 'US').country).toBe('MX');
      expect(judge(error!.suggestion!, 'US').error).toBeUndefined();
    },
  );

  it('names the country that digits like 011 lead to', () => {
    expect(judge('0115550123', 'US', defaultPhonePolicy)).toMatchObject({
      e164: null,
      country: 'BR',
      error: { code: 'country_not_allowed', country: 'BR' },
    });
  });

  it.each(['8762101234', '+1 876 210 1234', '+18762101234'])(
    'refuses the Jamaican %j where only the US is allowed (F1)',
    (raw) => {
      expect(judge(raw, 'US', only('US'))).toMatchObject({
        e164: null,
        country: 'JM',
        error: { code: 'country_not_allowed', country: 'JM' },
      });
    },
  );

  it.each([
    '+800 1234 5678',
    '+881 612 345 678',
    '+870 773 111 632',
    '+878 10 1234567890',
    '+883 510 012 3456',
    '+979 123 456 789',
  ])('refuses %j, which belongs to no country, even where every country is allowed (F1)', (raw) => {
    const evaluation = judge(raw, 'US');
    expect(evaluation).toMatchObject({ e164: null, country: null });
    expect(evaluation.error?.code).toMatch(/country_not_allowed|too_short/u);
  });

  it('an empty list allows no number at all', () => {
    expect(judge('+12015550123', 'US', only()).error?.code).toBe('country_not_allowed');
  });

  it('allows the US and Canada by default', () => {
    expect(judge('2015550123', 'US', defaultPhonePolicy).e164).toBe('+12015550123');
    expect(judge('2045550123', 'US', defaultPhonePolicy)).toMatchObject({ e164: '+12045550123', country: 'CA' });
    expect(judge('+447400123456', 'US', defaultPhonePolicy).error).toEqual({
      code: 'country_not_allowed',
      country: 'GB',
    });
  });

  it.each([
    ['+18005551234', 'TOLL_FREE'],
    ['+19002345678', 'PREMIUM_RATE'],
    ['+442079460958', 'FIXED_LINE'],
    ['+448001234567', 'TOLL_FREE'],
    ['+447012345678', 'PERSONAL_NUMBER'],
    ['+447640123456', 'PAGER'],
    ['+33899123456', 'PREMIUM_RATE'],
    ['+33912345678', 'VOIP'],
    ['+34912345678', 'FIXED_LINE'],
    ['+34803123456', 'PREMIUM_RATE'],
    ['+34901123456', 'SHARED_COST'],
    ['+4970012345678', 'PERSONAL_NUMBER'],
  ])('refuses %s (%s) (F5)', (raw, type) => {
    const { e164, type: found, error } = judge(raw, 'US');
    // The mobile set leaves every other range out, so it can refuse but not say why.
    const saying = {
      mobile: /^null (?:invalid_number|too_short|too_long)$/u,
      max: new RegExp(`^${type} number_type$`, 'u'),
    };
    expect(e164).toBeNull();
    expect(`${found} ${error?.code}`).toMatch(saying[name as keyof typeof saying]);
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['call me', 'not_a_number'],
    ['+', 'not_a_number'],
    ['201555', 'too_short'],
    ['2', 'too_short'],
    ['+1', 'too_short'],
    ['+9', 'too_short'],
    ['20155501234', 'too_long'],
    ['1'.repeat(30), 'too_long'],
    ['+999 123 456 789', 'invalid_calling_code'],
    ['+210 123 456 789', 'invalid_calling_code'],
    ['2010550123', 'invalid_number'],
  ])('%j in the US is %s', (raw, code) => {
    expect(judge(raw, 'US', defaultPhonePolicy)).toMatchObject({ e164: null, error: { code } });
  });

  it('says how many digits a number of the country has', () => {
    expect(judge('201555', 'US').error).toEqual({ code: 'too_short', country: 'US', min: 10, max: 10 });
    expect(judge('7', 'GB').error).toMatchObject({ code: 'too_short', country: 'GB', max: 10 });
  });

  it('lets a possible number of an unknown range pass where the host says so, and still no other country', () => {
    const lenient: PhonePolicy = { ...defaultPhonePolicy, strictness: 'possible' };
    const german: PhonePolicy = { ...lenient, countries: ['DE'] };
    expect(judge('+49 199 1234567', 'DE', german)).toMatchObject({ e164: '+491991234567' });
    expect(judge('201055012', 'US', lenient).error?.code).toBe('too_short');
    expect(judge('8762101234', 'US', lenient).error).toEqual({ code: 'country_not_allowed', country: 'JM' });
    // +1 is shared by 25 countries: a range nobody knows may belong to any of them.
    expect(judge('2010550123', 'US', lenient).error?.code).toBe('invalid_number');
  });

  it.each(['AX', 'BL', 'CC', 'CX', 'EH', 'IM', 'MF', 'SJ'])(
    'lets %s be the only country allowed, although the library names its main country',
    (country) => {
      const examples: Record<string, string> = {
        AX: '+358412345678',
        BL: '+590690001234',
        CC: '+61412345678',
        CX: '+61412345678',
        EH: '+212650123456',
        IM: '+447924123456',
        MF: '+590690001234',
        SJ: '+4741234567',
      };
      expect(judge(examples[country]!, country, only(country))).toMatchObject({ e164: examples[country], country });
      expect(judge(examples[country]!, null, only(country)).e164).toBe(examples[country]);
    },
  );

  it('takes no national number without a country', () => {
    expect(judge('2015550123', null).error?.code).toBe('invalid_calling_code');
    expect(judge('+12015550123', null)).toMatchObject({ e164: '+12015550123', country: 'US' });
    expect(judge('2015550123', 'ZZ').e164).toBeNull();
  });

  it.each(['201 555 0123 ext. 45', '+12015550123;ext=45'])('leaves the extension of %j out', (raw) => {
    expect(judge(raw, 'US').e164).toBe('+12015550123');
  });
});

describe('format', () => {
  it.each(['CV', 'WS'])('takes digits in %s, where the library throws on some', (country) => {
    for (const digits of ['02', '03', '031234567']) expect(cleanNumber(format(digits, country, mobile))).toBe(digits);
  });

  it('shows the same digits the same, however they got there', () => {
    const steps = ['2015550123', '201555', '2015559', '9201555', '201555', '', '2015550123'];
    const shown = steps.map((digits) => format(digits, 'US', mobile));
    expect(shown).toEqual([
      '(201) 555-0123',
      '(201) 555',
      '(201) 555-9',
      '(920) 155-5',
      '(201) 555',
      '',
      '(201) 555-0123',
    ]);
    expect(format('201555', 'GB', mobile)).not.toBe(format('201555', 'US', mobile));
  });

  it.each([
    ['2015550123', 'US', '(201) 555-0123'],
    ['+12015550123', 'US', '+1 201 555 0123'],
    ['07400123456', 'GB', '07400 123456'],
    ['7400123456', 'GB', '7400 123456'],
    ['+447400123456', 'US', '+44 7400 123456'],
    ['612345678', 'FR', '6 12 34 56 78'],
    ['0612345678', 'FR', '06 12 34 56 78'],
    ['11987654321', 'BR', '(11) 98765-4321'],
    ['5512345678', 'MX', '55 1234 5678'],
    ['123', null, '123'],
    ['', 'US', ''],
    ['+', 'US', '+'],
  ])('shows %j in %s as %j', (digits, country, text) => {
    expect(format(digits, country, mobile)).toBe(text);
  });
});
