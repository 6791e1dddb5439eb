'use client';

import type { ReactElement } from 'react';
import { canSend } from '../hooks/step-reducer.js';
import { useCountdown } from '../hooks/use-countdown.js';
import type { StepView } from './step-view.js';
import { SubmitButton } from './submit-button.js';

interface SendButtonProps extends StepView {
  isValidating?: boolean;
}

/** For a number that is known or was typed. While the cool-down runs it says so, because the server would refuse the send. */
export function SendButton({ step, copy, part, isValidating = false }: SendButtonProps): ReactElement {
  const { state } = step;
  const wait = useCountdown(state.resendAtMs);
  return (
    <SubmitButton
      part={part}
      label={wait > 0 ? copy('action.sendIn', { wait }) : copy('action.sendCode')}
      pendingLabel={copy('action.sending')}
      isPending={isValidating || state.name === 'sending'}
      isDisabled={wait > 0 || !canSend(state)}
    />
  );
}
