import { defineLocale, en, type Locale, type Message, type MessageKey, type Messages } from 'sms-otp-kit';

const accented: Readonly<Record<string, string>> = {
  a: 'å',
  c: 'ç',
  d: 'ḓ',
  e: 'ḗ',
  i: 'ī',
  n: 'ƞ',
  o: 'ǿ',
  r: 'ř',
  s: 'ş',
  t: 'ŧ',
  u: 'ŭ',
  y: 'ẏ',
};

function lengthened(text: string): string {
  const body = text.replaceAll(/\{\w+\}|./gsu, (part) => accented[part] ?? part);
  return `[${body} ${'·'.repeat(Math.ceil(text.length * 0.4))}]`.replaceAll(/·{8}/gu, '······· ');
}

/** Longer by nearly a half and full of accents: what is cut off, or not from the catalogue, is seen at once. */
export const pseudo: Locale = defineLocale({
  tag: 'en-XA',
  name: '[Ƥşḗŭḓǿ]',
  sms: 'en',
  messages: Object.fromEntries(
    (Object.entries(en.messages) as [MessageKey, Message<object>][]).map(([key, message]) => [
      key,
      typeof message === 'string'
        ? lengthened(message)
        : (...given: Parameters<typeof message>) => lengthened(message(...given)),
    ]),
  ) as unknown as Messages,
});

/** A right-to-left language, made outside of the package. The screens are in Arabic; what is rare is left in English. */
export const arabic: Locale = defineLocale({
  tag: 'ar',
  name: 'العربية',
  dir: 'rtl',
  messages: {
    ...en.messages,
    'otpInput.label': 'رمز التحقق',
    'otpInput.hint': 'أدخل الرمز المكوَّن من {length} أرقام.',
    'otpInput.incomplete': 'أدخل أرقام الرمز كلها وعددها {length}.',
    'phone.label': 'رقم الجوال',
    'phone.hint': 'سنرسل إليك رمزًا في رسالة نصية. قد تُطبَّق رسوم الرسائل.',
    'phone.country.label': 'البلد أو المنطقة',
    'phone.country.search': 'ابحث بالاسم أو الرمز',
    'phone.country.none': 'لا يوجد بلد بهذا الاسم: ”{query}“.',
    'phone.country.close': 'إغلاق',
    'phone.error.required': 'أدخل رقم جوالك.',
    'phone.error.too_short': 'هذا الرقم قصير جدًا. تحقق منه وحاول مرة أخرى.',
    'phone.error.too_long': 'هذا الرقم طويل جدًا. تحقق منه وحاول مرة أخرى.',
    'phone.error.invalid_number': 'هذا ليس رقم جوال صالحًا. تحقق منه وحاول مرة أخرى.',
    'phone.error.number_type': 'لا يمكننا مراسلة سوى أرقام الجوال. استخدم رقم جوال.',
    'phone.error.country_not_allowed': ({ country }) =>
      country
        ? `لا يمكننا مراسلة أرقام هذا البلد: ${country}. استخدم رقمًا من بلد مدرج.`
        : 'لا يمكننا مراسلة هذا الرقم. استخدم رقمًا من بلد مدرج.',
    'locale.label': 'اللغة',
    'locale.hint': 'ستكون الرسالة النصية التالية بهذه اللغة.',
    'title.phone': 'أضف رقم جوالك',
    'title.ready': 'تحقق من هويتك',
    'title.code': 'أدخل الرمز',
    'title.locked': 'محاولات كثيرة جدًا',
    'title.expired': 'انتهت مهلة تسجيل الدخول',
    'title.done': 'تم التحقق',
    'body.phone': 'سنرسل رمزًا من 6 أرقام إلى هذا الرقم للتحقق من هويتك.',
    'body.ready': 'سنرسل رمزًا من 6 أرقام إلى {phone}.',
    'body.code': 'أرسلنا رمزًا من 6 أرقام إلى {phone}.',
    'body.expired': 'لحمايتك، سجّل الدخول مرة أخرى للحصول على رمز جديد.',
    'body.done': 'جارٍ تسجيل دخولك…',
    'timer.expiresIn': 'تنتهي صلاحية الرمز خلال {time}',
    'hint.newestCode': 'يعمل أحدث رمز فقط.',
    'hint.noAccess': 'لا يمكنك استخدام هذا الرقم؟ تواصل مع المسؤول.',
    'action.sendCode': 'إرسال الرمز',
    'action.sendIn': ({ wait }, f) => `إرسال الرمز خلال ${f.duration(wait)}`,
    'action.sending': 'جارٍ الإرسال…',
    'action.verify': 'تحقق',
    'action.verifying': 'جارٍ التحقق…',
    'action.resend': 'إعادة إرسال الرمز',
    'action.resendIn': ({ wait }, f) => `إعادة إرسال الرمز خلال ${f.duration(wait)}`,
    'action.changeNumber': 'تغيير الرقم',
    'action.back': 'رجوع',
    'action.restart': 'تسجيل الدخول مرة أخرى',
    'error.code_incorrect': 'هذا الرمز غير صحيح. راجع أحدث رسالة وحاول مرة أخرى.',
    'error.code_expired': 'انتهت صلاحية هذا الرمز أو استُخدم من قبل. اطلب رمزًا جديدًا.',
    'error.code_format': 'أدخل أرقام الرمز الستة.',
    'error.rate_limited': ({ wait }, f) =>
      wait > 0 ? `محاولات كثيرة جدًا. انتظر ${f.duration(wait)} ثم حاول مرة أخرى.` : 'محاولات كثيرة جدًا. انتظر بضع دقائق.',
    'error.offline': 'أنت غير متصل بالإنترنت. لم يُرسل شيء. تحقق من الاتصال وحاول مرة أخرى.',
  },
});
