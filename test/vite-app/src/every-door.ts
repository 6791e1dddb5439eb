import { OtpInput, PhoneEntry, smsOtpErrorCodes } from 'sms-otp-kit';
import { CountryPicker } from 'sms-otp-kit/country-picker';
import 'sms-otp-kit/country-picker.css';
import { createPhoneMetadata, mobileMetadata } from 'sms-otp-kit/phone-metadata';
import { useSmsOtpAuthenticate, useSmsOtpSend } from 'sms-otp-kit/hooks';
import { en } from 'sms-otp-kit/locales/en';
import { es } from 'sms-otp-kit/locales/es';
import { ptBR } from 'sms-otp-kit/locales/pt-br';
import { createStytchSandbox } from 'sms-otp-kit/sandbox';
import { createSmsOtpHandlers } from 'sms-otp-kit/sandbox/msw';
import { name } from 'sms-otp-kit/package.json';

export const doors: Record<string, unknown[]> = {
  'sms-otp-kit': [OtpInput, PhoneEntry, smsOtpErrorCodes],
  'sms-otp-kit/country-picker': [CountryPicker],
  'sms-otp-kit/phone-metadata': [createPhoneMetadata, mobileMetadata],
  'sms-otp-kit/hooks': [useSmsOtpSend, useSmsOtpAuthenticate],
  'sms-otp-kit/locales': [en, es, ptBR].map(({ tag }) => tag),
  'sms-otp-kit/sandbox': [createStytchSandbox],
  'sms-otp-kit/sandbox/msw': [createSmsOtpHandlers],
  'sms-otp-kit/package.json': [name],
};

/** Not worn here: this page has no tokens of shadcn/ui. */
export const wearShadcn = (): Promise<unknown> => import('sms-otp-kit/themes/shadcn.css');
