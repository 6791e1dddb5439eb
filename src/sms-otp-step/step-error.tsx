'use client';

import { memo, type NamedExoticComponent, type ReactElement, useState } from 'react';
import { secondsUntil } from '../hooks/monotonic-clock.js';
import type { StepError } from '../hooks/step-state.js';
import { useCountdown } from '../hooks/use-countdown.js';
import type { Copy } from '../locale/use-copy.js';
import type { StepView } from './step-view.js';

/** Counting down from five would be a threat; the last three are a help (NIST SP 800-63B and login.gov tell them, too). */
const announcedAttempts = 3;

/** Words of a failure, said once: the wait that ticks on the screen is not what is announced. */
function ErrorWords({ error, copy }: { error: StepError; copy: Copy }): ReactElement {
  const [waitAtFirst] = useState(() => secondsUntil(error.retryAtMs));
  const left = useCountdown(error.retryAtMs);
  const words = (wait: number): string => copy(`error.${error.code}`, { wait });
  if (waitAtFirst === 0) return <span role="alert">{words(0)}</span>;
  return (
    <>
      <span aria-hidden="true">{words(left || waitAtFirst)}</span>
      <span data-sms-otp-part="unseen" role="alert">
        {words(waitAtFirst)}
      </span>
    </>
  );
}

/** A failure that belongs to no field. The reference is for the host's support; Stytch's own words are never shown. */
export const StepErrorBox: NamedExoticComponent<StepView> = memo(function StepErrorBox({ step, copy, part }) {
  const { error } = step.state;
  if (!error || error.field) return null;
  return (
    <div {...part('error')} key={error.occurrence}>
      <ErrorWords error={error} copy={copy} />
      <Reference {...{ copy, part }} requestId={error.requestId} />
    </div>
  );
});

export function Reference({
  copy,
  part,
  requestId,
}: Pick<StepView, 'copy' | 'part'> & { requestId: string | null }): ReactElement | null {
  return requestId ? <span {...part('reference')}>{copy('reference', { requestId })}</span> : null;
}

/**
 * A failure that a field shows and announces by itself; the key announces the same words for the next failure. It goes with
 * the first edit: what is in the field now was not refused.
 */
export function useFieldError({ step, copy }: StepView, field: StepError['field']): [ReactElement | null, () => void] {
  const { error } = step.state;
  const [dismissed, setDismissed] = useState<number | null>(null);
  const isShown = error?.field === field && error.occurrence !== dismissed;
  return [
    isShown ? <span key={error.occurrence}>{fieldWords(error, copy)}</span> : null,
    () => setDismissed(error?.occurrence ?? null),
  ];
}

function fieldWords({ code, attemptsLeft, retryAtMs }: StepError, copy: Copy): string {
  // In this field it was a code whose answer was lost, and no message can tell what became of it.
  if (code === 'outcome_unknown') return copy('status.unconfirmed');
  const words = copy(`error.${code}`, { wait: secondsUntil(retryAtMs) });
  if (attemptsLeft === null || attemptsLeft > announcedAttempts) return words;
  const left = copy('hint.attemptsLeft', { count: attemptsLeft });
  return attemptsLeft > 0 ? `${words} ${left}` : left;
}
