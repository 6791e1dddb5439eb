'use client';

import { useEffect, useState } from 'react';

/**
 * The host's value, or the field's own. A host whose state goes from text to `undefined` (`form.reset()` without defaults)
 * means an empty field: falling back to the field's own value would bring old digits back.
 */
export function useControlledValue(given: string | undefined, own: string): string {
  const [wasControlled, setControlled] = useState(given !== undefined);
  if (given !== undefined && !wasControlled) setControlled(true);
  const isLost = wasControlled && given === undefined;
  useEffect(() => {
    if (isLost && isDevelopment())
      // oxlint-disable-next-line no-console -- as React does for its own inputs
      console.error('<OtpInput> got value={undefined} after a string. It shows an empty field; pass "" to mean that.');
  }, [isLost]);
  return given ?? (wasControlled ? '' : own);
}

declare const process: { env: { NODE_ENV?: string } };

/** Bundlers put the value in place; in a browser without one there is no `process`, and nothing is thrown. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
