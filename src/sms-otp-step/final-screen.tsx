'use client';

import type { ReactElement } from 'react';
import { useCountdown } from '../hooks/use-countdown.js';
import { Reference } from './step-error.js';
import type { StepView } from './step-view.js';

/** Locked, timed out or not allowed: what happened stands in the title, what can be done is the one button. */
export function FinalScreen({ step, copy, part }: StepView): ReactElement {
  const { error, name } = step.state;
  return (
    <div {...part('form')}>
      {name !== 'done' && (
        <button {...part('submit')} type="button" onClick={step.restart}>
          {copy('action.restart')}
        </button>
      )}
      <Reference {...{ copy, part }} requestId={error?.requestId ?? null} />
    </div>
  );
}

/** Alone, so that only this sentence renders each second. */
export function LockedWords({ step, copy }: StepView): ReactElement {
  const wait = useCountdown(step.state.error?.retryAtMs ?? null);
  return <>{copy('body.locked', { wait })}</>;
}
