'use client';

import type { ReactElement, SyntheticEvent } from 'react';
import { canChangeNumber, canSend } from '../hooks/step-reducer.js';
import { useCountdown } from '../hooks/use-countdown.js';
import { StepErrorBox } from './step-error.js';
import { SlowNote } from './step-status.js';
import type { StepView } from './step-view.js';
import { SubmitButton } from './submit-button.js';

/** The number is known and nothing was sent yet: the member asks for the paid SMS. */
export function ReadyForm(view: StepView): ReactElement {
  const { step, copy, part } = view;
  const { state } = step;
  const wait = useCountdown(state.resendAtMs);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    step.send();
  };
  return (
    <form {...part('form')} method="post" onSubmit={submit}>
      <SubmitButton
        part={part}
        label={wait > 0 ? copy('action.resendIn', { wait }) : copy('action.sendCode')}
        pendingLabel={copy('action.sending')}
        isPending={state.name === 'sending'}
        isDisabled={wait > 0 || !canSend(state)}
      />
      <SlowNote {...view} />
      {canChangeNumber(state) ? (
        <button {...part('changeNumber')} type="button" onClick={step.changeNumber}>
          {copy('action.changeNumber')}
        </button>
      ) : (
        <p {...part('note')}>{copy('hint.noAccess')}</p>
      )}
      <StepErrorBox {...view} />
    </form>
  );
}
