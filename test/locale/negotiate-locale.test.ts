import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedLanguages, defineLocale, en, es, localeFromCookie, negotiateLocale, ptBR } from 'sms-otp-kit';

const available = [en, es, ptBR];
const found = (...wishes: (string | null | undefined)[]): string | undefined => negotiateLocale(wishes, available)?.tag;

describe('negotiateLocale', () => {
  it.each([
    ['pt', 'pt-BR'],
    ['pt-BR', 'pt-BR'],
    ['pt_BR', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['PT-br', 'pt-BR'],
    ['es', 'es'],
    ['es-MX', 'es'],
    ['es-419', 'es'],
    ['EN-us', 'en'],
    [' en-GB ', 'en'],
    ['en-US-u-ca-gregory', 'en'],
  ])('%j finds %s', (wish, tag) => {
    expect(found(wish)).toBe(tag);
  });

  it.each(['zh-Hant', 'fr', '', 'not a tag', '__proto__', '*', 'en'.repeat(40), null, undefined])(
    '%j finds nothing',
    (wish) => {
      expect(found(wish)).toBeUndefined();
    },
  );

  it('takes the most wanted one that is there', () => {
    expect(found('zh-Hant', 'garbage!', 'es-AR', 'en')).toBe('es');
  });

  it('does not take another script of the same language', () => {
    const simplified = defineLocale({ ...en, tag: 'zh-Hans', name: '简体中文' });
    expect(negotiateLocale(['zh-Hant'], [simplified])).toBeNull();
    expect(negotiateLocale(['zh-TW'], [simplified])).toBeNull();
    expect(negotiateLocale(['zh-CN'], [simplified])).toBe(simplified);
  });

  it('never throws, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constant(null))), (wishes) => {
        const locale = negotiateLocale(wishes, available);
        expect(locale === null || available.includes(locale)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('acceptedLanguages', () => {
  it.each([
    ['pt-BR,pt;q=0.9,en-US;q=0.8,en;q=0.7', ['pt-BR', 'pt', 'en-US', 'en']],
    ['en;q=0.2, es', ['es', 'en']],
    ['da, *;q=0.5, es;q=0', ['da']],
    ['es;Q=0.2, en', ['en', 'es']],
    ['', []],
    [null, []],
  ])('%j', (header, tags) => {
    expect(acceptedLanguages(header)).toEqual(tags);
  });

  it('reads no more of a header than a browser sends', () => {
    const header = Array.from({ length: 3000 }, (_, index) => `x${index};q=0.1`).join();
    expect(acceptedLanguages(header).length).toBeLessThanOrEqual(32);
  });
});

describe('localeFromCookie', () => {
  it.each([
    ['sms_otp_locale=pt-BR', 'pt-BR'],
    ['a=b; sms_otp_locale=es; c=d', 'es'],
    ['not_sms_otp_locale=es', null],
    ['sms_otp_locale=<script>', null],
    ['', null],
    [null, null],
  ])('%j', (cookies, tag) => {
    expect(localeFromCookie(cookies)).toBe(tag);
  });
});
