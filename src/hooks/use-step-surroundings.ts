'use client';

import { useEffect, useRef } from 'react';
import { clockDrift, monotonicNow } from './monotonic-clock.js';
import {
  forgetStep,
  openTabChannel,
  recallStep,
  rememberStep,
  type TabChannel,
  type TabMessage,
} from './step-memory.js';
import { isBusy, isFinal } from './step-reducer.js';
import type { StepState } from './step-state.js';
import type { StepStore } from './use-step-store.js';

/** A lid that is closed and opened does not hide the tab that was in front. */
const lookEveryMs = 5000;

/** Above what timers and leap seconds make: the machine slept, or somebody set its clock. */
const noticeableDriftMs = 5000;

/**
 * Everything that reaches a step from outside of the screen: time, a reload, the back-forward cache and other tabs.
 * @param stepId only steps of the same purpose and login are one
 */
export function useStepSurroundings(
  state: StepState,
  store: StepStore,
  check: (() => void) | null,
  stepId: string,
): (message: TabMessage) => void {
  useDeadline(state, store);
  useMemory(state, store, check, stepId);
  useReturn(store, check);
  return useOtherTabs(store, stepId);
}

/** One timer, set to the next deadline. */
function useDeadline(state: StepState, store: StepStore): void {
  const { name, codeExpired, codeExpiresAtMs, stepEndsAtMs, error } = state;
  // Another failure may name a wait, too. Nothing changes when it is over, so no timer would follow for the next deadline.
  const retryAtMs = name === 'rateLimited' || name === 'locked' ? error?.retryAtMs : null;
  // An answer under way is waited for, so a deadline that falls into it is looked at afterwards.
  const deadlines = isBusy(state) ? [] : [codeExpired ? null : codeExpiresAtMs, stepEndsAtMs, retryAtMs];
  const next = Math.min(...deadlines.map((deadline) => deadline ?? Number.POSITIVE_INFINITY));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const passTime = (): void => void store.act({ type: 'timePassed', nowMs: monotonicNow() });
    // A timer may fire a moment early; a second one, a millisecond later, is then due.
    const timer = setTimeout(passTime, Math.max(0, next - monotonicNow()) + 1);
    return () => clearTimeout(timer);
  }, [next, store]);
}

/** A reload keeps the deadlines; the server's own, where there is one to ask, are better. */
function useMemory(state: StepState, store: StepStore, check: (() => void) | null, stepId: string): void {
  const isRecalled = useRef(false);
  useEffect(() => {
    // Once: StrictMode would find what this very step wrote, and a backend that is written inline is new in every render.
    if (isRecalled.current) return;
    isRecalled.current = true;
    if (!check) recallInto(store, stepId);
    // The page may have been given its challenge before the code went out that this tab remembers.
    else if (store.get().name !== 'checking' && recallStep(stepId)) check();
  }, [store, check, stepId]);
  useEffect(() => {
    if (isFinal(state)) forgetStep();
    else rememberStep(state, stepId);
  }, [state, stepId]);
}

/** Not where the server tells what is out: a limit that is kept without its word could be that of another login. */
export function recallInto(store: StepStore, stepId: string): void {
  const memory = recallStep(stepId);
  if (memory) store.act({ type: 'remembered', ...memory, nowMs: monotonicNow() });
}

function useReturn(store: StepStore, check: (() => void) | null): void {
  useEffect(() => {
    let drift = clockDrift();
    const onPageShow = ({ persisted }: PageTransitionEvent): void => {
      if (!persisted) return;
      store.act({ type: 'pageRestored', attempt: store.get().attempt + 1, canCheck: check !== null });
      // What is being typed stays on the screen meanwhile.
      if (store.get().name === 'enteringPhone') check?.();
    };
    const onVisible = (): void => {
      // Not `document.hidden`: an element named so by the host would stand in its place.
      if (document.visibilityState === 'hidden') return;
      store.act({ type: 'timePassed', nowMs: monotonicNow() });
      const now = clockDrift();
      if (Math.abs(now - drift) > noticeableDriftMs) check?.();
      drift = now;
    };
    const onPageHide = (): void => void store.act({ type: 'pageLeft' });
    const life = new AbortController();
    window.addEventListener('pagehide', onPageHide, life);
    window.addEventListener('pageshow', onPageShow, life);
    document.addEventListener('visibilitychange', onVisible, life);
    const timer = setInterval(onVisible, lookEveryMs);
    return () => {
      clearInterval(timer);
      life.abort();
    };
  }, [store, check]);
}

function useOtherTabs(store: StepStore, stepId: string): (message: TabMessage) => void {
  const channel = useRef<TabChannel | null>(null);
  useEffect(() => {
    channel.current = openTabChannel(stepId, (message) => {
      if (message.type === 'authenticated') store.act({ type: 'authenticatedInOtherTab' });
      else store.act({ type: 'sentInOtherTab', sent: message.sent, nowMs: monotonicNow() });
    });
    return () => channel.current?.close();
  }, [store, stepId]);
  return (message) => channel.current?.tell(message);
}
