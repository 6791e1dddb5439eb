import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import max from 'libphonenumber-js/max/metadata';
import mobile from 'libphonenumber-js/mobile/metadata';
import { describe, expect, it } from 'vitest';
import { allCountries } from '../../src/phone-number/countries.js';
import { defaultPhonePolicy } from '../../src/phone-number/phone-evaluation.js';
import { evaluate } from '../../src/phone-number/phone-number.js';
import { realInputs } from './real-inputs.js';

const everywhere = { ...defaultPhonePolicy, countries: allCountries };

describe('real inputs', () => {
  it('are many, from many countries', () => {
    expect(realInputs.length).toBeGreaterThanOrEqual(120);
    expect(new Set(realInputs.map(([, country]) => country)).size).toBeGreaterThanOrEqual(40);
  });

  it('expect only numbers that libphonenumber itself calls valid mobile numbers', () => {
    const accepted = realInputs.map(([, , , outcome]) => outcome).filter((outcome) => outcome.startsWith('+'));
    const doubtful = accepted.filter((e164) => {
      const number = parsePhoneNumberFromString(e164, max);
      return !number?.isValid() || !/^(?:MOBILE|FIXED_LINE_OR_MOBILE)$/u.test(number.getType()!);
    });
    expect(doubtful).toEqual([]);
  });

  it.each(realInputs)('%s in %s: %s is %s', (_, country, text, outcome) => {
    const { e164, error } = evaluate(text, country, everywhere, mobile);
    expect(e164 ?? error!.code).toBe(outcome);
  });

  it.each(realInputs)('the server agrees on %s in %s: %s (F6)', (_, country, text) => {
    const browser = evaluate(text, country, everywhere, mobile);
    const server = evaluate(text, country, everywhere, max);
    expect(server.e164).toBe(browser.e164);
  });

  it.each(realInputs.filter(([, , , outcome]) => outcome.startsWith('+')))(
    'the server takes what the browser sends for %s in %s: %s',
    (_, country, text, e164) => {
      const sent = evaluate(text, country, everywhere, mobile).e164!;
      expect(evaluate(sent, null, everywhere, max)).toMatchObject({ e164, isComplete: true });
    },
  );

  it('the server refuses every country that the browser refuses (F6)', () => {
    const policy = { ...everywhere, countries: ['US', 'CA'] };
    const let_in = realInputs.filter(([, country, text]) => {
      const browser = evaluate(text, country, policy, mobile);
      return browser.e164 === null && evaluate(text, country, policy, max).e164 !== null;
    });
    expect(let_in).toEqual([]);
  });
});
