import { SmsOtpError } from '../contract/errors.js';

/** Languages that Stytch texts in, under the names it takes (enums of stytch-node 14.2.0, read 2026-11-23). */
const stytchLocales: Readonly<Record<string, string>> = {
  en: 'en',
  es: 'es',
  fr: 'fr',
  it: 'it',
  pt: 'pt-br',
  de: 'de-DE',
  zh: 'zh-Hans',
  ca: 'ca-ES',
  ja: 'ja',
  ru: 'ru',
  nl: 'nl',
  pl: 'pl',
  tr: 'tr',
  fa: 'fa',
  vi: 'vi',
  cs: 'cs',
};

const tag = /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,9}$/iu;

/**
 * A BCP 47 tag to the one Stytch takes; undefined for a language it has none for, and the SMS is then in English.
 * @throws SmsOtpError `invalid_request` (422) for what is no tag at all
 */
export function smsLocale(locale: string): string | undefined {
  if (!tag.test(locale)) throw new SmsOtpError('invalid_request', { status: 422 });
  // Traditional Chinese is not what `zh-Hans` would send.
  if (/^zh-(hant|tw|hk|mo)/iu.test(locale)) return undefined;
  const language = locale.split('-')[0]!.toLowerCase();
  return Object.hasOwn(stytchLocales, language) ? stytchLocales[language] : undefined;
}
