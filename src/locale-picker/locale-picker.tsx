'use client';

import { type ReactElement, useContext, useEffect, useId, useRef } from 'react';
import { LocaleContext, type LocaleState } from '../locale/locale-context.js';
import { messageText } from '../locale/message-text.js';

export interface LocalePickerProps {
  /** @default 'select'; `'segmented'` shows every language at once, for two to four of them */
  variant?: 'select' | 'segmented' | undefined;
  /** What the next SMS does is said below it, in languages that have one (`sms`). @default true */
  showHint?: boolean | undefined;
  classNames?: Partial<Record<'root' | 'label' | 'control' | 'option' | 'hint', string>> | undefined;
}

/**
 * Languages under their own names, each marked with its `lang`. Picking one changes the screen, its `lang` and the next SMS
 * together, is remembered in a cookie, and never sends anything. Renders nothing where there is no choice.
 */
export function LocalePicker({
  variant = 'select',
  showHint = true,
  classNames,
}: LocalePickerProps): ReactElement | null {
  const state = useContext(LocaleContext);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const hydrated = useRef(false);
  useEffect(() => {
    // React tells nobody what was picked before it was there; StrictMode asks twice.
    const picked = !hydrated.current && root.current?.querySelector<HTMLInputElement>(':checked')?.value;
    hydrated.current = true;
    if (picked && picked !== state!.locale.tag) state!.setLocale(picked);
    // oxlint-disable-next-line react/exhaustive-deps -- once, at hydration
  }, []);
  if (!state || state.locales.length < 2) return null;
  const text = (key: 'locale.label' | 'locale.hint'): string => messageText(state.messages[key], {}, state.format);
  const hint = showHint && state.locale.sms && text('locale.hint');
  const Control = variant === 'segmented' ? Segments : Select;
  return (
    <div ref={root} data-sms-otp-part="locale" data-variant={variant} className={classNames?.root}>
      <Control
        id={id}
        state={state}
        label={text('locale.label')}
        describedBy={hint ? `${id}-hint` : undefined}
        classNames={classNames}
      />
      {hint && (
        <div data-sms-otp-part="locale-hint" id={`${id}-hint`} className={classNames?.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}

interface ControlProps {
  id: string;
  state: LocaleState;
  label: string;
  describedBy: string | undefined;
  classNames: LocalePickerProps['classNames'];
}

function Select({ id, state, label, describedBy, classNames }: ControlProps): ReactElement {
  return (
    <>
      <label data-sms-otp-part="locale-label" htmlFor={id} className={classNames?.label}>
        {label}
      </label>
      <select
        data-sms-otp-part="locale-control"
        id={id}
        className={classNames?.control}
        aria-describedby={describedBy}
        autoComplete="off"
        value={state.locale.tag}
        onChange={(event) => state.setLocale(event.target.value)}
      >
        {state.locales.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag} className={classNames?.option}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

function Segments({ id, state, label, describedBy, classNames }: ControlProps): ReactElement {
  return (
    <fieldset data-sms-otp-part="locale-control" className={classNames?.control} aria-describedby={describedBy}>
      <legend data-sms-otp-part="locale-label" className={classNames?.label}>
        {label}
      </legend>
      {state.locales.map(({ tag, name }) => (
        <label key={tag} data-sms-otp-part="locale-option" lang={tag} className={classNames?.option}>
          <input
            type="radio"
            name={id}
            value={tag}
            checked={tag === state.locale.tag}
            onChange={() => state.setLocale(tag)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
