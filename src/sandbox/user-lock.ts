import type { SandboxCore } from './sandbox-core.js';
import type { MemberRecord } from './state.js';
import { StytchApiError } from './stytch-error.js';

/** Stytch's defaults: 10 failures in a row, one hour (stytch.com/docs, user locks, read 2026-11-23). */
const failuresToLock = 10;
const lockMs = 3_600_000;

export function lockExpiresAtMs(member: MemberRecord, nowMs: number): number | null {
  const expiresAt = member.lockedAtMs === null ? null : member.lockedAtMs + lockMs;
  return expiresAt !== null && expiresAt > nowMs ? expiresAt : null;
}

/** @throws StytchApiError `user_lock_limit_reached` */
export function requireUnlocked(core: SandboxCore, member: MemberRecord): void {
  if (lockExpiresAtMs(member, core.clock.now()) !== null) throw new StytchApiError('user_lock_limit_reached');
  if (member.lockedAtMs !== null) clearFailures(member);
}

/** Ours: the tenth failure itself is answered as the lock, and wrong passwords count with wrong codes. */
export function countFailure(core: SandboxCore, member: MemberRecord): void {
  member.failures += 1;
  if (member.failures < failuresToLock) return;
  member.lockedAtMs = core.clock.now();
  throw new StytchApiError('user_lock_limit_reached');
}

/** Ours: only a session clears the count, so that logging in again does not buy ten more codes. */
export function clearFailures(member: MemberRecord): void {
  member.failures = 0;
  member.lockedAtMs = null;
}
