import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { pageLocale } from '@/lib/locale';
import { readChallenge } from '@/lib/sms-otp';
import { SecondFactor } from './second-factor';

/** Rendered on the server, in the member's language, on the screen that the login has reached. */
export default async function Page(): Promise<ReactElement> {
  const [challenge, { tag }] = await Promise.all([readChallenge(), pageLocale()]);
  if (challenge?.state === 'authenticated') redirect('/account');
  if (challenge?.state === 'none') redirect('/login?problem=again');
  return <SecondFactor challenge={challenge} defaultLocale={tag} />;
}
