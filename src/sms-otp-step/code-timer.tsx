'use client';

import { memo, type NamedExoticComponent } from 'react';
import { useCountdown } from '../hooks/use-countdown.js';
import type { StepView } from './step-view.js';

/** Ticks for the eye only; `StepStatus` says it at 60, 30, 10 and 0 seconds. */
export const CodeTimer: NamedExoticComponent<StepView> = memo(function CodeTimer({ step, copy, part }) {
  const { codeExpired, codeExpiresAtMs, error } = step.state;
  const left = useCountdown(codeExpiresAtMs);
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  const isSaid = error?.code === 'code_expired';
  const running = left > 0 ? copy('timer.expiresIn', { time }) : '';
  const text = codeExpired ? (isSaid ? '' : copy('status.codeExpired')) : running;
  return (
    <span {...part('timer')} data-expired={codeExpired ? '' : undefined} aria-hidden="true">
      {text}
    </span>
  );
});
