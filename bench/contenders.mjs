/**
 * @typedef {object} Entry
 * @property {string} js what a page writes to use it, as an export, so that a bundler keeps it and nothing else
 * @property {string[]} [css] the stylesheets its documentation tells a page to load
 * @property {boolean} [server] runs on a server, with everything it needs counted
 */

const ours = ['sms-otp-kit/styles.css'];
const handMade = `export { OTPInput } from 'input-otp'; export { default as PhoneInput } from 'react-phone-number-input';`;

/** @type {Record<'otp' | 'phone' | 'step', Record<string, Entry>>} */
export const families = {
  otp: {
    'sms-otp-kit': { js: `export { OtpInput } from 'sms-otp-kit'`, css: ours },
    'input-otp': { js: `export { OTPInput } from 'input-otp'` },
    radix: { js: `export { Root, Input, HiddenInput } from '@radix-ui/react-one-time-password-field'` },
    'base-ui': { js: `export { OTPField } from '@base-ui/react/otp-field'` },
    ark: { js: `export { PinInput } from '@ark-ui/react/pin-input'` },
    mantine: { js: `export { PinInput, MantineProvider } from '@mantine/core'`, css: ['@mantine/core/styles.css'] },
  },
  phone: {
    'sms-otp-kit': { js: `export { PhoneEntry } from 'sms-otp-kit'`, css: ours },
    'intl-tel-input': {
      js: `export { default } from '@intl-tel-input/react'; export const utils = () => import('intl-tel-input/utils')`,
      css: ['intl-tel-input/styles'],
    },
    'react-phone-number-input': {
      js: `export { default } from 'react-phone-number-input'`,
      css: ['react-phone-number-input/style.css'],
    },
    'react-international-phone': {
      js: `export { PhoneInput } from 'react-international-phone'`,
      css: ['react-international-phone/style.css'],
    },
  },
  step: {
    'sms-otp-kit, English': {
      js: `export { SmsOtpProvider, SmsOtpStep, createHttpBackend, en } from 'sms-otp-kit'`,
      css: ours,
    },
    'sms-otp-kit, three languages': {
      js: `export { SmsOtpProvider, SmsOtpStep, createHttpBackend, en, es, ptBR } from 'sms-otp-kit'`,
      css: ours,
    },
    'two fields by hand': { js: handMade, css: ['react-phone-number-input/style.css'] },
    'two fields by hand, i18next': {
      js: `${handMade} export { default as i18next } from 'i18next'; export { initReactI18next, useTranslation } from 'react-i18next';`,
      css: ['react-phone-number-input/style.css'],
    },
    'Stytch B2B UI': {
      js: `export { StytchB2B, StytchB2BProvider, createStytchB2BClient, AuthFlowType } from '@stytch/react/b2b'`,
    },
    'Firebase UI': {
      js: `export { FirebaseUIProvider, SmsMultiFactorAssertionForm, SmsMultiFactorEnrollmentForm } from '@firebase-oss/ui-react';
        export { initializeUI } from '@firebase-oss/ui-core'; export { initializeApp } from 'firebase/app'; export { getAuth } from 'firebase/auth'`,
      css: ['@firebase-oss/ui-styles/dist.min.css'],
    },
    'Amplify Authenticator': {
      js: `export { Authenticator } from '@aws-amplify/ui-react'; export { Amplify } from 'aws-amplify'`,
      css: ['@aws-amplify/ui-react/styles.css'],
    },
    SuperTokens: {
      js: `export { default, SuperTokensWrapper } from 'supertokens-auth-react'; export { default as Session } from 'supertokens-auth-react/recipe/session';
        export { default as MultiFactorAuth } from 'supertokens-auth-react/recipe/multifactorauth';
        export { default as Passwordless } from 'supertokens-auth-react/recipe/passwordless';
        export { MultiFactorAuthPreBuiltUI } from 'supertokens-auth-react/recipe/multifactorauth/prebuiltui';
        export { PasswordlessPreBuiltUI } from 'supertokens-auth-react/recipe/passwordless/prebuiltui';
        export { canHandleRoute, getRoutingComponent } from 'supertokens-auth-react/ui'`,
    },
    'Ory Elements': {
      js: `export { Login } from '@ory/elements-react/theme'`,
      css: ['@ory/elements-react/theme/styles.css'],
    },
  },
};

/** What a user pays for each door of ours, by what is taken from it. @type {Record<string, Entry>} */
export const doors = {
  '`.` OtpInput': { js: `export { OtpInput } from 'sms-otp-kit'` },
  '`.` PhoneEntry': { js: `export { PhoneEntry } from 'sms-otp-kit'` },
  '`.` LocalePicker': { js: `export { LocalePicker } from 'sms-otp-kit'` },
  '`.` createHttpBackend': { js: `export { createHttpBackend } from 'sms-otp-kit'` },
  '`.` the whole step in English': {
    js: `export { SmsOtpProvider, SmsOtpStep, createHttpBackend, en } from 'sms-otp-kit'`,
  },
  '`.` the whole step in three languages': {
    js: `export { SmsOtpProvider, SmsOtpStep, createHttpBackend, en, es, ptBR } from 'sms-otp-kit'`,
  },
  '`./hooks` send and authenticate': {
    js: `export { useSmsOtpSend, useSmsOtpAuthenticate } from 'sms-otp-kit/hooks'`,
  },
  '`./hooks` the whole machine': {
    js: `export { useSmsOtpSend, useSmsOtpAuthenticate, useSmsOtpStep, useCountdown } from 'sms-otp-kit/hooks'`,
  },
  '`./hooks` everything': { js: `export * from 'sms-otp-kit/hooks'` },
  '`./country-picker`': { js: `export * from 'sms-otp-kit/country-picker'` },
  '`./locales/en`': { js: `export * from 'sms-otp-kit/locales/en'` },
  '`./locales/es`': { js: `export * from 'sms-otp-kit/locales/es'` },
  '`./locales/pt-br`': { js: `export * from 'sms-otp-kit/locales/pt-br'` },
  '`./proxy`, on a server': { js: `export * from 'sms-otp-kit/proxy'`, server: true },
  '`./sandbox`, never in production': { js: `export * from 'sms-otp-kit/sandbox'`, server: true },
  '`./styles.css`': { js: 'export {}', css: ours },
  '`./country-picker.css`': { js: 'export {}', css: ['sms-otp-kit/country-picker.css'] },
};
