'use client';

import { useEffect } from 'react';

interface OtpCredential extends Credential {
  code: string;
}

/**
 * Asks the browser for the code in the next SMS of this origin (Chrome on Android, https://wicg.github.io/web-otp/). The result
 * goes through the field's own `input` event, so it is read, announced and completed like any other autofill. Silent where
 * there is no such API, where the page's policy forbids it, and after `isWanted` ends.
 */
export function useWebOtp(isWanted: boolean, receive: (code: string) => void): void {
  useEffect(() => {
    if (!isWanted || !('OTPCredential' in globalThis)) return;
    const stop = new AbortController();
    const request = { otp: { transport: ['sms'] }, signal: stop.signal } as CredentialRequestOptions;
    const listen = async (): Promise<void> => {
      try {
        const credential = await navigator.credentials.get(request);
        if (credential && !stop.signal.aborted) receive((credential as OtpCredential).code);
      } catch {
        // Aborted, refused or timed out: the member types the code.
      }
    };
    void listen();
    return () => stop.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- `receive` reads the newest props itself
  }, [isWanted]);
}
