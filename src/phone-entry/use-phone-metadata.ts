'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { PhoneMetadata } from '../phone-number/phone-evaluation.js';
import {
  type LoadPhoneMetadata,
  type PhoneMetadataState,
  idleMetadata,
  loadMobileMetadata,
  phoneMetadataStore,
} from './phone-metadata-store.js';

export interface PhoneMetadataSource {
  /** Rules that are there at once, for server rendering and tests. */
  metadata?: PhoneMetadata | undefined;
  /** Keep its identity: define it outside the component. @default libphonenumber's mobile set */
  loadMetadata?: LoadPhoneMetadata | undefined;
}

/** The rules as far as they are there, and the way to ask for them. Loading starts when the page is idle. */
export function usePhoneMetadata({ metadata, loadMetadata = loadMobileMetadata }: PhoneMetadataSource): {
  rules: PhoneMetadataState;
  load: () => Promise<PhoneMetadataState>;
} {
  const store = phoneMetadataStore(loadMetadata);
  const loaded = useSyncExternalStore(store.subscribe, store.get, () => idleMetadata);
  const given = metadata !== undefined;

  useEffect(() => {
    // Safari has no requestIdleCallback. Not cancelled: what is loaded once serves every field of the page.
    if (!given) (window.requestIdleCallback ?? setTimeout)(() => void store.load());
  }, [given, store]);

  if (!metadata) return { rules: loaded, load: store.load };
  const rules: PhoneMetadataState = { status: 'ready', metadata };
  return { rules, load: async () => rules };
}
