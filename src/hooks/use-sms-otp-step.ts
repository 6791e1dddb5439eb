'use client';

import { useCallback, useContext, useEffect, useInsertionEffect, useRef } from 'react';
import type { AuthenticateResponse, Challenge, MemberIdentity, SmsOtpBackend } from '../contract/backend.js';
import { asSmsOtpError } from '../contract/errors.js';
import { LocaleContext } from '../locale/locale-context.js';
import { useBackend } from './backend-context.js';
import { monotonicNow } from './monotonic-clock.js';
import { forgetStep } from './step-memory.js';
import { type StepEvent, type StepPurpose, type StepState, unknownChallenge } from './step-state.js';
import { useSmsOtpAuthenticate } from './use-sms-otp-authenticate.js';
import { useSmsOtpSend } from './use-sms-otp-send.js';
import { useStepStore } from './use-step-store.js';
import { recallInto, useStepSurroundings } from './use-step-surroundings.js';

export interface UseSmsOtpStepOptions {
  /** @default the provider's */
  backend?: SmsOtpBackend | undefined;
  /** Read when the step is mounted; for another one, mount another step (`key`). @default 'login' */
  purpose?: StepPurpose | undefined;
  /**
   * What the server said when the primary login passed; read when the step is mounted. Without it the backend is asked, and
   * until then nothing is known. A backend that cannot be asked starts with the number: there, mount the step with it.
   */
  challenge?: Challenge | undefined;
  /**
   * Tells this login from another one of the same tab: any id of the pending login, never a token. It stands in session storage
   * beside the deadlines. Without it a step takes over what an unfinished one left there within the last two minutes.
   */
  attemptId?: string | undefined;
  /** Only for a server that passes bodies through; the proxy of this package takes none of it from a browser. */
  identity?: MemberIdentity | undefined;
  /** Once, when the session exists. The response is null when another tab, or a request whose answer was lost, did it. */
  onAuthenticated?: ((response: AuthenticateResponse | null) => void) | undefined;
  /** The member wants to sign in again: go back to your login page. */
  onRestart?: (() => void) | undefined;
  /** For analytics: never a code, a full number or a token. */
  onEvent?: ((event: StepEvent) => void) | undefined;
}

export type CodeSource = 'typed' | 'pasted' | 'autofilled';

export interface SmsOtpStepControls {
  state: StepState;
  /** Texts the number on file. A paid SMS. */
  send: () => void;
  /** Links a first number (E.164, `'+14155550123'`) and texts it. A paid SMS. */
  sendTo: (phoneNumber: string) => void;
  /** Texts again; the code before stops working. Does nothing while the cool-down runs. A paid SMS. */
  resend: () => void;
  /** @param source @default 'typed' */
  submitCode: (code: string, source?: CodeSource) => void;
  /** Only while the number is unverified; the typed one stays in the field. */
  changeNumber: () => void;
  /** From changing the number back to the code that is out, or to the number on file. */
  backToCode: () => void;
  /** Asks the server again what became of the step. Sends nothing. */
  checkAgain: () => void;
  restart: () => void;
}

/**
 * The whole step without a screen: `stepReducer` wired to the two hooks, to the server's challenge, to deadlines and to other
 * tabs. Nothing is sent by mounting; each gesture is at most one request, and only the newest gesture's answer counts.
 */
