import type { SmsOtpStepControls } from '../hooks/use-sms-otp-step.js';
import type { StepState } from '../hooks/step-state.js';
import type { Messages } from '../locale/messages.js';
import type { Copy } from '../locale/use-copy.js';
import { type StepClassNames, type StepPart, stepParts } from './step-parts.js';

/** What every piece of the screen is given. */
export interface StepView {
  step: SmsOtpStepControls;
  copy: Copy;
  /** The number as it may be shown, in the direction of numbers. */
  phone: string;
  part: (name: StepPart) => { 'data-sms-otp-part': string; className: string | undefined };
  messages: Partial<Messages> | undefined;
}

export type StepScreen = 'checking' | 'phone' | 'ready' | 'code' | 'locked' | 'expired' | 'blocked' | 'done';

/** What is on the screen; a request under way keeps the screen it was asked on. */
export function screenOf({ name, from }: StepState): StepScreen {
  switch (name) {
    case 'locked':
    case 'expired':
    case 'blocked':
    case 'done':
      return name;
    case 'checking':
      return from ? 'code' : 'checking';
    case 'readyToSend':
      return 'ready';
    case 'enteringPhone':
      return 'phone';
    case 'enteringCode':
    case 'verifying':
      return 'code';
    default:
      return from === 'readyToSend' ? 'ready' : from === 'enteringCode' ? 'code' : 'phone';
  }
}

export function partsWith(classNames: StepClassNames | undefined): StepView['part'] {
  return (name) => ({ 'data-sms-otp-part': stepParts[name], className: classNames?.[name] });
}

/** Left-to-right isolates: a number keeps its order inside a right-to-left sentence, and stays on one line. */
export function shownPhone(maskedPhone: string | null, copy: Copy): string {
  return maskedPhone ? `\u2066${maskedPhone.replaceAll(' ', '\u00a0')}\u2069` : copy('value.numberOnFile');
}
