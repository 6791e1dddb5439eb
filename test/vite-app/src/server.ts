import { createSmsOtpProxy, createStytchClient, type SmsOtpProxyOptions } from 'sms-otp-kit/proxy';

/** Checked and not bundled: this door is for servers. */
const options: SmsOtpProxyOptions = {
  stytch: createStytchClient({ projectId: 'project-test-1', secret: 'secret-test-1' }),
  cookieSecret: 'a cookie secret of thirty-two characters',
  allowedOrigins: ['http://localhost:5173'],
};

export const proxy = createSmsOtpProxy(options);
