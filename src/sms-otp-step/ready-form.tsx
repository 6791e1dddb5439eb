'use client';

import type { ReactElement, SyntheticEvent } from 'react';
import { canChangeNumber } from '../hooks/step-reducer.js';
import { SendButton } from './send-button.js';
import { StepErrorBox } from './step-error.js';
import { SlowNote } from './step-status.js';
import type { StepView } from './step-view.js';

/** The number is known and nothing was sent yet: the member asks for the paid SMS. */
export function ReadyForm(view: StepView): ReactElement {
  const { step, copy, part } = view;
  const { state } = step;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    step.send();
  };
  return (
    <form {...part('form')} method="post" onSubmit={submit}>
      <SendButton {...view} />
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
