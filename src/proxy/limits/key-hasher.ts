import { base64url } from 'jose';
import { createRecent } from '../recent.js';

/** Keyed hash of what identifies someone, so that neither Redis nor an event holds a number, a member or an address in clear. */
export type KeyHasher = (kind: string, value: string) => Promise<string>;

const maxRecent = 1000;

export function createKeyHasher(secret: string): KeyHasher {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', encoder.encode(`sms-otp-kit limits ${secret}`), algorithm, false, [
    'sign',
  ]);
  const digest = async (text: string): Promise<string> => {
    const signature = await crypto.subtle.sign('HMAC', await key, encoder.encode(text));
    return base64url.encode(new Uint8Array(signature, 0, 16));
  };
  // One request asks for five of them, mostly those of the request before: each is a trip to a thread of its own.
  const recent = createRecent<Promise<string>>(maxRecent);
  return (kind, value) => {
    const text = `${kind}\n${value}`;
    const known = recent.get(text);
    if (known) return known;
    const hash = digest(text);
    recent.set(text, hash);
    return hash;
  };
}
