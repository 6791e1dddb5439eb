'use client';

import type { ReactElement, ReactNode, RefObject } from 'react';
import { LockedWords } from './final-screen.js';
import { screenOf, type StepView } from './step-view.js';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

interface StepHeadingProps extends StepView {
  id: string;
  level: HeadingLevel;
  titleRef: RefObject<HTMLHeadingElement | null>;
}

export function StepHeading({ id, level, titleRef, ...view }: StepHeadingProps): ReactElement {
  const { step, copy, part } = view;
  const screen = screenOf(step.state);
  const Title = `h${level}` as const;
  return (
    <div {...part('heading')}>
      <Title {...part('title')} id={id} ref={titleRef} tabIndex={-1}>
        {copy(`title.${screen === 'checking' ? 'ready' : screen}`)}
      </Title>
      <p {...part('description')}>{description(view)}</p>
    </div>
  );
}

function description(view: StepView): ReactNode {
  const { copy, phone } = view;
  const { state } = view.step;
  switch (screenOf(state)) {
    case 'checking':
      return state.error ? null : copy('status.checking');
    case 'phone':
      return copy(state.purpose === 'enroll' ? 'body.phone.enroll' : 'body.phone');
    case 'ready':
      if (state.purpose === 'stepUp') return copy('body.ready.stepUp', { phone });
      return copy(state.purpose === 'unenroll' ? 'body.ready.unenroll' : 'body.ready', { phone });
    case 'code':
      return copy(state.maybeSent ? 'body.code.maybeSent' : 'body.code', { phone });
    case 'locked':
      return <LockedWords {...view} />;
    case 'expired':
      return copy('body.expired');
    case 'blocked':
      // A wrong set-up is not the organization's rule, and the member should not be told that it is.
      return state.error && state.error.code !== 'not_allowed'
        ? copy(`error.${state.error.code}`, { wait: 0 })
        : copy('body.blocked');
    case 'done':
      return copy(state.purpose === 'login' ? 'body.done' : 'body.done.continue');
  }
}
