import { Authenticator, useAuthenticator } from '@aws-amplify/ui-react';
import '@aws-amplify/ui-react/styles.css';
import { Amplify } from 'aws-amplify';
import { type ReactElement, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { MountableStep } from './step.js';

const services = {
  handleSignIn: async () => ({
    isSignedIn: false,
    nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE', codeDeliveryDetails: { destination: '+1******23' } },
  }),
  getCurrentUser: () => Promise.reject(new Error('nobody is signed in')),
};

type Known = { submit(values: object): void; route: string };

function Screen({ isOn, tell }: { isOn: boolean; tell: (known: Known) => void }): ReactElement | null {
  const { submitForm: submit, route } = useAuthenticator((context) => [context.route]);
  useEffect(() => tell({ submit, route }));
  return isOn ? <Authenticator services={services as never} /> : null;
}

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Its state lives in a provider above: the password is entered before anything is measured, so what is mounted is the code's screen. */
export default async (): Promise<MountableStep> => {
  Amplify.configure({ Auth: { Cognito: { userPoolId: 'us-east-1_bench', userPoolClientId: 'bench' } } });
  const place = document.createElement('div');
  document.querySelector('#root')!.append(place);
  const root = createRoot(place);
  let known: Known = { submit: () => {}, route: '' };
  const tell = (next: Known): void => {
    known = next;
  };
  const show = (isOn: boolean): void =>
    flushSync(() =>
      root.render(
        <Authenticator.Provider>
          <Screen isOn={isOn} tell={tell} />
        </Authenticator.Provider>,
      ),
    );
  show(true);
  await until(() => known.route === 'signIn');
  known.submit({ username: 'ada', password: 'password' });
  await until(() => known.route === 'confirmSignIn');
  show(false);
  return {
    mount: () => show(true),
    unmount: () => show(false),
    isShown: () => place.querySelector('input[name="confirmation_code"]') !== null,
  };
};
