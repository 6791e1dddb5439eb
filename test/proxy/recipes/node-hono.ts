import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { IncomingMessage, Server } from 'node:http';
import { createSmsOtpProxy, createStytchClient } from 'sms-otp-kit/proxy';
import { B2BClient, StytchError } from 'stytch';

const {
  STYTCH_PROJECT_ID: projectId = '',
  STYTCH_SECRET: secret = '',
  STYTCH_BASE_URL: baseUrl = 'https://test.stytch.com',
  COOKIE_SECRET: cookieSecret = '',
  APP_ORIGIN: origin = 'http://localhost:3000',
  PORT: port = '3000',
} = process.env;

const stytch = new B2BClient({ project_id: projectId, secret, env: `${baseUrl}/` });
const proxy = createSmsOtpProxy({
  stytch: createStytchClient({ projectId, secret, baseUrl }),
  cookieSecret,
  allowedOrigins: [origin],
});

const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();

// `csrf`: a form on another site cannot sign a member in.
app.post('/auth/login', csrf({ origin }), async (context) => {
  const { organization_id, email_address, password } = await context.req.json();
  try {
    const login = await stytch.passwords.authenticate({ organization_id, email_address, password });
    const { setCookies, challenge } = await proxy.startChallenge(login);
    for (const cookie of setCookies) context.header('set-cookie', cookie, { append: true });
    return context.json(challenge);
  } catch (error) {
    // Never logged or thrown on as it is: an error of the SDK may hold the request, and with it the password.
    return context.json({}, error instanceof StytchError && error.status_code < 500 ? 401 : 502);
  }
});

app.all('/auth/sms-otp/*', (context) =>
  proxy.fetch(context.req.raw, { remoteAddress: context.env.incoming.socket.remoteAddress }),
);

const server = serve({ fetch: app.fetch, port: Number(port) }) as Server;
// A client that sends its headers or its body byte by byte holds a socket, so it may not hold it long.
server.headersTimeout = 10_000;
server.requestTimeout = 15_000;

process.once('SIGTERM', async () => {
  await proxy.close();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
