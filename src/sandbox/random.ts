/** Stytch's id form, `'session-test-<uuid>'`. `randomUUID` is missing where a phone opens a story over plain http. */
export function randomId(kind: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${kind}-test-${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-')}`;
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
