'use client';

import { useContext } from 'react';
import type { enCountryPicker } from '../locale/en-country-picker.js';
import { enPhoneEntry } from '../locale/en-phone-entry.js';
import { LocaleContext } from '../locale/locale-context.js';
import { messageText } from '../locale/message-text.js';
import type { Message } from '../locale/messages.js';
import type { Copy } from '../locale/use-copy.js';

/** Texts of the number field and of its country list. A function's `format` comes from the provider around the field. */
export type PhoneEntryMessages = typeof enPhoneEntry & typeof enCountryPicker;

export type PhoneCopy = Copy<keyof typeof enPhoneEntry>;

/** BCP 47, for names of countries. */
export function useLocaleTag(): string {
  return useContext(LocaleContext)?.locale.tag ?? 'en';
}

/** Not `useCopy`: that one brings number formats along, for which none of these texts has a use. */
export function usePhoneCopy(overrides: Partial<PhoneEntryMessages> | undefined): PhoneCopy {
  const state = useContext(LocaleContext);
  return (key, ...params) => {
    const message = overrides?.[key] ?? (state?.messages ?? enPhoneEntry)[key];
    return messageText(message as Message<object>, params[0], state?.format);
  };
}
