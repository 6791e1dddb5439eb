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
import { overLimit } from './over-limit.js';

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
  const isFixed = login.phoneVerified === true || parts.options.changeUnverifiedNumber === false;
  if (given !== undefined && login.phoneNumber && isFixed) await claimGuess(parts, exchange, member);
  try {
    const phoneNumber = numberToText(login, given, isFixed);
    return { login, member, phoneNumber, country: countryToText(phoneNumber, parts.policy), locale: smsLanguage };
  } catch (error) {
    // Who tries numbers of many countries, or those of others, is worth a line of the log.
    parts.emit({ ...aboutMember(exchange, member), type: 'phone_refused', code: (error as SmsOtpError).code });
    throw error;
  }
}

async function claimGuess({ sendLimits, emit }: ProxyParts, exchange: Exchange, member: string): Promise<void> {
  const claim = await sendLimits.claimGuess(member);
  if (!claim.admitted) throw overLimit(emit, aboutMember(exchange, member), claim);
}

function numberToText({ phoneNumber }: PendingLogin, given: string | undefined, isFixed: boolean): string {
  if (given === undefined) {
    if (!phoneNumber) throw new SmsOtpError('phone_required');
    return phoneNumber;
  }
  // The same words whatever the linked number is, so that nothing of it can be guessed.
  if (phoneNumber && phoneNumber !== given && isFixed) throw new SmsOtpError('phone_mismatch');
  return given;
}
