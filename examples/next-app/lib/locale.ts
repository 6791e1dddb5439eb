import { headers } from 'next/headers';
import { acceptedLanguages, en, es, type Locale, localeFromCookie, negotiateLocale, ptBR } from 'sms-otp-kit';

/** What the member chose before, else what the browser asks for. */
export async function pageLocale(): Promise<Locale> {
  const sent = await headers();
  const wishes = [localeFromCookie(sent.get('cookie')), ...acceptedLanguages(sent.get('accept-language'))];
  return negotiateLocale(wishes, [en, es, ptBR]) ?? en;
}
