import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { Challenge } from 'sms-otp-kit';
import { createSmsOtpProxy, createStytchClient, type SmsOtpProxy } from 'sms-otp-kit/proxy';
import { B2BClient } from 'stytch';

const {
  STYTCH_PROJECT_ID: projectId = '',
  STYTCH_SECRET: secret = '',
  STYTCH_BASE_URL: baseUrl = 'https://test.stytch.com',
  COOKIE_SECRET: cookieSecret = '',
  APP_ORIGIN: origin = 'http://localhost:3000',
} = process.env;

let proxy: SmsOtpProxy | undefined;
let client: B2BClient | undefined;

/** Made by the first request: `next build` loads this file where no secret is. */
export function smsOtp(): SmsOtpProxy {
  proxy ??= createSmsOtpProxy({
    stytch: createStytchClient({ projectId, secret, baseUrl }),
    cookieSecret,
    allowedOrigins: [origin],
    // One trusted proxy in front, which is what most platforms have; a route handler does not see the socket.
    clientIp: 1,
  });
  return proxy;
}

export function stytch(): B2BClient {
  client ??= new B2BClient({ project_id: projectId, secret, env: `${baseUrl}/` });
  return client;
}

/** For the first HTML: the step then starts where the member is. Undefined when it cannot be told, and the page asks again. */
export async function readChallenge(): Promise<Challenge | undefined> {
  // The proxy draws an id for each request: never while Next.js prerenders.
  await connection();
  const cookie = (await headers()).get('cookie') ?? '';
  const answer = await smsOtp().fetch(new Request(`${origin}/auth/sms-otp/challenge`, { headers: { cookie } }));
  return answer.ok ? ((await answer.json()) as Challenge) : undefined;
}

/** A form of this origin's own pages, and of no other. */
export function isOwnForm(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site === null ? request.headers.get('origin') === origin : site === 'same-origin';
}

/** After a form: the browser goes on with a GET. */
export function goTo(path: string, setCookies: readonly string[] = []): Response {
  const response = new Response(null, { status: 303, headers: { location: path } });
  for (const cookie of setCookies) response.headers.append('set-cookie', cookie);
  return response;
}
