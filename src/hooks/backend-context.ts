'use client';

import { type Context, createContext, useContext } from 'react';
import type { SmsOtpBackend } from '../contract/backend.js';

/** The backend of every hook below it that is given none; `<SmsOtpProvider>` fills it. */
export const SmsOtpBackendContext: Context<SmsOtpBackend | null> = createContext<SmsOtpBackend | null>(null);

export function useBackend(hook: string, option: SmsOtpBackend | undefined): SmsOtpBackend {
  const provided = useContext(SmsOtpBackendContext);
  const backend = option ?? provided;
  if (!backend) {
    throw new Error(`${hook} has no backend. Wrap the page in <SmsOtpProvider backend={backend}>, or pass it one.`);
  }
  return backend;
}
