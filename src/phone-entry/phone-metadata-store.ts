import type { PhoneMetadata } from '../phone-number/phone-evaluation.js';

export type LoadPhoneMetadata = () => Promise<PhoneMetadata>;

/** `failed`: the number is not held up; the server, which has the rules, decides. */
export type PhoneMetadataState =
  | { status: 'idle' | 'loading' | 'failed'; metadata: null }
  | { status: 'ready'; metadata: PhoneMetadata };

export interface PhoneMetadataStore {
  get: () => PhoneMetadataState;
  subscribe: (listener: () => void) => () => void;
  /** Resolves with the outcome, never rejects; a failed load is tried again by the next call. */
  load: () => Promise<PhoneMetadataState>;
}

/** A member on a bad network is not kept waiting longer; rules that arrive later are still used. */
const patienceMs = 8000;

export const idleMetadata: PhoneMetadataState = { status: 'idle', metadata: null };

const stores = new WeakMap<LoadPhoneMetadata, PhoneMetadataStore>();

/** One store per loader, so that every field on a page shares one download. */
export function phoneMetadataStore(loader: LoadPhoneMetadata): PhoneMetadataStore {
  const store = stores.get(loader) ?? createStore(loader);
  stores.set(loader, store);
  return store;
}

/** The default rules: libphonenumber's mobile set, in a chunk of its own. */
export const loadMobileMetadata: LoadPhoneMetadata = async () =>
  (await import('../phone-number/mobile-metadata.js')).mobileMetadata;

function createStore(loader: LoadPhoneMetadata): PhoneMetadataStore {
  let state = idleMetadata;
  let pending: Promise<PhoneMetadataState> | null = null;
  const listeners = new Set<() => void>();
  const become = (next: PhoneMetadataState): void => {
    if (state.status === 'ready') return;
    state = next;
    for (const listener of listeners) listener();
  };
  const fail = (): void => become({ status: 'failed', metadata: null });
  const start = async (): Promise<PhoneMetadataState> => {
    // A second try changes nothing until it is decided: what the field says of a number stays.
    if (state.status === 'idle') become({ status: 'loading', metadata: null });
    const patience = new Promise((resolve) => setTimeout(resolve, patienceMs));
    await Promise.race([loader().then((metadata) => become({ status: 'ready', metadata }), fail), patience.then(fail)]);
    pending = null;
    return state;
  };
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => (state.status === 'ready' ? state : (pending ??= start())),
  };
}
