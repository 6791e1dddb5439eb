import { describe, expect, it } from 'vitest';
import { defineLocale, en, es, type Message, type MessageKey, ptBR, smsOtpErrorCodes } from 'sms-otp-kit';
import { createFormat } from '../../src/locale/format.js';
import { messageText } from '../../src/locale/message-text.js';

const locales = [en, es, ptBR];
const keys = Object.keys(en.messages) as MessageKey[];
const params = {
  phone: '••• ••• 0123',
  wait: 61,
  length: 6,
  country: 'México',
  min: 8,
  max: 10,
  suggestion: '+52 1',
  requestId: 'request-1',
  time: '1:05',
  count: 2,
  query: 'pe',
};

describe.each(locales)('the texts of $name', ({ tag, messages }) => {
  const text = (key: MessageKey, more: object = params): string =>
    messageText(messages[key] as Message<object>, more, createFormat(tag));

  it('are the same ones as those of every other language', () => {
    expect(Object.keys(messages).toSorted()).toEqual(keys.toSorted());
  });

  it('are filled in wholly, with the parameters that English uses', () => {
    const marked = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : `<${name}>`]),
    );
    for (const key of keys) {
      expect(text(key), key).not.toMatch(/[{}]|undefined|NaN/u);
      const used = (words: string): string[] => [...new Set(words.match(/<\w+>/gu))].toSorted();
      const english = used(messageText(en.messages[key] as Message<object>, marked, createFormat('en')));
      expect(used(text(key, marked)), key).toEqual(english);
    }
  });

  it('have a sentence for each error code, and none is said twice', () => {
    const sentences = smsOtpErrorCodes.map((code) => text(`error.${code}`));
    expect(new Set(sentences).size).toBe(smsOtpErrorCodes.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[¿¡\p{Lu}].*[.!?]$/u);
  });

  it('do not say that a code is out before it was asked for', () => {
    for (const key of ['body.ready', 'body.ready.stepUp', 'body.ready.unenroll'] as const)
      expect(text(key), key).not.toMatch(/\b(sent|enviad[oa])\b/u);
  });

  it('say a wait in words of the language', () => {
    expect(text('action.resendIn', { wait: 1 })).not.toBe(text('action.resendIn', { wait: 2 }));
    expect(text('error.rate_limited', { wait: 0 })).not.toMatch(/\d/u);
    expect(text('body.locked', { wait: 3599 })).toMatch(/\b1\b/u);
  });
});

it('speak to the member in one way: tú in Spanish, você in Brazilian Portuguese', () => {
  const all = (locale: typeof en): string =>
    keys
      .map((key) => messageText(locale.messages[key] as Message<object>, params, createFormat(locale.tag)))
      .join('\n');
  expect(all(es)).not.toMatch(
    /\b(usted|su (número|código|administrador|cuenta)|introduzca|vuelva|espere|revise|intente)\b/iu,
  );
  // As a noun it is a word of Spain, "celular" is one of America; a "número móvil" is both.
  expect(all(es)).not.toMatch(/\b(de móvil|a móviles|celular)/iu);
  expect(all(ptBR)).not.toMatch(/\b(tu|teu|tua|teus|contigo|telemóvel|introduz|ecrã)\b/iu);
});

describe('a locale of the host', () => {
  it.each(['fr', 'zh-Hant-TW', 'ar', 'en-XA'])('may be %s', (tag) => {
    expect(defineLocale({ ...en, tag }).tag).toBe(tag);
  });

  it.each(['es_MX', 'zh_Hant_TW', ''])('is told at once that %j is no tag', (tag) => {
    expect(() => defineLocale({ ...en, tag })).toThrow(/^defineLocale: .* is no BCP 47 tag.*'pt-BR'/u);
  });
});

describe('durations', () => {
  it.each([
    ['en', 1, '1 second'],
    ['en', 90, '1 minute and 30 seconds'],
    ['es', 90, '1 minuto y 30 segundos'],
    ['pt-BR', 90, '1 minuto e 30 segundos'],
    ['en', 60, '1 minute'],
    ['en', 601, '11 minutes'],
    ['en', 3599, '1 hour'],
    ['es', 7260, '2 horas y 1 minuto'],
    ['en', 604_800, '7 days'],
    ['es', 90_000, '1 día y 1 hora'],
    ['pt-BR', 90_061, '1 dia, 1 hora e 2 minutos'],
    ['ar', 7200, 'ساعتان'],
    ['en', 0, '0 seconds'],
    ['en', -5, '0 seconds'],
    ['pt-BR', 0.2, '1 segundo'],
  ])('%s %d', (tag, seconds, words) => {
    expect(createFormat(tag).duration(seconds)).toBe(words);
  });
});
