'use client';

import { type RefObject, useEffect } from 'react';
import { isFocused } from './otp-field-element.js';

/**
 * Asks the browser for the code in the next SMS of this origin (Chrome on Android, https://wicg.github.io/web-otp/), from the
 * first focus on or at once, and goes on while the member is away in the messages. Silent where there is no such API, where
 * the page's policy forbids it, and after `when` became false.
 */
export function useWebOtp(
  inputRef: RefObject<HTMLInputElement | null>,
  when: false | 'when-focused' | 'on-mount' | undefined,
  receive: (code: string) => void,
): void {
  useEffect(() => {
    if (!when || !('OTPCredential' in window)) return;
    const input = inputRef.current!;
    const stop = new AbortController();
    const { signal } = stop;
    const ask = (): void => {
      const request = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
      navigator.credentials.get(request).then(
        (credential) => signal.aborted || receive((credential as unknown as { code: string }).code),
        // Aborted, refused or timed out: the member types the code.
        () => {},
      );
    };
    if (when === 'on-mount' || isFocused(input)) ask();
    else input.addEventListener('focus', ask, { once: true, signal });
    return () => stop.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- `receive` reads the newest props itself
  }, [inputRef, when]);
}
