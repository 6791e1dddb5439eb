import { initializeUI } from '@firebase-oss/ui-core';
import { FirebaseUIProvider, SmsMultiFactorAssertionForm } from '@firebase-oss/ui-react';
import '@firebase-oss/ui-styles/dist.min.css';
import { initializeApp } from 'firebase/app';
import { stepOf } from './step.js';

const hint = { uid: 'uid', displayName: 'Phone', factorId: 'phone', phoneNumber: '+1******23', enrollmentTime: '' };

/** Its first screen, with Send: the code screen comes only after a solved reCAPTCHA and a message sent by Firebase. */
export default () => {
  const app = initializeApp({ apiKey: 'key', authDomain: 'bench.invalid', projectId: 'bench', appId: 'bench' });
  const ui = initializeUI({ app });
  return stepOf(
    () => (
      <FirebaseUIProvider ui={ui}>
        <SmsMultiFactorAssertionForm hint={hint} />
      </FirebaseUIProvider>
    ),
    (host) => host.querySelector('button') !== null,
  );
};
