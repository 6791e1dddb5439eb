import { createSmsOtpProxy, createStytchClient } from 'sms-otp-kit/proxy';

const proxy = createSmsOtpProxy({
  stytch: createStytchClient({
    projectId: process.env.STYTCH_PROJECT_ID,
    secret: process.env.STYTCH_SECRET,
    baseUrl: process.env.STYTCH_BASE_URL ?? 'https://test.stytch.com',
  }),
  cookieSecret: process.env.COOKIE_SECRET,
  allowedOrigins: [process.env.APP_ORIGIN ?? 'http://localhost:3000'],
});

Bun.serve({
  port: Number(process.env.PORT ?? 3000),
  fetch: (request, server) => proxy.fetch(request, { remoteAddress: server.requestIP(request)?.address }),
});
