'use client';

import { memo, type NamedExoticComponent, type ReactElement, useState } from 'react';
import { monotonicNow } from '../hooks/monotonic-clock.js';
import type { StepError } from '../hooks/step-state.js';
import { useCountdown } from '../hooks/use-countdown.js';
import type { Copy } from '../locale/use-copy.js';
import type { StepView } from './step-view.js';

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

/** Words of a failure that a field shows and announces by itself; the key announces the same words for the next failure. */
export function fieldError({ step, copy }: StepView, field: 'phone' | 'code'): ReactElement | null {
  const { error } = step.state;
  if (error?.field !== field) return null;
  return <span key={error.occurrence}>{copy(`error.${error.code}`, { wait: secondsUntil(error.retryAtMs) })}</span>;
}

function secondsUntil(deadlineMs: number | null): number {
  return deadlineMs === null ? 0 : Math.max(0, Math.ceil((deadlineMs - monotonicNow()) / 1000));
}
