/** Stytch's id form, e.g. `'session-test-6f0c…'`. */
export function randomId(kind: string): string {
  return `${kind}-test-${crypto.randomUUID()}`;
}

/** 44 base64url characters, as Stytch's tokens look. */
export function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(33));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** Six digits, leading zeros kept. */
export function randomCode(): string {
  return String(crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000).padStart(6, '0');
}
