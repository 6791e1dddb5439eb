import { compactVerify, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { randomId } from './random.js';

export interface SessionJwtClaims {
  subject: string;
  issuedAtSeconds: number;
  /** `https://stytch.com/session`, `https://stytch.com/organization` and the custom claims. */
  payload: Record<string, unknown>;
}

export interface SessionJwts {
  sign(claims: SessionJwtClaims): Promise<string>;
  /** The `member_session_id` of a token with our signature, expired or not; null for any other text. */
  sessionIdOf(jwt: string): Promise<string | null>;
  /** The public keys as Stytch lists them. */
  keys(): Promise<JWK[]>;
}

/** Documented: a session JWT lives five minutes, whatever the session's length. */
const lifetimeSeconds = 300;

export const sessionClaim: string = 'https://stytch.com/session';
export const organizationClaim: string = 'https://stytch.com/organization';

/** The key pair is made when the first JWT or key list is asked for, and outlives a reset, because clients cache the keys. */
export function createSessionJwts(projectId: string): SessionJwts {
  const kid = randomId('jwk');
  let pair: ReturnType<typeof generateKeyPair> | undefined;
  const keyPair = (): ReturnType<typeof generateKeyPair> => (pair ??= generateKeyPair('RS256'));

  return {
    async sign({ subject, issuedAtSeconds, payload }) {
      // A page over plain http has no Web Crypto; a story on a phone in the same network needs no JWT.
      if (!crypto.subtle) return '';
      const { privateKey } = await keyPair();
      return new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
        .setIssuer(`stytch.com/${projectId}`)
        .setAudience([projectId])
        .setSubject(subject)
        .setIssuedAt(issuedAtSeconds)
        .setNotBefore(issuedAtSeconds)
        .setExpirationTime(issuedAtSeconds + lifetimeSeconds)
        .sign(privateKey);
    },
    async sessionIdOf(jwt) {
      const { publicKey } = await keyPair();
      const verified = await compactVerify(jwt, publicKey).catch(() => null);
      if (!verified) return null;
      const claims = JSON.parse(new TextDecoder().decode(verified.payload)) as Record<string, { id: string }>;
      return claims[sessionClaim]!.id;
    },
    async keys() {
      const { kty, n, e } = await exportJWK((await keyPair()).publicKey);
      return [{ kty, use: 'sig', key_ops: ['verify'], alg: 'RS256', kid, x5c: [], x5tS256: '', n, e } as JWK];
    },
  };
}
