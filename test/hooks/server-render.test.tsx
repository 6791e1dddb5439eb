import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { type Challenge, type SmsOtpBackend, useCountdown, useSmsOtpStep } from 'sms-otp-kit/hooks';

const challenge: Challenge = {
  state: 'pending',
  has_phone_number: true,
  code_sent: true,
  code_sent_seconds_ago: 5,
  resend_in_seconds: 25,
};

function Screen({ backend, known }: { backend: SmsOtpBackend; known?: Challenge }): ReactNode {
  const { state } = useSmsOtpStep({ backend, challenge: known });
  return `${state.name} ${useCountdown(state.resendAtMs)}`;
}

function renderOnServer(screen: ReactNode): string {
  return renderToString(<QueryClientProvider client={new QueryClient()}>{screen}</QueryClientProvider>);
}

describe('the hooks on a server', () => {
  it('render without a window, ask nothing, send nothing and show no time (U12)', () => {
    const call = vi.fn<() => Promise<never>>(() => Promise.reject(new Error('called')));
    const backend = { send: call, authenticate: call, challenge: call };
    expect(renderOnServer(<Screen backend={backend} known={challenge} />)).toBe('enteringCode 0');
    expect(renderOnServer(<Screen backend={backend} />)).toBe('checking 0');
    expect(call).not.toHaveBeenCalled();
  });
});
