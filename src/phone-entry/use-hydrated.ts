'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = (): (() => void) => () => {};
const isBrowser = (): boolean => true;
const isServer = (): boolean => false;

/** False on the server and during hydration, so that both render the same markup. */
export function useHydrated(): boolean {
  // Named: a new function for each render would make React look at the store after each commit, in a task of its own.
  return useSyncExternalStore(neverChanges, isBrowser, isServer);
}
