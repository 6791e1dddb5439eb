import { SmsOtpError } from '../../contract/errors.js';
import { readSendParams } from '../../contract/wire.js';
import type { Exchange } from '../http/exchange.js';
import { checkBodyHeaders, readBody } from '../http/read-body.js';
import type { PendingLogin } from '../login/pending-login.js';
import { countryToText } from '../phone-policy.js';
import type { ProxyParts } from '../proxy-parts.js';
import { smsLocale } from '../sms-locale.js';
import { aboutMember } from './about-member.js';
import { findMember } from './find-member.js';

/** A send that may go out as far as its request tells; limits come after it. */
export interface SendOrder {
  login: PendingLogin;
  /** Keyed hash of the member. */
  member: string;
  phoneNumber: string;
  country: string;
  locale: string | undefined;
}

/** Of the body two keys are read: `mfa_phone_number` and `locale`. Who it is comes from the login alone. */
export async function readSendOrder(parts: ProxyParts, exchange: Exchange): Promise<SendOrder> {
  checkBodyHeaders(exchange.request);
  const { login, member } = await findMember(parts, exchange);
  const { mfa_phone_number: given, locale } = readSendParams(await readBody(exchange.request));
  const smsLanguage = locale === undefined ? undefined : smsLocale(locale);
  try {
    const phoneNumber = numberToText(login, given, parts.options.changeUnverifiedNumber !== false);
    return { login, member, phoneNumber, country: countryToText(phoneNumber, parts.policy), locale: smsLanguage };
  } catch (error) {
    // Who tries numbers of many countries, or those of others, is worth a line of the log.
    parts.emit({ ...aboutMember(exchange, member), type: 'phone_refused', code: (error as SmsOtpError).code });
    throw error;
  }
}

function numberToText(login: PendingLogin, given: string | undefined, mayChange: boolean): string {
  const { phoneNumber, phoneVerified } = login;
  if (given === undefined) {
    if (!phoneNumber) throw new SmsOtpError('phone_required');
    return phoneNumber;
  }
  // The same words whatever the linked number is, so that nothing of it can be guessed.
  if (phoneNumber && phoneNumber !== given && (phoneVerified || !mayChange)) throw new SmsOtpError('phone_mismatch');
  return given;
}
