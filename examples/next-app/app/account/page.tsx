import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { stytch } from '@/lib/sms-otp';

export default async function Page(): Promise<ReactElement> {
  const token = (await cookies()).get('__Host-sms_otp_session')?.value;
  const session =
    token &&
    (await stytch()
      .sessions.authenticate({ session_token: token })
      .catch(() => null));
  if (!session) redirect('/login');
  const factors = session.member_session.authentication_factors.map(({ delivery_method }) => delivery_method);
  return (
    <>
      <h1>You are signed in</h1>
      <p>
        {session.member.name}, with {factors.join(' and ')}
      </p>
    </>
  );
}
