/** One SMS that the sandbox "sent". */
export interface SandboxMessage {
  message_id: string;
  /** E.164 */
  to: string;
  member_id: string;
  organization_id: string;
  code: string;
  /** As it was asked for, e.g. `'pt-br'`. */
  locale: string;
  /** The text as a phone shows it; its last line is `@host #code`, which browsers read for autofill. */
  body: string;
  /** RFC 3339, on the sandbox's clock. */
  sent_at: string;
}

/** The phone of every member. */
export interface SandboxMessages {
  /** Oldest first. The array is replaced, never changed, so it can be a snapshot for `useSyncExternalStore`. */
  list(): readonly SandboxMessage[];
  /** The newest one, or the newest to a phone number (E.164) or a member id. */
  last(phoneOrMemberId?: string): SandboxMessage | undefined;
  /** Calls back after each message, and with none after `clear`. Returns the way to stop. */
  subscribe(listener: (message?: SandboxMessage) => void): () => void;
  clear(): void;
}

export interface SandboxOutbox extends SandboxMessages {
  deliver(message: SandboxMessage): void;
}

/** A long soak must not fill the memory; a phone shows fewer. */
const keptMessages = 1000;

export function createSandboxMessages(): SandboxOutbox {
  let messages: readonly SandboxMessage[] = [];
  const listeners = new Set<(message?: SandboxMessage) => void>();
  return {
    list: () => messages,
    last: (who) => messages.findLast(({ to, member_id }) => who === undefined || who === to || who === member_id),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    clear: () => {
      messages = [];
      for (const listener of listeners) listener();
    },
    deliver: (message) => {
      messages = [...messages.slice(1 - keptMessages), message];
      for (const listener of listeners) listener(message);
    },
  };
}
