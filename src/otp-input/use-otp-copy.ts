'use client';

import { useContext } from 'react';
import { enOtpInput } from '../locale/en-otp-input.js';
import type { Format } from '../locale/format.js';
import { LocaleContext } from '../locale/locale-context.js';

type OtpInputKey = keyof typeof enOtpInput;

/** Texts of this field, over those of the locale. A function's `format` comes from the provider around it. */
export type OtpInputMessages = Partial<typeof enOtpInput>;

/** Not `useCopy`: that one brings number formats along, for which none of these texts has a use. */
export function useOtpCopy(length: number, overrides?: OtpInputMessages): (key: OtpInputKey) => string {
  const state = useContext(LocaleContext);
  return (key) => {
    const message = overrides?.[key] ?? (state?.messages ?? enOtpInput)[key];
    return typeof message === 'function'
      ? message({ length }, state?.format as Format)
      : message.replace('{length}', String(length));
  };
}
