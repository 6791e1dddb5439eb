import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { allCountries, OtpInput, PhoneEntry } from 'sms-otp-kit';
import { mobileMetadata } from 'sms-otp-kit/phone-metadata';
import tokensCss from '../../src/styles/tokens.css?raw';
import { button, code, codeField, renderStep } from '../sms-otp-step/rendered-step.js';

const tokens = [
  ...tokensCss.matchAll(/^ {4}(--sms-otp-[\w-]+): [^;]+; \/\* (colour|length|number|time|font-family)/gmu),
];

/** A value that no default has, by the kind that stands beside the token. */
const other: Record<string, string> = {
  colour: 'rgb(1, 2, 3)',
  length: '13.5px',
  number: '3',
  time: '777ms',
  'font-family': '"Some Other Font"',
};

const looked = [
  'color',
  'background-color',
  'border-top-color',
  'border-bottom-color',
  'border-inline-start-color',
  'border-top-left-radius',
  'outline-color',
  'outline-width',
  'box-shadow',
  'font-family',
  'font-size',
  'font-weight',
  'line-height',
  'column-gap',
  'row-gap',
  'min-height',
  'width',
  'height',
  'max-width',
  'transition-duration',
];

/** With transitions at their end, so that nothing but what was set can differ from one look to the next. */
function picture(): string {
  document.body.getBoundingClientRect();
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  const lines: string[] = [];
  for (const element of document.querySelectorAll('[data-sms-otp-part]')) {
    for (const pseudo of [null, '::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      lines.push(looked.map((name) => style.getPropertyValue(name)).join(' '));
    }
  }
  return lines.join('\n');
}

afterEach(() => document.documentElement.removeAttribute('style'));

describe('each token', () => {
  it('is one of those that are tried', () => {
    expect(tokens.length).toBe(tokensCss.match(/^ {4}--sms-otp-[\w-]+: .*;.*\/\*/gmu)!.length);
  });

  it.each([
    ...tokens.map(([, name, kind]) => [name!, other[kind!]!, true] as const),
    ['--sms-otp-no-such-token', other['colour']!, false] as const,
  ])('%s as %s changes what is drawn: %s', async (name, value, isChange) => {
    await drawEveryPart();
    const before = picture();
    document.documentElement.style.setProperty(name, value);
    expect(picture() !== before).toBe(isChange);
  });
});

/** Fields in the states that have colours of their own, and a step with an error, a pointer on its button and a focused code. */
async function drawEveryPart(): Promise<void> {
  await render(
    <>
      <OtpInput status="success" defaultValue="123456" />
      <OtpInput disabled />
      <PhoneEntry disabled countries={allCountries} metadata={mobileMetadata} />
    </>,
  );
  await renderStep({ scenario: { authenticate: 'offline' }, step: { localePicker: 'segmented' } });
  await userEvent.fill(codeField().last(), code);
  await userEvent.click(button('Verify').first());
  await expect.element(page.getByText(/You are offline/u)).toBeVisible();
  // Its number may be changed, which is a text button, and no pointer is on its main one.
  await renderStep({ account: 'unverified' });
  await expect.element(button('Change number')).toBeVisible();
  await userEvent.hover(button('Verify').first());
  (codeField().last().element() as HTMLElement).focus();
}
