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
    // oxlint-disable-next-line no-console -- as React does for its own inputs
    if (isLost) console.error('OtpInput: value became undefined');
  }, [isLost]);
  return given ?? (wasControlled ? '' : own);
}
