import { asSmsOtpError, SmsOtpError } from '../../contract/errors.js';
import { withDeadline } from '../http/with-deadline.js';
import { memberFacts } from '../login/member-facts.js';
import type { PendingLogin } from '../login/pending-login.js';
import type { ProxyParts } from '../proxy-parts.js';
import { withoutEffect } from '../stytch/without-effect.js';

/**
 * True when Stytch surely has this number linked; makes room for a new one. The member is read anew before an old number is
 * deleted: the login cookie may be older than a verification in another tab, and a verified number never goes this way.
 * @throws SmsOtpError `phone_mismatch`, `phone_type_not_allowed`, `unavailable`
 */
export async function linkedNumber(
  parts: ProxyParts,
  login: PendingLogin,
  phoneNumber: string,
  onChanged: () => void,
): Promise<boolean> {
  // The send that was to link it may have been lost, or it was deleted for one that could not be texted. Stytch takes the linked
  // number named once more, and refuses only another (send docs in stytch-node 14.2.0, read 2026-11-27).
  if (login.phoneNumber === phoneNumber) return login.phoneVerified === true;
  await checkLineType(parts, phoneNumber);
  if (!login.phoneNumber) return false;
  const members = parts.stytch.organizations?.members;
  if (!members) throw new SmsOtpError('phone_mismatch');
  const { organization_id, member_id } = login;
  const facts = memberFacts(await withoutEffect(parts.call(() => members.get({ organization_id, member_id }))));
  if (!facts || facts.phoneVerified) throw new SmsOtpError('phone_mismatch');
  if (facts.phoneNumber && facts.phoneNumber !== phoneNumber) {
    await withoutEffect(parts.call(() => members.deleteMFAPhoneNumber({ organization_id, member_id })));
    onChanged();
  }
  return facts.phoneNumber === phoneNumber;
}

async function checkLineType({ options, deadlineMs }: ProxyParts, phoneNumber: string): Promise<void> {
  const { lineType } = options;
  if (!lineType) return;
  // Not as a call of Stytch: a lookup that never ends would keep one of its places for good.
  const lookup = withDeadline(deadlineMs, Promise.resolve(phoneNumber).then(lineType), () => new Error('late'));
  const type = await withoutEffect(lookup.catch((error: unknown) => Promise.reject(asSmsOtpError(error))));
  if (type === 'voip') throw new SmsOtpError('phone_type_not_allowed');
}
