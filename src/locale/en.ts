import { enCountryPicker } from './en-country-picker.js';
import { enOtpInput } from './en-otp-input.js';
import { enPhoneEntry } from './en-phone-entry.js';
import type { Locale } from './messages.js';

export const en: Locale = {
  tag: 'en',
  name: 'English',
  sms: 'en',
  messages: {
    ...enOtpInput,
    ...enPhoneEntry,
    ...enCountryPicker,
    'locale.label': 'Language',
    'locale.hint': 'The next text message will use this language.',

    'title.phone': 'Add your mobile number',
    'title.ready': 'Verify it’s you',
    'title.code': 'Enter your code',
    'title.locked': 'Too many attempts',
    'title.expired': 'Your sign-in timed out',
    'title.blocked': 'Text codes are not available',
    'title.done': 'You’re verified',

    'body.phone': 'We’ll text a 6-digit code to this number to verify it’s you.',
    'body.phone.enroll': 'We’ll text a 6-digit code to confirm the number, then use it when you sign in.',
    'body.ready': 'We’ll text a 6-digit code to {phone}.',
    'body.ready.stepUp': 'To continue, confirm it’s you with a code we’ll text to {phone}.',
    'body.ready.unenroll': 'To turn off text codes, confirm it’s you with a code we’ll text to {phone}.',
    'body.code': 'We sent a 6-digit code to {phone}.',
    'body.code.maybeSent': 'We may have sent a code to {phone}. If it doesn’t arrive, ask for a new one.',
    'body.locked': ({ wait }, f) =>
      wait > 0
        ? `For your security, sign-in is paused. Try again in ${f.duration(wait)}.`
        : 'For your security, sign-in is paused. Try again later, or contact your administrator.',
    'body.expired': 'For your security, sign in again to get a new code.',
    'body.blocked': 'Your organization does not allow text codes here. Contact your administrator.',
    'body.done': 'Signing you in…',
    'body.done.continue': 'One moment…',

    'value.numberOnFile': 'your number on file',
    'timer.expiresIn': 'Code expires in {time}',

    'hint.autoSubmit': 'It is checked as soon as you enter the last digit.',
    'hint.newestCode': 'Only the newest code works.',
    'hint.attemptsLeft': ({ count }, f) =>
      count > 0
        ? f.plural(count, {
            one: '{n} attempt left for this code.',
            other: '{n} attempts left for this code.',
          })
        : 'That was the last attempt for this code. Ask for a new one.',
    'hint.noAccess': 'Can’t use this number? Contact your administrator.',
    'hint.slow': 'This is taking longer than usual…',

    'action.sendCode': 'Send code',
    'action.sendIn': ({ wait }, f) => `Send code in ${f.duration(wait)}`,
    'action.sending': 'Sending…',
    'action.verify': 'Verify',
    'action.verifying': 'Verifying…',
    'action.resend': 'Resend code',
    'action.resendIn': ({ wait }, f) => `Resend code in ${f.duration(wait)}`,
    'action.changeNumber': 'Change number',
    'action.back': 'Back',
    'action.restart': 'Sign in again',
    'action.tryAgain': 'Try again',

    'status.sent': 'Code sent to {phone}.',
    'status.resent': 'New code sent to {phone}. Only the newest code works.',
    'status.verified': 'Code accepted.',
    'status.checking': 'Checking whether you are signed in…',
    'status.unconfirmed': 'We could not confirm the code. Try it again.',
    'status.expiresIn': ({ wait }, f) => `The code expires in ${f.duration(wait)}.`,
    'status.codeExpired': 'The code has expired. Ask for a new one.',
    'status.resendReady': 'You can ask for a new code now.',
    reference: 'Reference: {requestId}',

    'error.phone_invalid': 'This phone number is not valid. Check it and try again.',
    'error.phone_required': 'Enter your mobile number.',
    'error.phone_country_not_allowed': 'We cannot text numbers in this country. Use another number.',
    'error.phone_type_not_allowed': 'We can only text mobile numbers. Use a mobile number.',
    'error.phone_taken': 'This number cannot be used. Use another number, or contact your administrator.',
    'error.phone_mismatch': 'Your account already has another number. Use that number, or contact your administrator.',
    'error.phone_unsubscribed':
      'This number has opted out of our texts. Text START to the number we last texted you from, then try again.',
    'error.delivery_failed': 'Your carrier did not accept the message. Wait a moment and try again.',
    'error.code_format': 'Enter the 6 digits of the code.',
    'error.code_incorrect': 'That code is not correct. Check the newest message and try again.',
    'error.code_expired': 'That code has expired or was already used. Ask for a new one.',
    'error.rate_limited': ({ wait }, f) =>
      wait > 0
        ? `Too many attempts. Wait ${f.duration(wait)}, then try again.`
        : 'Too many attempts. Wait a few minutes, then try again.',
    'error.locked': ({ wait }, f) =>
      wait > 0
        ? `Too many attempts. Sign-in is paused for ${f.duration(wait)}.`
        : 'Too many attempts. Sign-in is paused for now.',
    'error.session_expired': 'Your sign-in timed out. Sign in again.',
    'error.not_allowed': 'Text codes are not allowed for this account. Contact your administrator.',
    'error.forbidden': 'This request was blocked. Reload the page and try again.',
    'error.invalid_request': 'Something was wrong with this request. Reload the page and try again.',
    'error.offline': 'You are offline. Nothing was sent. Check your connection and try again.',
    'error.timeout': 'We got no answer in time. Check your connection and try again.',
    'error.unavailable': 'The service is not available right now. Try again in a moment.',
    'error.outcome_unknown': 'We could not confirm what happened. Check your messages before you try again.',
    'error.misconfigured': 'Sign-in by text is not set up correctly. Contact your administrator.',
    'error.aborted': 'The request was stopped. Try again.',
    'error.unknown': 'Something went wrong. Try again.',
  },
};
