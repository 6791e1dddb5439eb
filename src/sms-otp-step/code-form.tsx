'use client';

import { type ReactElement, type RefObject, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { canChangeNumber, canSubmit } from '../hooks/step-reducer.js';
import type { CodeSource } from '../hooks/use-sms-otp-step.js';
import type { OtpChangeDetails } from '../otp-input/otp-input-props.js';
import { OtpInput, type OtpInputProps } from '../otp-input/otp-input.js';
import { CodeTimer } from './code-timer.js';
import { focusField } from './focus-field.js';
import { ResendButton } from './resend-button.js';
import { StepErrorBox, useFieldError } from './step-error.js';
import { SlowNote } from './step-status.js';
import type { StepView } from './step-view.js';
import { SubmitButton } from './submit-button.js';

/** What the host decides about the code field; Stytch's codes are six digits, so their length is not a choice. */
export type StepCodeProps = Pick<
  OtpInputProps,
  'groups' | 'separator' | 'placeholder' | 'mask' | 'renderSlot' | 'webOtp' | 'classNames'
>;

export interface CodeFormProps extends StepView {
  inputRef: RefObject<HTMLInputElement | null>;
  codeProps: StepCodeProps | undefined;
  autoSubmit: boolean;
}

const codeLength = 6;

export function CodeForm({ inputRef, codeProps, autoSubmit, ...view }: CodeFormProps): ReactElement {
  const { step, copy, part, messages } = view;
  const { state } = step;
  const [code, setCode] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  const source = useRef<CodeSource>('typed');
  const tried = useRef('');
  const [refusal, dismissRefusal] = useFieldError(view, 'code');

  const [isNewer, setIsNewer] = useState(false);
  const [cleared, setCleared] = useState(state.clearCode);
  if (cleared !== state.clearCode) {
    setCleared(state.clearCode);
    setIsNewer(false);
    setIsIncomplete(false);
    // Text messages overtake answers: what was filled in since a resend is the code that was resent.
    if (!isNewer || state.name !== 'enteringCode') setCode('');
  }
  const refused = state.error?.field ? state.error.occurrence : null;
  useEffect(() => {
    // The Verify button may have been pressed: the next digit belongs into the field.
    if (refused !== null || isIncomplete) focusField(inputRef.current);
  }, [refused, isIncomplete, inputRef]);

  const submit = (value: string): void => {
    setIsNewer(false);
    setIsIncomplete(value.length < codeLength);
    if (value.length < codeLength) {
      inputRef.current?.focus();
      return;
    }
    if (canSubmit(state)) tried.current = value;
    step.submitCode(value, source.current);
  };
  const change = (value: string, details: OtpChangeDetails): void => {
    setCode(value);
    setIsNewer(state.name === 'sending');
    setIsIncomplete(false);
    dismissRefusal();
    source.current = sourceOf(details);
  };
  const complete = (value: string): void => {
    // A code that was refused is sent again only by the member's own press.
    if (autoSubmit && value !== tried.current) submit(value);
  };

  const isChecking = state.name === 'checking';
  const isBusy = state.name === 'verifying' || isChecking;
  const isUnanswered = isChecking && state.error !== null;
  return (
    <form
      {...part('form')}
      method="post"
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        if (isChecking) step.checkAgain();
        // Not `code`: what fills a field may submit it before React has rendered, and in a shadow root so does a quick Enter.
        else submit(inputRef.current!.value.replaceAll(/\D/gu, ''));
      }}
    >
      <OtpInput
        {...codeProps}
        ref={inputRef}
        name="code"
        required
        length={codeLength}
        value={code}
        onChange={change}
        onComplete={complete}
        status={isBusy ? 'busy' : isIncomplete || refusal ? 'invalid' : 'idle'}
        messages={messages}
        hint={
          <>
            {autoSubmit && <span>{copy('hint.autoSubmit')} </span>}
            <CodeTimer {...view} />
          </>
        }
        error={isIncomplete ? copy('error.code_format', { wait: 0 }) : refusal}
      />
      {/* One button for all, so that the focus is not lost with it. */}
      <SubmitButton
        part={part}
        label={copy(isUnanswered ? 'action.tryAgain' : 'action.verify')}
        pendingLabel={copy('action.verifying')}
        isPending={isBusy && !isUnanswered}
        isDisabled={!isBusy && !canSubmit(state)}
      />
      <div {...part('actions')}>
        <ResendButton {...view} />
        {canChangeNumber(state) && (
          <button {...part('changeNumber')} type="button" onClick={step.changeNumber}>
            {copy('action.changeNumber')}
          </button>
        )}
      </div>
      {/* Below what is pressed: a message must not push the button away from under the pointer. */}
      <StepErrorBox {...view} />
      <SlowNote {...view} />
      {state.sendCount > 1 && <p {...part('note')}>{copy('hint.newestCode')}</p>}
      {state.phoneVerified && <p {...part('note')}>{copy('hint.noAccess')}</p>}
    </form>
  );
}

function sourceOf({ reason }: OtpChangeDetails): CodeSource {
  if (reason === 'paste') return 'pasted';
  return reason === 'autofill' || reason === 'webotp' ? 'autofilled' : 'typed';
}
