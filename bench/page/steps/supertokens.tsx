import SuperTokens, { SuperTokensWrapper } from 'supertokens-auth-react';
import MultiFactorAuth from 'supertokens-auth-react/recipe/multifactorauth';
import { MultiFactorAuthPreBuiltUI } from 'supertokens-auth-react/recipe/multifactorauth/prebuiltui';
import Passwordless from 'supertokens-auth-react/recipe/passwordless';
import { PasswordlessPreBuiltUI } from 'supertokens-auth-react/recipe/passwordless/prebuiltui';
import Session from 'supertokens-auth-react/recipe/session';
import { getRoutingComponent } from 'supertokens-auth-react/ui';
import { answerRequests, stepOf } from './step.js';

/** A session whose first factor is done, as its server leaves it in cookies. */
function signIn(): void {
  const now = Date.now();
  const payload = { 'st-mfa': { c: { emailpassword: Math.floor(now / 1000) }, v: false } };
  const token = btoa(JSON.stringify({ uid: 'bench', ate: now + 3_600_000, up: payload }));
  document.cookie = `sFrontToken=${token};path=/`;
  document.cookie = `st-last-access-token-update=${now};path=/`;
}

export default () => {
  signIn();
  answerRequests({
    '/auth/mfa/info': {
      status: 'OK',
      factors: { alreadySetup: ['otp-phone'], allowedToSetup: [], next: ['otp-phone'] },
      emails: {},
      phoneNumbers: { 'otp-phone': ['+12015550123'] },
    },
    '/auth/signinup/code': {
      status: 'OK',
      deviceId: 'device',
      preAuthSessionId: 'session',
      flowType: 'USER_INPUT_CODE',
      fetchResponse: {},
    },
  });
  history.replaceState(null, '', '/auth/mfa/otp-phone');
  SuperTokens.init({
    appInfo: { appName: 'Bench', apiDomain: location.origin, websiteDomain: location.origin },
    recipeList: [
      Passwordless.init({ contactMethod: 'PHONE' }),
      MultiFactorAuth.init({ firstFactors: ['emailpassword'] }),
      Session.init(),
    ],
  });
  return stepOf(() => (
    <SuperTokensWrapper>{getRoutingComponent([PasswordlessPreBuiltUI, MultiFactorAuthPreBuiltUI])}</SuperTokensWrapper>
  ));
};
