'use client';

import { type ReactElement, type SyntheticEvent, useState } from 'react';
import { StepErrorBox } from './step-error.js';
import { SlowNote } from './step-status.js';
import type { StepView } from './step-view.js';
import { SubmitButton } from './submit-button.js';

/** The server is asked where the login stands; if it does not answer, the member can ask again. */
export function CheckingForm(view: StepView): ReactElement {
  const { step, copy, part } = view;
  const { error } = step.state;
  const [hasFailed, setHasFailed] = useState(false);
  if (error && !hasFailed) setHasFailed(true);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    step.checkAgain();
  };
  return (
    <form {...part('form')} method="post" onSubmit={submit}>
      <StepErrorBox {...view} />
      {/* Stays while it is asked again, with the focus on it. */}
      {hasFailed && (
        <SubmitButton
          part={part}
          label={copy('action.tryAgain')}
          pendingLabel={copy('action.verifying')}
          isPending={!error}
        />
      )}
      <SlowNote {...view} />
    </form>
  );
}
