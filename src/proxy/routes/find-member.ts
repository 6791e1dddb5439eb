import { SmsOtpError } from '../../contract/errors.js';
import type { Exchange } from '../http/exchange.js';
import type { PendingLogin } from '../login/pending-login.js';
import type { ProxyParts } from '../proxy-parts.js';

/** @throws SmsOtpError `session_expired` when nobody is logging in: nothing goes upstream without a first factor */
export async function findMember(
  { logins, hash }: ProxyParts,
  exchange: Exchange,
): Promise<{ login: PendingLogin; member: string }> {
  const login = (await logins.pending(exchange)) ?? (await logins.live(exchange));
  if (!login) throw new SmsOtpError('session_expired');
  return { login, member: await hash('member', `${login.organization_id}\n${login.member_id}`) };
}
