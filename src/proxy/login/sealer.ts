import { CompactEncrypt, compactDecrypt } from 'jose';

export interface Sealer {
  seal(payload: object): Promise<string>;
  /** Null when no secret opens it: forged, cut, or sealed by a secret that is gone. */
  open(sealed: string): Promise<unknown>;
}

/** A256GCM with a key derived from the secret: whoever reads the cookie learns nothing and can change nothing. */
export function createSealer(secrets: readonly string[]): Sealer {
  const keys = secrets.map(deriveKey);
  return {
    async seal(payload) {
      const plain = new TextEncoder().encode(JSON.stringify(payload));
      return new CompactEncrypt(plain).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(await keys[0]!);
    },
    async open(sealed) {
      for (const key of keys) {
        try {
          const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
          const { plaintext } = await compactDecrypt(sealed, await key, options);
          return JSON.parse(new TextDecoder().decode(plaintext));
        } catch {
          // The next, older secret may open it.
        }
      }
      return null;
    },
  };
}

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
