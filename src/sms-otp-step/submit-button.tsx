'use client';

import { memo, type NamedExoticComponent } from 'react';
import type { StepView } from './step-view.js';

interface SubmitButtonProps extends Pick<StepView, 'part'> {
  label: string;
  pendingLabel: string;
  isPending: boolean;
  /** Nothing can be asked for now; the button stays in reach of the keyboard. */
  isDisabled?: boolean;
}

/** Never natively disabled: that would throw the focus away, and a screen reader would not find it. */
export const SubmitButton: NamedExoticComponent<SubmitButtonProps> = memo(function SubmitButton({
  part,
  label,
  pendingLabel,
  isPending,
  isDisabled,
}) {
  return (
    <button
      {...part('submit')}
      type="submit"
      aria-disabled={isPending || isDisabled || undefined}
      data-pending={isPending ? '' : undefined}
    >
      {isPending ? pendingLabel : label}
    </button>
  );
});
