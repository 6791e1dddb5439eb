'use client';

import { type Context, createContext } from 'react';
import type { Format } from './format.js';
import type { Locale, Messages } from './messages.js';

/** One source of truth: the language of the screen, its `lang` and `dir`, and the language of the SMS. */
export interface LocaleState {
  locale: Locale;
  /** In the order the host gave them. */
  locales: readonly Locale[];
  /** The locale's messages with the host's overrides on top. */
  messages: Messages;
  format: Format;
  setLocale: (tag: string) => void;
}

/** Null outside a provider: widgets then fall back to the English of their own keys. */
export const LocaleContext: Context<LocaleState | null> = createContext<LocaleState | null>(null);
