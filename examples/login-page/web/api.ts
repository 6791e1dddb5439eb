import type { Challenge } from 'sms-otp-kit';

export interface Session {
  name: string;
  email: string;
  organization: string;
  expiresAt: string;
  factors: string[];
}

export type LoginError = 'credentials' | 'locked' | 'incomplete' | 'unavailable';

export interface Credentials {
  organization: string;
  email: string;
  password: string;
}

export async function logIn(credentials: Credentials, locale: string | undefined): Promise<Challenge | LoginError> {
  try {
    const response = await fetch('/api/login', json({ ...credentials, locale }));
    const answer = (await response.json()) as { challenge?: Challenge; error?: LoginError };
    return answer.challenge ?? answer.error ?? 'unavailable';
  } catch {
    return 'unavailable';
  }
}

export async function readSession(): Promise<Session | null> {
  const response = await fetch('/api/session');
  const { session } = (await response.json()) as { session: Session | null };
  return session;
}

export async function logOut(): Promise<void> {
  await fetch('/api/logout', json({}));
}

function json(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
