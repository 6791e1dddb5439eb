import { type Challenge, createHttpBackend, en, es, ptBR, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import { stepOf } from './step.js';

const challenge: Challenge = {
  state: 'pending',
  has_phone_number: true,
  masked_phone_number: '••23',
  code_sent: true,
  expires_in_seconds: 120,
  resend_in_seconds: 30,
};
const backend = createHttpBackend({ baseUrl: '/api/sms-otp' });
const locales = [en, es, ptBR];

/** The screen after the primary login, where the code is out already, with all three languages. */
export default () =>
  stepOf(() => (
    <SmsOtpProvider backend={backend} locales={locales} defaultLocale="en">
      <SmsOtpStep challenge={challenge} />
    </SmsOtpProvider>
  ));
