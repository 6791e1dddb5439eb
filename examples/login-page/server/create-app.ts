import { serveStatic } from '@hono/node-server/serve-static';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { deleteCookie, getCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { createSmsOtpProxy, createStytchClient, type SmsOtpEvent } from 'sms-otp-kit/proxy';
import type { StytchSandbox } from 'sms-otp-kit/sandbox';
import { B2BClient, type B2BPasswordsAuthenticateRequest, StytchError } from 'stytch';
import { addDemoRoutes } from './demo-routes.js';

export interface AppOptions {
  /** Where the page is served, as browsers write it: `'http://localhost:3000'`. */
  origin: string;
  stytch: { projectId: string; secret: string; baseUrl?: string };
  cookieSecret: string;
  /** Folder of the built page. */
  web: string;
  /** Its messages are shown beside the page; null on Stytch itself. */
  sandbox: Pick<StytchSandbox, 'messages'> | null;
  /** Audit events of the proxy. */
  onEvent?: (event: SmsOtpEvent) => void;
}

const sessionCookie = '__Host-sms_otp_session';

/** The server of a SaaS login page: primary login with the official SDK, the second factor with the proxy. */
export function createApp({ origin, stytch, cookieSecret, web, sandbox, onEvent }: AppOptions): Hono {
  const { projectId, secret, baseUrl } = stytch;
  const client = new B2BClient({ project_id: projectId, secret, ...(baseUrl ? { env: `${baseUrl}/` } : {}) });
  const smsOtp = createSmsOtpProxy({
    stytch: createStytchClient({ projectId, secret, ...(baseUrl ? { baseUrl } : {}) }),
    cookieSecret,
    allowedOrigins: [origin],
    // All numbers of the sandbox's members are of one range, which no real project's are.
    ...(sandbox ? { limits: { send: { prefix: [] } } } : {}),
    ...(onEvent ? { onEvent } : {}),
  });

  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        requireTrustedTypesFor: ["'script'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    }),
  );

  app.all('/auth/sms-otp/*', (c) => {
    const { address } = getConnInfo(c).remote;
    return smsOtp.fetch(c.req.raw, address ? { remoteAddress: address } : {});
  });

  app.use('/api/*', csrf({ origin }));
  app.post('/api/login', async (c) => {
    const { organization, email, password, locale } = await c.req
      .json<Record<string, string>>()
      .catch((): Record<string, string> => ({}));
    if (!organization || !email || !password) return c.json({ error: 'incomplete' }, 400);
    try {
      const login = await client.passwords.authenticate({
        organization_id: organization,
        email_address: email,
        password,
        // Stytch texts an enrolled member by itself: in the language of the page.
        ...(locale ? { locale: locale as NonNullable<B2BPasswordsAuthenticateRequest['locale']> } : {}),
      });
      const { setCookies, challenge } = await smsOtp.startChallenge(login);
      for (const cookie of setCookies) c.header('set-cookie', cookie, { append: true });
      return c.json({ challenge });
    } catch (error) {
      return refused(c, error);
    }
  });

  app.get('/api/session', async (c) => {
    const token = getCookie(c, sessionCookie);
    if (!token) return c.json({ session: null });
    try {
      const { member, organization, member_session } = await client.sessions.authenticate({ session_token: token });
      return c.json({
        session: {
          name: member.name,
          email: member.email_address,
          organization: organization.organization_name,
          expiresAt: member_session.expires_at,
          factors: member_session.authentication_factors.map(({ delivery_method }) => delivery_method),
        },
      });
    } catch {
      return c.json({ session: null });
    }
  });

  app.post('/api/logout', async (c) => {
    const token = getCookie(c, sessionCookie);
    if (token) await client.sessions.revoke({ session_token: token }).catch(() => undefined);
    deleteCookie(c, sessionCookie, { path: '/', secure: true });
    return c.json({});
  });

  if (sandbox) addDemoRoutes(app, sandbox);
  app.use('/*', serveStatic({ root: web }));
  return app;
}

/** Why a login failed, as a word of ours: whether it was the e-mail or the password is not told. */
function refused(c: Context, error: unknown): Response {
  const type = error instanceof StytchError ? error.error_type : '';
  if (type === 'user_lock_limit_reached') return c.json({ error: 'locked' }, 429);
  const isCredentials = error instanceof StytchError && error.status_code >= 400 && error.status_code < 500;
  return isCredentials ? c.json({ error: 'credentials' }, 401) : c.json({ error: 'unavailable' }, 502);
}
