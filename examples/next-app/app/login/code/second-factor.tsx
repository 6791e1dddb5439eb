'use client';

import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { type Challenge, createHttpBackend, en, es, ptBR, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';

const backend = createHttpBackend({ baseUrl: '/auth/sms-otp' });

interface Props {
  challenge: Challenge | undefined;
  defaultLocale: string;
}

export function SecondFactor({ challenge, defaultLocale }: Props): ReactElement {
  const router = useRouter();
  return (
    <SmsOtpProvider
      backend={backend}
      locales={[en, es, ptBR]}
      defaultLocale={defaultLocale}
      // The choice is in a cookie by now, and the rest of the page follows it.
      onLocaleChange={() => router.refresh()}
    >
      <SmsOtpStep
        challenge={challenge}
        headingLevel={1}
        // A whole new page: nothing of the login stays in memory.
        onAuthenticated={() => location.assign('/account')}
        onRestart={() => location.assign('/login?problem=again')}
      />
    </SmsOtpProvider>
  );
}
