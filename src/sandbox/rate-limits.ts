import type { SandboxCore } from './sandbox-core.js';
import { StytchApiError } from './stytch-error.js';

const minute = 60_000;

/** @throws StytchApiError `too_many_requests` */
export function countSend(core: SandboxCore, phoneNumber: string): void {
  count(core, [
    [`send ${phoneNumber}`, minute, core.limits.sendsPerMinute],
    [`send ${phoneNumber}`, 60 * minute, core.limits.sendsPerHour],
  ]);
}

/** @throws StytchApiError `too_many_requests` */
export function countAuthenticate(core: SandboxCore, memberId: string): void {
  count(core, [[`authenticate ${memberId}`, minute, core.limits.authenticatesPerMinute]]);
}

/** Windows start on whole minutes and hours, as Stytch documents: "limits reset on fixed interval boundaries". */
function count(core: SandboxCore, rules: readonly (readonly [string, number, number])[]): void {
  const { windows } = core.state;
  const now = core.clock.now();
  const keys = rules.map(([subject, length]) => `${subject} ${length} ${Math.floor(now / length)}`);
  const limited = rules.some(([, , limit], index) => (windows.get(keys[index]!) ?? 0) >= limit);
  if (limited) throw new StytchApiError('too_many_requests');
  for (const key of keys) windows.set(key, (windows.get(key) ?? 0) + 1);
}
