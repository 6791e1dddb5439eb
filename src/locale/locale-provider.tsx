'use client';

import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react';
import { en } from './en.js';
import { createFormat } from './format.js';
import { rememberedLocale, rememberLocale } from './locale-cookie.js';
import { LocaleContext, type LocaleState } from './locale-context.js';
import type { Locale, Messages } from './messages.js';
import { negotiateLocale } from './negotiate-locale.js';

/**
 * Texts of yours over the catalogue's, for every locale or for one, by the tag it was defined with: `{ 'title.code': '…' }` or
 * `{ es: { 'title.code': '…' } }`. Where both have a text, that for the one wins.
 */
export type MessageOverrides = Partial<Messages> | { readonly [tag: string]: Partial<Messages> };

export interface LocaleProviderProps {
  /** In the order that the picker shows. @default [en] */
  locales?: readonly Locale[] | undefined;
  /** Makes it controlled: you change it in `onLocaleChange`. Any spelling of a tag: `'pt_BR'`. */
  locale?: string | undefined;
  /**
   * What the first HTML is rendered in; pass what your server negotiated. Without it, the first of `locales` is rendered and
   * the member's own language (cookie, then browser) follows right after hydration.
   */
  defaultLocale?: string | undefined;
  /** With the tag of one of `locales`, when the member picked it. */
  onLocaleChange?: ((tag: string) => void) | undefined;
  messages?: MessageOverrides | undefined;
  children?: ReactNode;
}

/** One language for the screen, its `lang` and `dir`, and the next SMS. */
export function LocaleProvider(props: LocaleProviderProps): ReactElement {
  const { locales = [en], locale: wanted, defaultLocale, onLocaleChange, messages, children } = props;
  const available = locales.length > 0 ? locales : [en];
  const [chosen, setChosen] = useState(defaultLocale);
  const locale = negotiateLocale([wanted ?? chosen], available) ?? available[0]!;

  useEffect(() => {
    if (wanted !== undefined || defaultLocale !== undefined) return;
    const found = negotiateLocale([rememberedLocale(), ...navigator.languages], available);
    if (found) setChosen((now) => now ?? found.tag);
    // oxlint-disable-next-line react/exhaustive-deps -- once, after hydration: later the member decides
  }, []);

  const state = useMemo<LocaleState>(
    () => ({
      locale,
      locales: available,
      messages: { ...locale.messages, ...overridesFor(messages, locale.tag) },
      format: createFormat(locale.tag),
      setLocale: (tag) => {
        const found = negotiateLocale([tag], available);
        if (!found) return;
        rememberLocale(found.tag);
        setChosen(found.tag);
        onLocaleChange?.(found.tag);
      },
    }),
    // oxlint-disable-next-line react/exhaustive-deps -- a list written inline is new in every render; its tags are not
    [locale, available.map(({ tag }) => tag).join(), messages, onLocaleChange],
  );
  return <LocaleContext.Provider value={state}>{children}</LocaleContext.Provider>;
}

/** Without what a host left undefined: it would hide the catalogue's own text. */
function overridesFor(messages: MessageOverrides | undefined, tag: string): Partial<Messages> {
  return Object.fromEntries(
    [messages, (messages as Record<string, MessageOverrides> | undefined)?.[tag]]
      .flatMap((texts) => Object.entries(texts ?? {}))
      .filter(([, text]) => typeof text === 'string' || typeof text === 'function'),
  ) as Partial<Messages>;
}
