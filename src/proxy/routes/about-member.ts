import type { SmsOtpError } from '../../contract/errors.js';
import type { SmsOtpEvent } from '../audit.js';
import type { Exchange } from '../http/exchange.js';

export function aboutMember(
  { requestId, ip }: Exchange,
  memberHash: string,
): Pick<SmsOtpEvent, 'requestId' | 'ip' | 'memberHash'> {
  return { requestId, memberHash, ...(ip === null ? {} : { ip }) };
}

export function stytchIds(error: SmsOtpError): Pick<SmsOtpEvent, 'stytchRequestId' | 'stytchType'> {
  return {
    ...(error.requestId === undefined ? {} : { stytchRequestId: error.requestId }),
    ...(error.stytchType === undefined ? {} : { stytchType: error.stytchType }),
  };
}
