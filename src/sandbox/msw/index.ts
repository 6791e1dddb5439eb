export { createSmsOtpHandlers, type SmsOtpHandlersOptions } from './create-sms-otp-handlers.js';
