/**
 * Languages that Stytch's SDKs name (Go 18.1.0, Node 14.2.0), spelt as they spell them. Stytch does not document what
 * another spelling does; here it is `invalid_locale`, so that `pt-BR` is found in a test and not in production.
 */
export const smsLocales: readonly string[] = [
  'en',
  'es',
  'pt-br',
  'fr',
  'it',
  'de-DE',
  'zh-Hans',
  'ca-ES',
  'ja',
  'ru',
  'nl',
  'pl',
  'tr',
  'fa',
  'vi',
  'cs',
];

const sentences: Readonly<Record<string, (code: string, sender: string) => string>> = {
  en: (code, sender) =>
    `${code} is your ${sender} verification code. It expires in 2 minutes. Never share it with anyone.`,
  es: (code, sender) =>
    `${code} es tu código de verificación de ${sender}. Caduca en 2 minutos. No lo compartas con nadie.`,
  'pt-br': (code, sender) =>
    `${code} é o seu código de verificação da ${sender}. Ele expira em 2 minutos. Não o compartilhe com ninguém.`,
};

/**
 * The words are ours: Stytch's are not published. English stands in for a language without words here. The last line binds
 * the code to one host, in the format browsers read for autofill (WICG, "Origin-bound one-time codes delivered via SMS").
 */
export function smsText(code: string, locale: string, sender: string, host: string): string {
  const sentence = sentences[locale] ?? sentences['en']!;
  return `${sentence(code, sender)}\n\n@${host} #${code}`;
}
