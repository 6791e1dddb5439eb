import mobile from 'libphonenumber-js/mobile/metadata';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { allCountries, PhoneEntry, defaultPhonePolicy } from 'sms-otp-kit';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';
import { evaluate } from '../../src/phone-number/phone-number.js';

describe('server markup', () => {
  it('shows a value formatted, with its country, before any script ran (R13)', () => {
    const html = renderToString(<PhoneEntry value="+12045550123" metadata={mobileMetadata} name="phone" />);
    expect(html).toContain('value="+1 204 555 0123"');
    expect(html).toMatch(/<option value="CA" selected="">/u);
    expect(html).not.toContain('data-invalid');
  });

  it('formats a North American value without the numbering rules', () => {
    expect(renderToString(<PhoneEntry defaultValue="+12015550123" />)).toContain('value="+1 201 555 0123"');
  });

  it('keeps strict content security policies: no style attribute, no script', () => {
    const html = renderToString(<PhoneEntry countries={allCountries} metadata={mobileMetadata} />);
    expect(html).not.toMatch(/\bstyle=|<script|<style/u);
    expect(html.length).toBeLessThan(20_000);
  });

  it('asks for the whole number by one token and for none with the country', () => {
    const html = renderToString(<PhoneEntry />);
    expect(
      html.match(/autoComplete="[^"]*"|autocomplete="[^"]*"/gu)!.map((attribute) => attribute.toLowerCase()),
    ).toEqual(['autocomplete="off"', 'autocomplete="tel"']);
    expect(html).toContain('type="tel"');
    expect(html.toLowerCase()).toContain('inputmode="tel"');
    expect(html).toContain('dir="ltr"');
  });
});

describe('a form without script', () => {
  it('posts the text under the name and the country beside it, which the server reads alike', () => {
    const html = renderToString(<PhoneEntry name="phone" countries={['US', 'GB']} defaultCountry="GB" required />);
    expect(html).toContain('name="phone"');
    expect(html).toContain('name="phone_country"');
    expect(html).toContain('required=""');
    expect(html).not.toContain('type="hidden"');
    const policy = { ...defaultPhonePolicy, countries: ['US', 'GB'] };
    expect(evaluate('07400 123456', 'GB', policy, mobile).e164).toBe('+447400123456');
  });
});
