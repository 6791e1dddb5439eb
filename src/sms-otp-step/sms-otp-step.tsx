'use client';

import { type ReactElement, type ReactNode, useContext, useId, useRef } from 'react';
import { isFinal } from '../hooks/step-reducer.js';
import { useSmsOtpStep, type UseSmsOtpStepOptions } from '../hooks/use-sms-otp-step.js';
import { en } from '../locale/en.js';
import { LocaleContext } from '../locale/locale-context.js';
import type { Messages } from '../locale/messages.js';
import { useCopy } from '../locale/use-copy.js';
import { LocalePicker } from '../locale-picker/locale-picker.js';
import { CheckingForm } from './checking-form.js';
import { CodeForm, type StepCodeProps } from './code-form.js';
import { FinalScreen } from './final-screen.js';
import { PhoneForm, type StepPhoneProps } from './phone-form.js';
import { ReadyForm } from './ready-form.js';
import { type HeadingLevel, StepHeading } from './step-heading.js';
import type { StepClassNames } from './step-parts.js';
import { StepStatus } from './step-status.js';
import { partsWith, screenOf, shownPhone, type StepView } from './step-view.js';
import { useScreenFocus } from './use-screen-focus.js';

export interface SmsOtpStepProps extends UseSmsOtpStepOptions {
  /** Verifies as soon as the sixth digit is in. The hint then has to say so (WCAG 3.2.2). @default false */
  autoSubmit?: boolean | undefined;
  /** Takes the focus on the first screen, where nothing else has it. @default true */
  autoFocus?: boolean | undefined;
  /** Of the title. @default 2 */
  headingLevel?: HeadingLevel | undefined;
  /** @default 'select', where the provider has more than one locale */
  localePicker?: 'select' | 'segmented' | false | undefined;
  /** Countries, numbering rules and looks of the number field. */
  phoneProps?: StepPhoneProps | undefined;
  /** Looks of the code field, and `webOtp`. */
  codeProps?: StepCodeProps | undefined;
  /** Above the title, e.g. your logo. */
  header?: ReactNode;
  /** Below everything, e.g. a link to your help page. */
  footer?: ReactNode;
  /** The way to another factor, under the form; not shown when the step is done. */
  otherMethod?: ReactNode;
  classNames?: StepClassNames | undefined;
  /** Texts of this step, over those of the provider. */
  messages?: Partial<Messages> | undefined;
}

/**
 * The whole SMS step: asks for a number where there is none, for the code where one is out, and says in the member's language
 * what went wrong. Mounting sends nothing; "Send code" and "Resend code" text a paid SMS. Goes below `<SmsOtpProvider>`.
 */
export function SmsOtpStep(props: SmsOtpStepProps): ReactElement {
  const { autoSubmit = false, autoFocus = true, headingLevel = 2, localePicker = 'select' } = props;
  const { phoneProps, codeProps, header, footer, otherMethod, classNames, messages, ...options } = props;
  const step = useSmsOtpStep(options);
  const copy = useCopy(en.messages, messages);
  const locale = useContext(LocaleContext)?.locale ?? en;
  const titleId = useId();
  const titleRef = useRef<HTMLHeadingElement>(null);
  const fieldRef = useRef<HTMLInputElement>(null);

  const { state } = step;
  const screen = screenOf(state);
  useScreenFocus(screen, { titleRef, fieldRef, autoFocus });
  const part = partsWith(classNames);
  const view: StepView = { step, copy, part, messages, phone: shownPhone(state.maskedPhone, copy) };
  const isOver = isFinal(state);
  return (
    <section
      {...part('root')}
      lang={locale.tag}
      dir={locale.dir ?? 'ltr'}
      aria-labelledby={titleId}
      data-state={state.name}
      data-purpose={state.purpose}
      // A form of the host's around the step, or above its portal, is not the one that was submitted.
      onSubmit={(event) => event.stopPropagation()}
    >
      {header}
      <StepHeading {...view} id={titleId} level={headingLevel} titleRef={titleRef} />
      {screen === 'checking' && <CheckingForm {...view} />}
      {screen === 'phone' && <PhoneForm {...view} inputRef={fieldRef} phoneProps={phoneProps} />}
      {screen === 'ready' && <ReadyForm {...view} />}
      {screen === 'code' && <CodeForm {...view} {...{ codeProps, autoSubmit }} inputRef={fieldRef} />}
      {isOver && <FinalScreen {...view} />}
      <StepStatus {...view} />
      {screen !== 'done' && otherMethod}
      {localePicker !== false && screen !== 'done' && <LocalePicker variant={localePicker} showHint={!isOver} />}
      {footer}
    </section>
  );
}
