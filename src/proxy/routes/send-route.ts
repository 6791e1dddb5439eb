import type { SendResponse } from '../../contract/backend.js';
import { maskPhoneNumber } from '../../contract/challenge.js';
import { SmsOtpError } from '../../contract/errors.js';
import { type Answer, Refusal } from '../http/answer.js';
import type { Exchange } from '../http/exchange.js';
import { type PendingLogin, proofOf } from '../login/pending-login.js';
import type { ProxyParts } from '../proxy-parts.js';
import { type Delivery, deliverCode } from './deliver-code.js';
import { readSendOrder, type SendOrder } from './send-order.js';

/** Stytch's two minutes. */
const codeSeconds = 120;

export type Route = (parts: ProxyParts, exchange: Exchange) => Promise<Answer>;

/** Two tabs or a double click of one login that ask for the same make one SMS, and both get its answer. */
export function createSendRoute(): Route {
  const running = new Map<string, Promise<Delivery>>();
  return async (parts, exchange) => {
    if (parts.options.pauseSending?.()) throw new SmsOtpError('unavailable', { retryAfterSeconds: 60 });
    const order = await readSendOrder(parts, exchange);
    // The proof too: the answer to a login that is over would end another one of the member.
    const key = [order.member, order.phoneNumber, order.locale, ...Object.values(proofOf(order.login))].join(' ');
    const delivery = running.get(key) ?? deliverCode(parts, exchange, order).finally(() => running.delete(key));
    running.set(key, delivery);
    try {
      return await sentAnswer(parts, order, await delivery);
    } catch (error) {
      throw new Refusal(error as SmsOtpError, await cookiesAfterFailure(parts, order, error as SmsOtpError));
    }
  };
}

async function sentAnswer(parts: ProxyParts, order: SendOrder, delivery: Delivery): Promise<Answer> {
  const body: SendResponse = {
    request_id: delivery.requestId,
    status_code: delivery.statusCode,
    code_expires_in_seconds: codeSeconds,
    resend_in_seconds: delivery.resendInSeconds,
    masked_phone_number: maskPhoneNumber(order.phoneNumber),
  };
  const login = afterSend(order, delivery.sentAtMs, delivery.resendInSeconds);
  return { status: 200, body, setCookies: [await parts.loginCookie(login)] };
}

async function cookiesAfterFailure(parts: ProxyParts, order: SendOrder, error: SmsOtpError): Promise<string[]> {
  if (error.code === 'session_expired') return [parts.jar.clear(parts.jar.loginName)];
  if (error.outcome !== 'unknown') return [];
  return [await parts.loginCookie(afterSend(order, Date.now(), error.retryAfterSeconds ?? 0))];
}

function afterSend({ login, phoneNumber }: SendOrder, sentAtMs: number, resendInSeconds: number): PendingLogin {
  const isNew = login.phoneNumber !== phoneNumber;
  return {
    ...login,
    ...(isNew ? { phoneNumber, phoneVerified: false, phoneAdded: true } : {}),
    codeSentAtMs: sentAtMs,
    resendAtMs: sentAtMs + resendInSeconds * 1000,
  };
}
