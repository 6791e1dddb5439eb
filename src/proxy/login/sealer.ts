import { CompactEncrypt, compactDecrypt } from 'jose';
import { createRecent } from '../recent.js';

export interface Sealer {
  seal(payload: object): Promise<string>;
  /** Null when no secret opens it: forged, cut, or sealed by a secret that is gone. */
  open(sealed: string): Promise<unknown>;
}

/** A256GCM with a key derived from the secret: whoever reads the cookie learns nothing and can change nothing. */
export function createSealer(secrets: readonly string[]): Sealer {
  const keys = secrets.map(deriveKey);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  // A step asks three or four times with the cookie it was just given, and opening one is a trip to a thread of its own.
  const recent = createRecent<string>(maxRecent);

  const decrypt = async (sealed: string): Promise<string | null> => {
    for (const key of keys) {
      try {
        return decoder.decode((await compactDecrypt(sealed, await key, accepted)).plaintext);
      } catch {
        // The next, older secret may open it.
      }
    }
    return null;
  };

  return {
    async seal(payload) {
      const text = JSON.stringify(payload);
      const cookie = new CompactEncrypt(encoder.encode(text)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' });
      const sealed = await cookie.encrypt(await keys[0]!);
      recent.set(sealed, text);
      return sealed;
    },
    async open(sealed) {
      const known = recent.get(sealed);
      if (known !== undefined) return JSON.parse(known);
      const text = await decrypt(sealed);
      if (text === null) return null;
      recent.set(sealed, text);
      return JSON.parse(text);
    },
  };
}

const accepted = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

const maxRecent = 1000;

/** Imported once: a key of bytes would be imported for every cookie. */
async function deriveKey(secret: string): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  const parameters = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoder.encode('sms-otp-kit login cookie'),
  };
  return crypto.subtle.deriveKey(parameters, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
