import { isRecord } from './request-fields.js';
import { StytchApiError } from './stytch-error.js';

type Claims = Readonly<Record<string, unknown>>;

const reservedNames = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']);
const maxBytes = 4096;

/**
 * Merged key by key, objects in depth; null deletes. Stytch's API text says that reserved names are ignored and its guide
 * that they are an error: here they are an error, so that the mistake is found.
 */
export function mergeCustomClaims(current: Claims, added: Claims): Claims {
  if (Object.keys(added).some((key) => reservedNames.has(key))) {
    throw new StytchApiError('reserved_claims_in_custom_claims');
  }
  if (Object.keys(added).some((key) => key.startsWith('https://stytch.com/'))) {
    throw new StytchApiError('stytch_claims_in_custom_claims');
  }
  const merged = merge(current, added);
  if (new TextEncoder().encode(JSON.stringify(merged)).length > maxBytes) {
    throw new StytchApiError('custom_claims_too_large');
  }
  return merged;
}

function merge(current: Claims, added: Claims): Claims {
  const merged = new Map(Object.entries(current));
  for (const [key, value] of Object.entries(added)) {
    const old = merged.get(key);
    if (value === null) merged.delete(key);
    else merged.set(key, isRecord(value) ? merge(isRecord(old) ? old : {}, value) : value);
  }
  return Object.fromEntries(merged);
}
