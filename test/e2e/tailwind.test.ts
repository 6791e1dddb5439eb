import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import { compile } from 'tailwindcss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from './demo.js';

const require = createRequire(import.meta.url);

/** As docs/theming.md writes it. */
const source = `@layer theme, base, sms-otp, components, utilities;
@import 'tailwindcss';
@import 'sms-otp-kit/styles.css';`;

const classNames = { submit: 'bg-emerald-700 rounded-full', title: 'text-3xl' };

let browser: Browser;
let server: Server;
let page: Page;

/** Tailwind's own compiler, on the built stylesheet of the kit and on the classes of this page. */
async function buildCss(): Promise<string> {
  const tailwind = await compile(source, {
    loadStylesheet: async (id, base) => {
      const path = id === 'tailwindcss' ? require.resolve('tailwindcss/index.css') : require.resolve(id);
      return { path, base: dirname(path) || base, content: readFileSync(path, 'utf8') };
    },
  });
  return tailwind.build(Object.values(classNames).flatMap((names) => names.split(' ')));
}

beforeAll(async () => {
  const backend = createStytchSandbox().backend(sandboxAccounts.enrolled.member_id);
  const challenge = { state: 'pending', has_phone_number: true, code_sent: true } as const;
  const step = createElement(SmsOtpStep, { challenge, classNames });
  const html = renderToString(createElement(SmsOtpProvider, { backend }, step));
  const css = await buildCss();
  server = createServer(({ url }, response) => {
    const isCss = url === '/page.css';
    response.setHeader('content-type', isCss ? 'text/css' : 'text/html; charset=utf-8');
    response.end(
      isCss
        ? css
        : `<!doctype html><title>Tailwind</title><link rel="stylesheet" href="/page.css"><main>${html}</main>`,
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await startBrowser();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await browser.close();
  server.close();
});

const style = (part: string, property: string): Promise<string> =>
  page
    .locator(`[data-sms-otp-part="${part}"]`)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('in a page built with Tailwind 4', () => {
  it('a utility on a part wins over the kit', async () => {
    expect(await style('submit', 'border-top-left-radius')).not.toBe('8px');
    expect(await style('submit', 'background-color')).toBe(
      await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.backgroundColor = 'var(--color-emerald-700)';
        return getComputedStyle(probe).backgroundColor;
      }),
    );
    expect(await style('title', 'font-size')).toBe('30px');
  });

  it('the kit wins over Tailwind’s reset', async () => {
    expect(await style('title', 'font-weight')).toBe('600');
    expect(await style('submit', 'padding-inline-start')).toBe('16px');
    expect(await style('code-slot', 'border-top-style')).toBe('solid');
    expect(await style('code-slot', 'border-top-width')).toBe('1px');
  });
});
