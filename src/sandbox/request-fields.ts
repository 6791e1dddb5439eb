import { StytchApiError } from './stytch-error.js';

export type RequestBody = Readonly<Record<string, unknown>>;

/** A string, or `''` when it is absent, null or empty: Go's omitempty makes no difference between them. */
export function textField(body: RequestBody, key: string): string {
  const value = field(body, key);
  if (value === undefined) return '';
  if (typeof value !== 'string') throw new StytchApiError('bad_request');
  return value;
}

export function booleanField(body: RequestBody, key: string): boolean {
  const value = field(body, key);
  if (value !== undefined && typeof value !== 'boolean') throw new StytchApiError('bad_request');
  return value === true;
}

/** Undefined when absent; 0 is absent as well, because Go's client never sends it. */
export function numberField(body: RequestBody, key: string): number | undefined {
  const value = field(body, key);
  if (value !== undefined && typeof value !== 'number') throw new StytchApiError('bad_request');
  return value || undefined;
}

export function objectField(body: RequestBody, key: string): Record<string, unknown> | undefined {
  const value = field(body, key);
  if (value !== undefined && !isRecord(value)) throw new StytchApiError('bad_request');
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(body: RequestBody, key: string): unknown {
  return Object.hasOwn(body, key) ? (body[key] ?? undefined) : undefined;
}
