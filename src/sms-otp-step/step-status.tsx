'use client';

import { memo, type NamedExoticComponent, type ReactElement, useEffect, useState } from 'react';
import { useCountdown } from '../hooks/use-countdown.js';
import type { StepState } from '../hooks/step-state.js';
import type { StepView } from './step-view.js';

/** Longer, and a member on a slow line wonders whether the press was seen. */
const slowAfterMs = 5000;

const milestones = [10, 30, 60];

/** The one polite live region. It is there, empty, from the first HTML on: readers miss a region that comes with its text. */
export function StepStatus({ step, copy, phone }: StepView): ReactElement {
  const { state } = step;
  const expiresIn = useCountdown(state.codeExpiresAtMs);
  const resendIn = useCountdown(state.resendAtMs);
  const isSlow = useSlow(state);
  const [sentBefore] = useState(state.sendCount);
  const wait = milestones.find((seconds) => expiresIn > 0 && expiresIn <= seconds);
  return (
    <span data-sms-otp-part="unseen" role="status">
      {words()}
    </span>
  );

  function words(): string {
    if (isSlow) return copy('hint.slow');
    if (state.name === 'sending') return copy('action.sending');
    // The code field says that it is busy; a second voice would cut it off.
    if (state.name === 'verifying') return '';
    if (state.name === 'checking') return state.error ? '' : copy('status.checking');
    if (state.name === 'done') return copy('status.verified');
    if (state.name !== 'enteringCode') return '';
    if (state.codeExpired) return copy('status.codeExpired');
    if (wait) return copy('status.expiresIn', { wait });
    if (state.sendCount > sentBefore && resendIn > 0)
      return copy(state.sendCount > 1 ? 'status.resent' : 'status.sent', { phone });
    return expiresIn > 0 && resendIn === 0 ? copy('status.resendReady') : '';
  }
}

/** "This is taking longer than usual…", once a request has been under way for 5 seconds. Seen here, said by `StepStatus`. */
export const SlowNote: NamedExoticComponent<StepView> = memo(function SlowNote({ step, copy, part }) {
  const isSlow = useSlow(step.state);
  return (
    <p {...part('note')} aria-hidden="true" hidden={!isSlow}>
      {isSlow ? copy('hint.slow') : ''}
    </p>
  );
});

function useSlow({ name, attempt, error }: StepState): boolean {
  const isWaiting = name === 'sending' || name === 'verifying' || (name === 'checking' && !error);
  const [slowAttempt, setSlowAttempt] = useState<number | null>(null);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlowAttempt(attempt), slowAfterMs);
    return () => clearTimeout(timer);
  }, [isWaiting, attempt]);
  return isWaiting && slowAttempt === attempt;
}
