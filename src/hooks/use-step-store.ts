'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Challenge } from '../contract/backend.js';
import { monotonicNow } from './monotonic-clock.js';
import { initialStepState, stepReducer } from './step-reducer.js';
import type { StepAction, StepPurpose, StepState } from './step-state.js';

/**
 * The state outside of React's own queue: a second gesture of the same moment meets what the first one did, not what was last
 * rendered. That is what makes a double click one request.
 */
export interface StepStore {
  get(): StepState;
  subscribe(listener: () => void): () => void;
  /** Whether the action changed anything. An answer counts also while React hides the screen (`<Activity>`) and may show it again. */
  act(action: StepAction): boolean;
  readonly isLive: boolean;
  /** Fires after unmount; not between the two mounts of StrictMode. */
  readonly signal: AbortSignal;
  /** Gives back what unmounts it. */
  mount(): () => void;
}

function createStepStore(initial: StepState): StepStore {
  let state = initial;
  let isLive = false;
  let life = new AbortController();
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act(action) {
      const next = stepReducer(state, action);
      if (next === state) return false;
      state = next;
      for (const listener of listeners) listener();
      return true;
    },
    get isLive() {
      return isLive;
    },
    get signal() {
      return life.signal;
    },
    mount() {
      isLive = true;
      if (life.signal.aborted) life = new AbortController();
      return () => {
        isLive = false;
        queueMicrotask(() => isLive || life.abort());
      };
    },
  };
}

export function useStepStore(challenge: Challenge | null, purpose: StepPurpose): [StepState, StepStore] {
  // Server and browser draw the same first screen: only deadlines depend on the clock, and none is drawn before hydration.
  const [store] = useState(() =>
    createStepStore(initialStepState(challenge, purpose, typeof window === 'undefined' ? 0 : monotonicNow())),
  );
  useEffect(() => store.mount(), [store]);
  return [useSyncExternalStore(store.subscribe, store.get, store.get), store];
}
