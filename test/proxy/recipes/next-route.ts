// app/auth/sms-otp/[step]/route.ts
import { createSmsOtpProxy, createStytchClient } from 'sms-otp-kit/proxy';

const proxy = createSmsOtpProxy({
  stytch: createStytchClient({
    projectId: process.env.STYTCH_PROJECT_ID ?? '',
    secret: process.env.STYTCH_SECRET ?? '',
    baseUrl: process.env.STYTCH_BASE_URL ?? 'https://test.stytch.com',
  }),
  cookieSecret: process.env.COOKIE_SECRET ?? '',
  allowedOrigins: [process.env.APP_ORIGIN ?? 'http://localhost:3000'],
  // One trusted proxy in front, which is what most platforms have; a route handler does not see the socket.
  clientIp: 1,
});

export const GET = (request: Request): Promise<Response> => proxy.fetch(request);
export const POST = (request: Request): Promise<Response> => proxy.fetch(request);
