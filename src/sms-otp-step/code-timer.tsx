'use client';

import type { ReactElement } from 'react';
import { useCountdown } from '../hooks/use-countdown.js';
import type { StepView } from './step-view.js';

/** Ticks for the eye only; `StepStatus` says it at 60, 30, 10 and 0 seconds. */
export function CodeTimer({ step, copy, part }: StepView): ReactElement {
  const { codeExpired, codeExpiresAtMs } = step.state;
  const left = useCountdown(codeExpiresAtMs);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  const text = codeExpired ? copy('status.codeExpired') : left > 0 ? copy('timer.expiresIn', { time }) : '';
  return (
    <span {...part('timer')} data-expired={codeExpired ? '' : undefined} aria-hidden="true">
      {text}
    </span>
  );
}
