import { pageLocale } from '@/lib/locale';
import { goTo, isOwnForm, smsOtp, stytch } from '@/lib/sms-otp';

/** The primary login. Stytch texts an enrolled member by itself, so the next page sends nothing. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return new Response(null, { status: 403 });
  const form = await request.formData();
  const { sms } = await pageLocale();
  try {
    const login = await stytch().passwords.authenticate({
      organization_id: String(form.get('organization')),
      email_address: String(form.get('email')),
      password: String(form.get('password')),
      ...(sms ? { locale: sms } : {}),
    });
    const { setCookies, challenge } = await smsOtp().startChallenge(login);
    return goTo(challenge.state === 'authenticated' ? '/account' : '/login/code', setCookies);
  } catch {
    return goTo('/login?problem=credentials');
  }
}
