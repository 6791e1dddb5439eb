import { base64url } from 'jose';

/** Keyed hash of what identifies someone, so that neither Redis nor an event holds a number, a member or an address in clear. */
export type KeyHasher = (kind: string, value: string) => Promise<string>;

export function createKeyHasher(secret: string): KeyHasher {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', encoder.encode(`sms-otp-kit limits ${secret}`), algorithm, false, [
    'sign',
  ]);
  return async (kind, value) => {
    const digest = await crypto.subtle.sign('HMAC', await key, encoder.encode(`${kind}\n${value}`));
    return base64url.encode(new Uint8Array(digest, 0, 16));
  };
}
