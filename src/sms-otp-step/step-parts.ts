/** Each part is `[data-sms-otp-part="…"]`; `classNames` takes the keys. The widgets inside have parts of their own. */
export const stepParts = {
  root: 'root',
  heading: 'heading',
  title: 'title',
  description: 'description',
  form: 'form',
  submit: 'submit',
  actions: 'actions',
  resend: 'resend',
  changeNumber: 'change-number',
  back: 'back',
  timer: 'timer',
  note: 'note',
  error: 'error',
  reference: 'reference',
} as const;

/**
 * State attributes. Root: `data-state` (the step's `StepName`), `data-purpose`. Submit: `data-pending` while its request is
 * under way. Timer: `data-expired`.
 */
export type StepPart = keyof typeof stepParts;

export type StepClassNames = Partial<Record<StepPart, string>>;
