import type { LimitWindow } from './limit-settings.js';
import type { Claim } from './limiter.js';

export function claims(name: string, windows: readonly LimitWindow[], key: string): Claim[] {
  return windows.map((window) => ({ rule: { name, ...window }, key }));
}
