import { SmsOtpError } from '../../contract/errors.js';
import { readSendResponse } from '../../contract/wire.js';
import type { Exchange } from '../http/exchange.js';
import { sendCounter } from '../limits/verify-limits.js';
import { proofOf } from '../login/pending-login.js';
import type { ProxyParts } from '../proxy-parts.js';
import { asPublicError } from '../stytch/public-error.js';
import { aboutMember, stytchIds } from './about-member.js';
import { linkedNumber } from './linked-number.js';
import { overLimit } from './over-limit.js';
import type { SendOrder } from './send-order.js';

export interface Delivery {
  requestId: string;
  statusCode: number;
  sentAtMs: number;
  resendInSeconds: number;
}

/** Limits, then one call of Stytch, never a second. @throws SmsOtpError with what a browser may know */
export async function deliverCode(parts: ProxyParts, exchange: Exchange, order: SendOrder): Promise<Delivery> {
  const { sendLimits, emit } = parts;
  const about = aboutMember(exchange, order.member);
  const { member, phoneNumber, country } = order;
  const organizationId = order.login.organization_id;
  const claim = await sendLimits.claim({ member, organizationId, phoneNumber, country, ip: exchange.ip });
  if (!claim.admitted) throw overLimit(emit, about, claim);
  emit({ ...about, type: 'otp_send_requested' });
  const resendInSeconds = sendLimits.cooldownAfter(claim.consumed(sendCounter.name));
  // The claim holds the first wait already; a longer one is set while Stytch works.
  const cooldown = sendLimits.startCooldown(member, resendInSeconds);
  try {
    const { request_id: requestId, status_code: statusCode } = readSendResponse(
      await callSend(parts, order, () => emit({ ...about, type: 'phone_number_changed' })),
    );
    // A client that only looks at the HTTP status lets an error with 200 through.
    if (statusCode !== 200) throw new SmsOtpError('outcome_unknown', { status: 200 });
    await Promise.all([cooldown, sendLimits.newCode(member)]);
    emit({ ...about, type: 'otp_sent', stytchRequestId: requestId });
    return { requestId, statusCode, sentAtMs: Date.now(), resendInSeconds };
  } catch (failure) {
    const error = asPublicError(failure as SmsOtpError, (event) => emit({ ...about, ...event }));
    emit({ ...about, type: 'otp_send_failed', code: error.code, ...stytchIds(error) });
    await cooldown;
    if (error.outcome === 'not_sent') await claim.refund();
    if (error.outcome !== 'unknown') await sendLimits.endCooldown(member);
    else await sendLimits.newCode(member);
    throw error.outcome === 'unknown' ? withWait(error, resendInSeconds) : error;
  }
}

async function callSend(
  parts: ProxyParts,
  { login, phoneNumber, locale }: SendOrder,
  onChanged: () => void,
): Promise<object> {
  const linked = await linkedNumber(parts, login, phoneNumber, onChanged);
  const { organization_id, member_id } = login;
  return parts.call(() =>
    parts.stytch.otps.sms.send({
      organization_id,
      member_id,
      ...proofOf(login),
      ...(linked ? {} : { mfa_phone_number: phoneNumber }),
      ...(locale === undefined ? {} : { locale }),
    }),
  );
}

/** An SMS may be on its way, so the next one waits as if it were. */
function withWait(error: SmsOtpError, resendInSeconds: number): SmsOtpError {
  const retryAfterSeconds = Math.max(error.retryAfterSeconds ?? 0, resendInSeconds) || undefined;
  return new SmsOtpError(error.code, { ...error, retryAfterSeconds });
}
