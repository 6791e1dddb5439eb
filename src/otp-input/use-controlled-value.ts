'use client';

import { useState } from 'react';

/**
 * The host's value, or the field's own. A host whose state goes from text to `undefined` (`form.reset()` without defaults)
 * means an empty field: falling back to the field's own value would bring old digits back.
 */
export function useControlledValue(given: string | undefined, own: string): string {
  /** 0: never controlled, 1: controlled, 2: no longer. */
  const [before, setBefore] = useState(given === undefined ? 0 : 1);
  const now = given === undefined ? before && 2 : 1;
  if (now !== before) {
    setBefore(now);
    // oxlint-disable-next-line no-console -- as React does for its own inputs
    if (now > 1) console.error('OtpInput: value became undefined');
  }
  return given ?? (now ? '' : own);
}
