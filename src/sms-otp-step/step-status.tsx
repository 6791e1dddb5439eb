'use client';

import { memo, type NamedExoticComponent, type ReactElement, useEffect, useState } from 'react';
import { isBusy } from '../hooks/step-reducer.js';
import { useCountdown } from '../hooks/use-countdown.js';
import type { StepState } from '../hooks/step-state.js';
import type { StepView } from './step-view.js';

/** Longer, and a member on a slow line wonders whether the press was seen. */
const slowAfterMs = 5000;

const milestones = [10, 30, 60];

/** Where a step is entered later than this behind a milestone, "expires in 1 minute" would not be true. */
const milestoneSeconds = 5;

/** The one polite live region. It is there, empty, from the first HTML on: readers miss a region that comes with its text. */
export function StepStatus({ step, copy, phone }: StepView): ReactElement {
  const { state } = step;
  const expiresIn = useCountdown(state.codeExpiresAtMs);
  const resendIn = useCountdown(state.resendAtMs);
  const isSlow = useSlow(state);
  const [sentBefore] = useState(state.sendCount);
  // Each fact is said once: what was so before a wrong code is no news behind it.
  const [said, setSaid] = useState<readonly string[]>([]);
  const [fact, words] = news();
  if (said.at(-1) !== fact) setSaid([...said, fact]);
  return (
    <span data-sms-otp-part="unseen" role="status">
      {said.indexOf(fact) < said.length - 1 ? '' : words}
    </span>
  );

  function news(): [fact: string, words: string] {
    const { name, attempt, sendCount, maybeSent, codeExpired, codeExpiresAtMs, resendAtMs } = state;
    if (isSlow) return [`slow ${attempt}`, copy('hint.slow')];
    if (name === 'sending') return [`sending ${attempt}`, copy('action.sending')];
    if (name === 'checking' && !state.error) return [`checking ${attempt}`, copy('status.checking')];
    if (name === 'done') return [name, copy('status.verified')];
    // The code field says that it is busy; a second voice would cut it off.
    if (name !== 'enteringCode') return ['', ''];
    if (codeExpired) return [`expired ${codeExpiresAtMs}`, copy('status.codeExpired')];
    const wait = milestones.find((seconds) => expiresIn > 0 && expiresIn <= seconds);
    const milestone = `${wait} of ${codeExpiresAtMs}`;
    if (wait && (expiresIn > wait - milestoneSeconds || said.at(-1) === milestone))
      return [milestone, copy('status.expiresIn', { wait })];
    // The alert says that a code may be on its way.
    if (sendCount > sentBefore && resendIn > 0 && !maybeSent)
      return [`sent ${sendCount}`, copy(sendCount > 1 ? 'status.resent' : 'status.sent', { phone })];
    return expiresIn > 0 && resendIn === 0 ? [`resend ${resendAtMs}`, copy('status.resendReady')] : ['', ''];
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

function useSlow(state: StepState): boolean {
  const { name, attempt, error } = state;
  const isWaiting = isBusy(state) || (name === 'checking' && !error);
  const [slowAttempt, setSlowAttempt] = useState<number | null>(null);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlowAttempt(attempt), slowAfterMs);
    return () => clearTimeout(timer);
  }, [isWaiting, attempt]);
  return isWaiting && slowAttempt === attempt;
}
