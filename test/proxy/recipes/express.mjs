import { getRequestListener } from '@hono/node-server';
import express from 'express';
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

const app = express();

// Before `express.json()`: the proxy reads the body itself, and no more of it than it takes.
app.use(
  '/auth/sms-otp',
  getRequestListener((request, { incoming }) => proxy.fetch(request, { remoteAddress: incoming.socket.remoteAddress })),
);
app.use(express.json());

app.listen(Number(process.env.PORT ?? 3000));
