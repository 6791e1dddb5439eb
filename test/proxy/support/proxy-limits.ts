import type { SmsOtpLimitOptions } from 'sms-otp-kit/proxy';

/** Limits of what all tests share: one address, one organization, one range of numbers. */
export const roomy: SmsOtpLimitOptions = {
  send: { ip: [], prefix: [], organization: [] },
  authenticate: { ip: [] },
};