export function useSmsOtpStep(options: UseSmsOtpStepOptions = {}): SmsOtpStepControls {
  const { purpose = 'login', identity } = options;
  const stepId = `${purpose}.${options.attemptId ?? ''}`;
  const backend = useBackend('useSmsOtpStep', options.backend);
  const { mutateAsync: send } = useSmsOtpSend({ backend });
  const { mutateAsync: authenticate } = useSmsOtpAuthenticate({ backend });
  const [state, store] = useStepStore(options.challenge ?? (backend.challenge ? null : unknownChallenge), purpose);
  const latest = useRef(options);
  // Callbacks are read when something happens: the newest are there before any effect or event.
  useInsertionEffect(() => {
    latest.current = options;
  });
  const report = useCallback(
    (event: StepEvent): void => {
      if (store.isLive) tellHost(() => latest.current.onEvent?.(event));
    },
    [store],
  );

  const asked = useRef<number | null>(null);
  const check = useCallback(
    async (attempt: number): Promise<void> => {
      // StrictMode runs the effect below twice; one look at the server is enough for both.
      if (asked.current === attempt) return;
      asked.current = attempt;
      const answer = (challenge: Challenge | null): boolean =>
        store.act({ type: 'challengeRead', attempt, challenge, nowMs: monotonicNow() });
      try {
        answer(await backend.challenge!({ signal: store.signal, idempotencyKey: '' }));
      } catch (thrown) {
        const error = asSmsOtpError(thrown);
        // A server of the host's own may have no such route: what this tab remembers is all that is known then.
        if (error.code === 'misconfigured') {
          recallInto(store, stepId);
          answer(null);
        } else if (store.isLive) store.act({ type: 'challengeFailed', attempt, error, nowMs: monotonicNow() });
      } finally {
        if (asked.current === attempt) asked.current = null;
      }
    },
    [backend, store, stepId],
  );
  const checkNow = useCallback(() => void check(store.get().attempt), [check, store]);
  const tellTabs = useStepSurroundings(state, store, backend.challenge ? checkNow : null, stepId);

  const toCheck = state.name === 'checking' && state.error === null ? state.attempt : null;
  useEffect(() => {
    if (toCheck !== null) void check(toCheck);
  }, [toCheck, check]);
  const session = useRef<AuthenticateResponse | null>(null);
  useOutcome(state, report, () => tellHost(() => latest.current.onAuthenticated?.(session.current)));

  const startSend = async (phoneNumber: string | null): Promise<void> => {
    const { attempt: before, sendCount } = store.get();
    const attempt = before + 1;
    const startedAtMs = monotonicNow();
    if (!store.isLive || !store.act({ type: 'sendRequested', attempt, phoneNumber, nowMs: startedAtMs })) return;
    report({ type: sendCount > 0 ? 'resend_requested' : 'send_requested', sendCount });
    // A number linked in this step is repeated: right whether or not the first send linked it.
    const { typedPhone } = store.get();
    try {
      const sent = await send({ ...identity, ...(typedPhone ? { mfa_phone_number: typedPhone } : {}) });
      if (!store.act({ type: 'sendSucceeded', attempt, sent, nowMs: monotonicNow() })) return;
      const { code_expires_in_seconds, resend_in_seconds } = sent;
      tellTabs({ type: 'sent', sent: { code_expires_in_seconds, resend_in_seconds } });
      report({ type: 'send_succeeded', sendCount: sendCount + 1, ...figures(sent.request_id, startedAtMs) });
    } catch (thrown) {
      const error = asSmsOtpError(thrown);
      store.act({ type: 'sendFailed', attempt, error, nowMs: monotonicNow() });
      report({ type: 'send_failed', code: error.code, ...figures(error.requestId, startedAtMs) });
    }
  };

  const submitCode = async (code: string, source: CodeSource = 'typed'): Promise<void> => {
    const attempt = store.get().attempt + 1;
    const startedAtMs = monotonicNow();
    if (!store.isLive || !store.act({ type: 'codeSubmitted', attempt })) return;
    report({ type: 'code_submitted', source });
    try {
      const response = await authenticate({ ...identity, code, ...(identity ? enrollment(store.get()) : {}) });
      session.current = response;
      if (!store.act({ type: 'verifySucceeded', attempt })) return;
      tellTabs({ type: 'authenticated' });
      report({ type: 'verify_succeeded', ...figures(response.request_id, startedAtMs) });
    } catch (thrown) {
      const error = asSmsOtpError(thrown);
      store.act({ type: 'verifyFailed', attempt, error, canCheck: !!backend.challenge, nowMs: monotonicNow() });
      report({ type: 'verify_failed', code: error.code, ...figures(error.requestId, startedAtMs) });
    }
  };

  return {
    state,
    send: () => void startSend(null),
    sendTo: (phoneNumber) => void startSend(phoneNumber),
    resend: () => void startSend(null),
    submitCode: (code, source) => void submitCode(code, source),
    changeNumber: () => {
      if (store.act({ type: 'numberChangeRequested' })) report({ type: 'change_number' });
    },
    backToCode: () => void store.act({ type: 'returnedToCode' }),
    checkAgain: () => void store.act({ type: 'checkRequested' }),
    restart: () => {
      forgetStep();
      report({ type: 'restart_requested' });
      latest.current.onRestart?.();
    },
  };
}

/** A callback of the host's must not stop a login; the page hears of it as of any other error. */
function tellHost(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    reportError(error);
  }
}

/** Reports each screen once, and the session once, also where StrictMode runs effects twice. */
function useOutcome(
  { name, purpose, codeExpired }: StepState,
  report: (event: StepEvent) => void,
  onDone: () => void,
): void {
  const locale = useContext(LocaleContext)?.locale.tag;
  const seen = useRef<Partial<Pick<StepState, 'name' | 'codeExpired'>> & { locale: string | undefined }>({ locale });
  useEffect(() => {
    const last = seen.current;
    seen.current = { name, codeExpired, locale };
    if (last.name !== name) {
      report({ type: 'step_viewed', name, purpose });
      if (name === 'done') onDone();
    }
    if (codeExpired && !last.codeExpired) report({ type: 'code_expired' });
    if (locale && locale !== last.locale) report({ type: 'locale_changed', locale });
  });
}

function enrollment({ purpose, sentPhone }: StepState): { set_mfa_enrollment?: 'enroll' | 'unenroll' } {
  if (purpose === 'unenroll') return { set_mfa_enrollment: 'unenroll' };
  return purpose === 'enroll' || sentPhone ? { set_mfa_enrollment: 'enroll' } : {};
}

function figures(requestId: string | undefined, startedAtMs: number): { requestId: string | null; durationMs: number } {
  return { requestId: requestId || null, durationMs: Math.round(monotonicNow() - startedAtMs) };
}
