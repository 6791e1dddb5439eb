import type { Locale } from './messages.js';

/**
 * The best of `available` for a list of wishes, most wanted first: `navigator.languages`, the parts of an `Accept-Language`
 * header, a cookie. Exact tag, then the same language with the likely script and region, then the same language; a wish that
 * is no language tag is passed over. Null when nothing fits.
 *
 * `pt`, `pt-PT`, `pt_BR` find `pt-BR`; `es-MX`, `es-419` find `es`; `zh-Hant` does not find `zh-Hans`.
 */
export function negotiateLocale(
  candidates: readonly (string | null | undefined)[],
  available: readonly Locale[],
): Locale | null {
  for (const candidate of candidates) {
    const wish = parse(candidate);
    if (!wish) continue;
    const offers = available.map((locale) => ({ locale, tag: parse(locale.tag) }));
    const found =
      offers.find(({ tag }) => tag?.toString() === wish.toString()) ??
      offers.find(({ tag }) => tag?.maximize().toString() === wish.maximize().toString()) ??
      offers.find(({ tag }) => tag?.language === wish.language && tag.maximize().script === wish.maximize().script);
    if (found) return found.locale;
  }
  return null;
}

/** No browser sends as many: a header of 16 kB has thousands of tags, and negotiating them takes a server 70 ms. */
const mostLanguages = 32;

/** The tags of an `Accept-Language` header in the order of their weights: `'pt-BR,pt;q=0.9,en;q=0.8'`; of 32 at most. */
export function acceptedLanguages(header: string | null | undefined): string[] {
  return (header ?? '')
    .split(',', mostLanguages)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
      const weight = parameters.find((text) => /^q=/iu.test(text));
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function parse(tag: string | null | undefined): Intl.Locale | null {
  try {
    return tag ? new Intl.Locale(tag.trim().replaceAll('_', '-')) : null;
  } catch {
    return null;
  }
}
