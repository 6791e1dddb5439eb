'use client';

import { useContext } from 'react';
import { enOtpInput } from '../locale/en-otp-input.js';
import { LocaleContext } from '../locale/locale-context.js';

type OtpInputKey = keyof typeof enOtpInput;

type OtpText = OtpInputKey extends `otpInput.${infer Text}` ? Text : never;

/** Texts of this field, over those of the locale. A function's `format` comes from the provider around it. */
export type OtpInputMessages = Partial<typeof enOtpInput>;

/** Not `useCopy`: that one brings number formats, for which this field alone has no use. */
export function useOtpCopy(length: number, overrides?: OtpInputMessages): (text: OtpText) => string {
  const state = useContext(LocaleContext);
  return (text) => {
    const key: OtpInputKey = `otpInput.${text}`;
    const message = overrides?.[key] ?? (state?.messages ?? enOtpInput)[key];
    return typeof message === 'function'
      ? message({ length }, state!.format)
      : message.replace('{length}', String(length));
  };
}
