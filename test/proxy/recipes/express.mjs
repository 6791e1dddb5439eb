import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { createSmsOtpProxy, createStytchClient } from 'sms-otp-kit/proxy';
import { B2BClient, StytchError } from 'stytch';

const projectId = process.env.STYTCH_PROJECT_ID;
const secret = process.env.STYTCH_SECRET;
const baseUrl = process.env.STYTCH_BASE_URL ?? 'https://test.stytch.com';

const stytch = new B2BClient({ project_id: projectId, secret, env: `${baseUrl}/` });
const proxy = createSmsOtpProxy({
  stytch: createStytchClient({ projectId, secret, baseUrl }),
  cookieSecret: process.env.COOKIE_SECRET,
  allowedOrigins: [process.env.APP_ORIGIN ?? 'http://localhost:3000'],
});

const app = express();

// Before any `app.use(express.json())`: the proxy reads the body itself, and no more of it than it takes.
app.use(
  '/auth/sms-otp',
  getRequestListener((request, { incoming }) => proxy.fetch(request, { remoteAddress: incoming.socket.remoteAddress })),
);

// `express.json()` reads JSON alone, which no form on another site can send.
app.post('/auth/login', express.json(), (request, response) => {
  const { organization_id, email_address, password } = request.body ?? {};
  stytch.passwords
    .authenticate({ organization_id, email_address, password })
    .then((login) => proxy.startChallenge(login))
    .then(({ setCookies, challenge }) => response.append('Set-Cookie', setCookies).json(challenge))
    // Never logged or thrown on as it is: an error of the SDK may hold the request, and with it the password.
    .catch((error) => {
      response.status(error instanceof StytchError && error.status_code < 500 ? 401 : 502).json({});
    });
});

app.listen(Number(process.env.PORT ?? 3000));
