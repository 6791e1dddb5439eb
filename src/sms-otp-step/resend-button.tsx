'use client';

import { memo, type NamedExoticComponent } from 'react';
import { canSend } from '../hooks/step-reducer.js';
import { useCountdown } from '../hooks/use-countdown.js';
import type { StepView } from './step-view.js';

/** Stays focusable while it waits, with the reason as its name. */
export const ResendButton: NamedExoticComponent<StepView> = memo(function ResendButton({ step, copy, part }) {
  const { state, resend } = step;
  const wait = useCountdown(state.resendAtMs);
  const isSending = state.name === 'sending';
  const label = wait > 0 ? copy('action.resendIn', { wait }) : copy('action.resend');
  return (
    <button {...part('resend')} type="button" aria-disabled={wait > 0 || !canSend(state) || undefined} onClick={resend}>
      {isSending ? copy('action.sending') : label}
    </button>
  );
});
