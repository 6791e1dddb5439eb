import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { OtpInput } from 'sms-otp-kit';

describe('server markup', () => {
  const html = renderToString(<OtpInput name="code" required groups={[3, 3]} defaultValue="123" />);

  it('keeps strict content security policies: no style attribute, no style, no script', () => {
    expect(html).not.toMatch(/\bstyle=|<script|<style/u);
  });

  it('is a form field that works without script', () => {
    expect(html.match(/<input/gu)).toHaveLength(1);
    const input = /<input[^>]*>/u.exec(html)![0].toLowerCase();
    expect(input).toContain('name="code"');
    expect(input).toContain('value="123"');
    expect(input).toContain('required');
    expect(input).not.toContain('readonly');
    expect(html).not.toContain('data-enhanced');
  });

  it('asks for the code of the newest message, once, and never for a password', () => {
    const attributes = html.toLowerCase();
    expect(attributes.match(/autocomplete="[^"]*"/gu)).toEqual(['autocomplete="one-time-code"']);
    expect(attributes).toContain('type="text"');
    expect(attributes).toContain('inputmode="numeric"');
    expect(attributes).not.toContain('maxlength');
  });

  it.each([
    ['123456', true],
    ['123 456', true],
    ['123-456', true],
    ['12345', false],
    ['1234567', false],
    ['12345a', false],
  ])('its pattern, for a page without script, takes %j: %s', (text, isTaken) => {
    const pattern = /pattern="([^"]*)"/u.exec(html)![1]!;
    expect(new RegExp(`^(?:${pattern})$`, 'v').test(text)).toBe(isTaken);
  });
});
