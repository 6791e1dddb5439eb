import { serve } from '@hono/node-server';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createSmsOtpProxy,
  createStytchClient,
  type SmsOtpEvent,
  type SmsOtpProxy,
  type SmsOtpProxyOptions,
} from 'sms-otp-kit/proxy';

export const cookieSecret = 'CANARY-cookie-secret-of-the-tests-0123456789';
export const origin = 'https://app.example.com';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
  cookies: string[];
}

export interface ProxyServer {
  proxy: SmsOtpProxy;
  url: string;
  events: SmsOtpEvent[];
  close(): Promise<void>;
}

/** The proxy behind a real HTTP server, in front of whatever listens at `stytchUrl`. */
export async function startProxy(stytchUrl: string, options: Partial<SmsOtpProxyOptions> = {}): Promise<ProxyServer> {
  const events: SmsOtpEvent[] = [];
  const proxy = createSmsOtpProxy({
    stytch: createStytchClient({ projectId: 'project-test-1', secret: 'CANARY-project-secret', baseUrl: stytchUrl }),
    cookieSecret,
    allowedOrigins: [origin],
    onEvent: (event) => events.push(event),
    ...options,
  });
  const server = await new Promise<Server>((resolve) => {
    const started = serve(
      {
        fetch: (request, env) =>
          proxy.fetch(request, { remoteAddress: (env as { incoming: IncomingMessage }).incoming.socket.remoteAddress }),
        port: 0,
        hostname: '127.0.0.1',
      },
      () => resolve(started as Server),
    );
  });
  return {
    proxy,
    events,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/auth/sms-otp`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** A browser on the login page: sends what a browser sends and keeps the cookies it is given. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  accept(setCookies: readonly string[]): this {
    for (const line of setCookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/u.exec(line)!;
      if (/max-age=0/iu.test(line)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    return this;
  }

  /** The same browser, sent to another server by a load balancer. */
  movedTo(url: string): Browser {
    const moved = new Browser(url);
    for (const [name, value] of this.cookies) moved.cookies.set(name, value);
    return moved;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async request(path: string, init: RequestInit = {}): Promise<Reply> {
    const response = await fetch(this.#url + path, {
      redirect: 'manual',
      ...init,
      headers: {
        'sec-fetch-site': 'same-origin',
        origin,
        ...(this.cookies.size > 0 ? { cookie: this.cookieHeader } : {}),
        ...(init.headers as Record<string, string>),
      },
    });
    const text = await response.text();
    const cookies = response.headers.getSetCookie();
    this.accept(cookies);
    return { status: response.status, headers: response.headers, text, body: parse(text), cookies };
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  send(body: unknown = {}): Promise<Reply> {
    return this.post('/send', body);
  }

  authenticate(code: unknown): Promise<Reply> {
    return this.post('/authenticate', { code });
  }

  challenge(): Promise<Reply> {
    return this.request('/challenge');
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

let members = 0;

/** Stytch's answer to a primary login of a member whom no other test uses. */
export function primaryLogin(
  member: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Record<string, unknown> & {
  member_id: string;
  organization_id: string;
  intermediate_session_token: string;
} {
  members += 1;
  const ids = { organization_id: 'organization-test-a', member_id: `member-test-${members}` };
  return {
    ...ids,
    status_code: 200,
    request_id: 'request-id-test-login',
    session_token: '',
    session_jwt: '',
    member_session: null,
    member_authenticated: false,
    intermediate_session_token: `CANARY-ist-${members}`,
    member: { ...ids, mfa_phone_number: '', mfa_phone_number_verified: false, ...member },
    organization: { organization_id: ids.organization_id, mfa_policy: 'REQUIRED_FOR_ALL' },
    mfa_required: { member_options: null, secondary_auth_initiated: null },
    ...more,
  };
}

let lines = 100;

/** A valid number of New Jersey that no other test has used. */
export function freshNumber(): string {
  lines += 1;
  return `+1201${String(2_000_000 + lines * 10_007).padStart(7, '0')}`;
}

/** A member with a verified number, whom Stytch has not texted. */
export function enrolled(phoneNumber: string = freshNumber()): ReturnType<typeof primaryLogin> {
  return primaryLogin(
    { mfa_phone_number: phoneNumber, mfa_phone_number_verified: true },
    {
      mfa_required: {
        member_options: { mfa_phone_number: phoneNumber, totp_registration_id: '' },
        secondary_auth_initiated: null,
      },
    },
  );
}

/** A browser right after a primary login. */
export async function loggingIn(server: ProxyServer, login: object = primaryLogin()): Promise<Browser> {
  const { setCookies } = await server.proxy.startChallenge(login);
  return new Browser(server.url).accept(setCookies);
}
