import { createSmsOtpProxy, createStytchClient, type SmsOtpProxy } from 'sms-otp-kit/proxy';

interface Env {
  STYTCH_PROJECT_ID: string;
  STYTCH_SECRET: string;
  STYTCH_BASE_URL?: string;
  COOKIE_SECRET: string;
  APP_ORIGIN: string;
}

let proxy: SmsOtpProxy | undefined;

function proxyOf(env: Env): SmsOtpProxy {
  proxy ??= createSmsOtpProxy({
    stytch: createStytchClient({
      projectId: env.STYTCH_PROJECT_ID,
      secret: env.STYTCH_SECRET,
      baseUrl: env.STYTCH_BASE_URL ?? 'https://test.stytch.com',
    }),
    cookieSecret: env.COOKIE_SECRET,
    allowedOrigins: [env.APP_ORIGIN],
    clientIp: (request) => request.headers.get('cf-connecting-ip'),
  });
  return proxy;
}

export default {
  fetch: (request: Request, env: Env, context: { waitUntil(work: Promise<unknown>): void }): Promise<Response> =>
    proxyOf(env).fetch(request, { waitUntil: (work) => context.waitUntil(work) }),
};
