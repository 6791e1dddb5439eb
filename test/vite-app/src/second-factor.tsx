import { createHttpBackend, en, es, ptBR, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import 'sms-otp-kit/styles.css';

const backend = createHttpBackend({ baseUrl: '/auth/sms-otp' });

export function SecondFactor() {
  return (
    <SmsOtpProvider backend={backend} locales={[en, es, ptBR]}>
      <SmsOtpStep onAuthenticated={() => location.assign('/app')} onRestart={() => location.assign('/login')} />
    </SmsOtpProvider>
  );
}
