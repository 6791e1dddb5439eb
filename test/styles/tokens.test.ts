import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, type Rgb } from './contrast.js';

const folder = join(import.meta.dirname, '../../src/styles');
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, css: readFileSync(join(folder, name), 'utf8') }));
const tokensCss = sheets.find(({ name }) => name === 'tokens.css')!.css;
const rootBlock = /:where\(:root\) \{(.*?)\n {2}\}/su.exec(tokensCss)![1]!;
const tokens = new Map(
  [...rootBlock.matchAll(/(--sms-otp-[\w-]+): ([^;]+); \/\* (.+?) \*\//gu)].map(([, name, value, comment]) => [
    name!,
    { value: value!, comment: comment! },
  ]),
);
const guide = readFileSync(join(import.meta.dirname, '../../docs/theming.md'), 'utf8');

describe('the tokens', () => {
  it('are at most 32, each with its kind or unit', () => {
    expect(tokens.size).toBe(rootBlock.match(/--sms-otp-[\w-]+:/gu)!.length);
    expect(tokens.size).toBeLessThanOrEqual(32);
    for (const { comment } of tokens.values()) expect(comment).toMatch(/^(colour|length|number|time|font-family)/u);
  });

  it('each drive something, and nothing else is asked for but what the country picker measures', () => {
    const used = new Set(sheets.flatMap(({ css }) => css.match(/(?<=var\()--sms-otp-(?!picker-)[\w-]+/gu) ?? []));
    expect([...used].toSorted()).toEqual([...tokens.keys()].toSorted());
  });

  it('all stand in the guide, with their defaults', () => {
    const rows = [...guide.matchAll(/^\| `(--sms-otp-[\w-]+)` \| `([^|]+)` \|/gmu)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(rows).toEqual([...tokens].map(([name, { value }]) => [name, value]));
  });
});

it('the guide names parts that are there', () => {
  const partsIn = (text: string): string[] =>
    [...text.matchAll(/data-sms-otp-part='([\w-]+)'/gu)].map(([, name]) => name!);
  const drawn = new Set(sheets.flatMap(({ css }) => partsIn(css)));
  expect(partsIn(guide).filter((name) => !drawn.has(name))).toEqual([]);
});

describe('the rules', () => {
  it.each(sheets.filter(({ name }) => name !== 'index.css'))(
    'of $name are all in one layer, with no weight',
    ({ css }) => {
      const bare = css.replaceAll(/\/\*.*?\*\//gsu, '').trim();
      expect(bare.startsWith('@layer sms-otp {')).toBe(true);
      expect(bare.match(/@layer/gu)).toHaveLength(1);
      const selectors = [...bare.matchAll(/(?:^|[{};])\s*([^{};@]+)\{/gu)].map((match) => match[1]!.trim());
      const weighty = selectors.filter((one) => !/^(from|to|[\d%, ]+)$/u.test(one) && !one.startsWith(':where('));
      expect(weighty).toEqual([]);
    },
  );

  it('fetch nothing and inject nothing', () => {
    for (const { css } of sheets) expect(css).not.toMatch(/url\(|@import ['"]https?:|@font-face/u);
  });
});

describe('contrast', () => {
  const pairs: [text: string, behind: string, least: number][] = [
    ['fg', 'surface', 4.5],
    ['fg-muted', 'surface', 4.5],
    ['fg-muted', 'bg', 4.5],
    ['link', 'surface', 4.5],
    ['primary-fg', 'primary', 4.5],
    ['primary-fg', 'primary-hover', 4.5],
    ['danger', 'surface', 4.5],
    ['danger', 'danger-bg', 4.5],
    ['success', 'input-bg', 4.5],
    ['input-fg', 'input-bg', 4.5],
    ['border-strong', 'surface', 3],
    ['border-strong', 'input-bg', 3],
    ['ring', 'surface', 3],
  ];

  it.each(pairs)('of %s on %s is at least %d:1, light and dark', (text, behind, least) => {
    for (const scheme of [0, 1])
      expect(contrast(rgb(colour(text, scheme)), rgb(colour(behind, scheme)))).toBeGreaterThanOrEqual(least);
  });
});

/** The light (0) or dark (1) half of a token's `light-dark()`. */
function colour(name: string, scheme: number): string {
  const { value } = tokens.get(`--sms-otp-${name}`)!;
  return /light-dark\((#\w+), (#\w+)\)/u.exec(value)![scheme + 1]!;
}

function rgb(hex: string): Rgb {
  const full = hex.length === 4 ? hex.replaceAll(/(?<=#\w*)\w/gu, '$&$&') : hex;
  return [1, 3, 5].map((start) => Number.parseInt(full.slice(start, start + 2), 16)) as unknown as Rgb;
}
