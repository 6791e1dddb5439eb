import type { UseMutationResult } from '@tanstack/react-query';
import max from 'libphonenumber-js/max/metadata';
import min from 'libphonenumber-js/min/metadata';
import type { ComponentProps } from 'react';
import { expectTypeOf } from 'vitest';
import {
  type AuthenticateParams,
  type AuthenticateResponse,
  type Challenge,
  challengeFromPrimaryAuth,
  createHttpBackend,
  defineLocale,
  en,
  type Locale,
  type Message,
  negotiateLocale,
  OtpInput,
  PhoneEntry,
  type SendParams,
  type SendResponse,
  type SmsOtpBackend,
  SmsOtpError,
  type SmsOtpErrorCode,
  type SmsOtpStep,
  type StepAction,
  type StepEvent,
  type StepFailure,
  stepReducer,
  type StepState,
  useCopy,
  useCountdown,
  useSmsOtpAuthenticate,
  useSmsOtpSend,
} from 'sms-otp-kit';
import { createPhoneMetadata, mobileMetadata } from 'sms-otp-kit/phone-metadata';
import { createSmsOtpProxy, createStytchClient, type SmsOtpProxyOptions } from 'sms-otp-kit/proxy';
import { createStytchSandbox } from 'sms-otp-kit/sandbox';
import type { B2BClient } from 'stytch';

// Compiled with the tests (`npm run typecheck`); nothing here runs.

expectTypeOf(createHttpBackend).returns.toExtend<SmsOtpBackend>();
expectTypeOf(createHttpBackend).parameter(0).toHaveProperty('baseUrl').toEqualTypeOf<string>();
expectTypeOf(createStytchSandbox().backend).returns.toExtend<SmsOtpBackend>();

expectTypeOf<SendParams['mfa_phone_number']>().toEqualTypeOf<string | undefined>();
expectTypeOf<AuthenticateParams['code']>().toEqualTypeOf<string>();
expectTypeOf<Parameters<SmsOtpBackend['send']>[1]>().toEqualTypeOf<{ signal: AbortSignal; idempotencyKey: string }>();
expectTypeOf(challengeFromPrimaryAuth).returns.toEqualTypeOf<Challenge>();

export function useTypes(): void {
  const send = useSmsOtpSend();
  expectTypeOf(send.data).toEqualTypeOf<SendResponse | undefined>();
  expectTypeOf(send.error).toEqualTypeOf<SmsOtpError | null>();
  expectTypeOf(send.mutate).parameter(0).toEqualTypeOf<SendParams>();
  expectTypeOf(send.mutateAsync).returns.resolves.toEqualTypeOf<SendResponse>();
  expectTypeOf(send).toHaveProperty('isPending').toEqualTypeOf<UseMutationResult['isPending']>();

  const authenticate = useSmsOtpAuthenticate();
  expectTypeOf(authenticate.data).toEqualTypeOf<AuthenticateResponse | undefined>();
  // What the cache may hold: never the code.
  expectTypeOf(authenticate.variables).not.toHaveProperty('code');

  // @ts-expect-error a paid message is never repeated by the machine
  useSmsOtpSend({ retry: 3 });
  // @ts-expect-error a text must not go out later by itself
  useSmsOtpAuthenticate({ networkMode: 'offlineFirst' });

  expectTypeOf(useCountdown(null)).toEqualTypeOf<number>();

  const copy = useCopy(en.messages);
  expectTypeOf(copy('body.code', { phone: '0123' })).toEqualTypeOf<string>();
  // @ts-expect-error its parameter is missing
  copy('body.code');
  // @ts-expect-error there is no such text
  copy('body.nothing');
}

expectTypeOf(new SmsOtpError('code_incorrect').code).toEqualTypeOf<SmsOtpErrorCode>();
expectTypeOf(new SmsOtpError('code_incorrect').attemptsLeft).toEqualTypeOf<number | undefined>();
expectTypeOf<Extract<StepEvent, { type: 'locale_changed' }>>().toEqualTypeOf<{
  type: 'locale_changed';
  locale: string;
}>();
// Any error of the contract means something to the machine, and nothing else does.
expectTypeOf<SmsOtpError>().toExtend<StepFailure>();
expectTypeOf<Error>().not.toExtend<StepFailure>();
expectTypeOf(stepReducer).toEqualTypeOf<(state: StepState, action: StepAction) => StepState>();
expectTypeOf<SmsOtpError['outcome']>().toEqualTypeOf<'rejected' | 'not_sent' | 'unknown'>();
expectTypeOf(negotiateLocale).returns.toEqualTypeOf<Locale | null>();
expectTypeOf<Locale['messages']['status.expiresIn']>().toEqualTypeOf<Message<{ wait: number }>>();
// @ts-expect-error a locale without its texts does not compile
defineLocale({ tag: 'fr', name: 'Français', messages: {} });
// @ts-expect-error nor does one with a text that nobody asks for
defineLocale({ ...en, messages: { ...en.messages, 'title.nothing': '' } });

expectTypeOf<ComponentProps<typeof SmsOtpStep>>().toHaveProperty('onAuthenticated');
expectTypeOf<ComponentProps<typeof SmsOtpStep>['purpose']>().toEqualTypeOf<
  'login' | 'stepUp' | 'enroll' | 'unenroll' | undefined
>();
expectTypeOf<NonNullable<ComponentProps<typeof SmsOtpStep>['onEvent']>>().parameter(0).toEqualTypeOf<StepEvent>();
expectTypeOf<NonNullable<ComponentProps<typeof OtpInput>['onChange']>>().parameter(0).toEqualTypeOf<string>();
expectTypeOf<NonNullable<ComponentProps<typeof PhoneEntry>['onChange']>>().parameter(0).toEqualTypeOf<string | null>();

type PhoneProps = ComponentProps<typeof PhoneEntry>;
// What a host keeps of `onCountryChange` is what it gives back.
expectTypeOf<Parameters<NonNullable<PhoneProps['onCountryChange']>>[0]>().toExtend<PhoneProps['country']>();

type GivenMetadata = NonNullable<PhoneProps['metadata']>;
expectTypeOf(mobileMetadata).toExtend<GivenMetadata>();
expectTypeOf(createPhoneMetadata(min)).toExtend<GivenMetadata>();
expectTypeOf(createPhoneMetadata(max)).toExtend<GivenMetadata>();

expectTypeOf<SmsOtpProxyOptions>().toHaveProperty('allowedOrigins').toEqualTypeOf<readonly string[]>();
expectTypeOf<B2BClient>().toExtend<SmsOtpProxyOptions['stytch']>();
expectTypeOf(createStytchClient).returns.toExtend<SmsOtpProxyOptions['stytch']>();
expectTypeOf(createSmsOtpProxy).returns.toHaveProperty('fetch').returns.resolves.toEqualTypeOf<Response>();
// @ts-expect-error keys and origins have no safe default
createSmsOtpProxy({});
