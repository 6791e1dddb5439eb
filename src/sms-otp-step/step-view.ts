import type { SmsOtpStepControls } from '../hooks/use-sms-otp-step.js';
import { isFinal } from '../hooks/step-reducer.js';
import type { StepName, StepState } from '../hooks/step-state.js';
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

const screens: Partial<Record<StepName, StepScreen>> = {
  enteringPhone: 'phone',
  readyToSend: 'ready',
  enteringCode: 'code',
};

/** What is on the screen; a request under way, and a wait, keep the screen they came from. */
export function screenOf(state: StepState): StepScreen {
  const { name, from } = state;
  if (isFinal(state) || (name === 'checking' && !from)) return name as StepScreen;
  return screens[name] ?? screens[from!] ?? 'phone';
}

export function partsWith(classNames: StepClassNames | undefined): StepView['part'] {
  return (name) => ({ 'data-sms-otp-part': stepParts[name], className: classNames?.[name] });
}

/** Left-to-right isolates: a number keeps its order inside a right-to-left sentence, and stays on one line. */
export function shownPhone(maskedPhone: string | null, copy: Copy): string {
  return maskedPhone ? `\u2066${maskedPhone.replaceAll(' ', '\u00a0')}\u2069` : copy('value.numberOnFile');
}
