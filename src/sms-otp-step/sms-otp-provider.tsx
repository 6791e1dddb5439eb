'use client';

import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useContext, useState } from 'react';
import type { SmsOtpBackend } from '../contract/backend.js';
import { SmsOtpBackendContext } from '../hooks/backend-context.js';
import { LocaleProvider, type LocaleProviderProps } from '../locale/locale-provider.js';

export interface SmsOtpProviderProps extends LocaleProviderProps {
  /** Where send and authenticate go: `createHttpBackend({ baseUrl: '/auth/sms-otp' })`, a sandbox's, or one of your own. */
  backend: SmsOtpBackend;
  /** Used where the page has no TanStack Query client of its own. @default one that this provider keeps */
  queryClient?: QueryClient | undefined;
  children?: ReactNode;
}

/** The backend, the language and TanStack Query for every hook and widget below it. A page without TanStack Query works as well. */
export function SmsOtpProvider({ backend, queryClient, children, ...locale }: SmsOtpProviderProps): ReactElement {
  if (typeof backend?.send !== 'function' || typeof backend.authenticate !== 'function') {
    throw new TypeError(
      'SmsOtpProvider needs a `backend` with send and authenticate. Pass createHttpBackend({ baseUrl }).',
    );
  }
  const page = useContext(QueryClientContext);
  const [own] = useState(() => page ?? queryClient ?? new QueryClient());
  return (
    <QueryClientProvider client={page ?? queryClient ?? own}>
      <SmsOtpBackendContext.Provider value={backend}>
        <LocaleProvider {...locale}>{children}</LocaleProvider>
      </SmsOtpBackendContext.Provider>
    </QueryClientProvider>
  );
}
