import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSmsOtpProxy, createStytchClient, type SmsOtpProxy } from 'sms-otp-kit/proxy';
import {
  createStytchSandbox,
  type SandboxAccountName,
  sandboxAccounts,
  sandboxPassword,
  sandboxProject,
  type StytchSandbox,
} from 'sms-otp-kit/sandbox';

export type Route = 'send' | 'authenticate' | 'challenge';

/**
 * What the line between browser and proxy does to one route, until it is told otherwise: `hold` answers when the test says so,
 * `lost` does what was asked and breaks the connection, `cut` does so after the headers, `reset` before anything is done; the
 * others answer in the proxy's place.
 */
export type LineFault = 'none' | 'hold' | 'lost' | 'cut' | 'reset' | 'missing' | 'html' | 'empty' | 'text';

export interface Seen {
  /** `'send'`, `'authenticate'`, `'challenge'`, as they arrived; each gesture once. */
  requests: Route[];
  codes: string[];
  /** Every token and full number that the server side knows: none may be found in the browser. */
  secrets: string[];
}

interface World {
  sandbox: StytchSandbox;
  proxy: SmsOtpProxy;
  seen: Seen;
  /** Of the gestures that were met. */
  keys: Set<unknown>;
  faults: Map<Route, LineFault>;
  /** Aborted when what is held is let go. */
  hold: AbortController;
}

let world: World | null = null;

/** Connect's middleware: `/auth/sms-otp/*` is the proxy on a sandbox, `/real/*` is what a test tells them. */
export function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url!, 'http://localhost');
  const route = url.pathname.split('/').at(-1) as Route;
  void (url.pathname.startsWith('/real/') ? control(url, request, response) : pass(route, request, response));
}

async function control(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { searchParams, pathname } = url;
  if (pathname === '/real/start') {
    world = createWorld(`http://${request.headers.host}`);
    const account = sandboxAccounts[searchParams.get('account') as SandboxAccountName];
    const login = await primaryLogin(world, account);
    const { setCookies, challenge } = await world.proxy.startChallenge(login);
    return json(response, challenge, setCookies);
  }
  if (pathname === '/real/fault') {
    world!.faults.set(searchParams.get('route') as Route, searchParams.get('fault') as LineFault);
  }
  if (pathname === '/real/release') {
    world!.faults.clear();
    world!.hold.abort();
  }
  const codes = world!.sandbox.messages.list().map(({ code }) => code);
  return json(response, { ...world!.seen, codes } satisfies Seen, []);
}

async function pass(route: Route, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { proxy, seen, faults, hold, keys } = world!;
  // Chromium by itself sends a POST again when a connection that it used before breaks without an answer; the key is the same.
  const key = request.headers['idempotency-key'];
  if (!key || !keys.has(key)) seen.requests.push(route);
  if (key) keys.add(key);
  const fault = faults.get(route) ?? 'none';
  if (fault === 'reset') return void request.socket.destroy();
  if (fault === 'html')
    return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
  if (fault === 'missing')
    return void response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
  if (fault === 'empty') return void response.writeHead(200).end();
  if (fault === 'text') return void response.writeHead(200, { 'content-type': 'text/plain' }).end('It worked!');
  const listener = getRequestListener(async (incoming) => {
    const answered = await proxy.fetch(incoming, { remoteAddress: '127.0.0.1' });
    if (fault === 'lost') request.socket.destroy();
    if (fault === 'cut') {
      response.writeHead(answered.status, { 'set-cookie': answered.headers.getSetCookie() });
      await new Promise((resolve) => response.write('{', resolve));
      response.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    if (fault === 'hold' && !hold.signal.aborted) await once(hold.signal, 'abort');
    return answered;
  });
  await listener(request, response);
}

function createWorld(origin: string): World {
  const sandbox = createStytchSandbox();
  const seen: Seen = { requests: [], codes: [], secrets: [sandboxProject.secret] };
  const { project_id: projectId, secret } = sandboxProject;
  const watched = async (request: Request): Promise<Response> => {
    const reply = await sandbox.fetch(request);
    const body = (await reply.clone().json()) as Record<string, unknown>;
    for (const name of ['intermediate_session_token', 'session_token', 'session_jwt'])
      if (body[name]) seen.secrets.push(String(body[name]));
    return reply;
  };
  const proxy = createSmsOtpProxy({
    stytch: createStytchClient({
      projectId,
      secret,
      baseUrl: 'http://localhost/',
      fetch: (input, init) => watched(new Request(input, init)),
    }),
    cookieSecret: 'a cookie secret of thirty-two characters',
    allowedOrigins: [origin],
    limits: { cooldownSeconds: [1], send: { prefix: [], ip: [] }, authenticate: { ip: [] } },
  });
  return { sandbox, proxy, seen, keys: new Set(), faults: new Map(), hold: new AbortController() };
}

async function primaryLogin({ sandbox, seen }: World, account: (typeof sandboxAccounts)[SandboxAccountName]) {
  const { organization_id, email_address, mfa_phone_number } = account;
  const { project_id, secret } = sandboxProject;
  const reply = await sandbox.fetch(
    new Request('http://localhost/v1/b2b/passwords/authenticate', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${project_id}:${secret}`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ organization_id, email_address, password: sandboxPassword }),
    }),
  );
  const login = (await reply.json()) as Record<string, unknown>;
  seen.secrets.push(String(login['intermediate_session_token']));
  if (mfa_phone_number) seen.secrets.push(mfa_phone_number, mfa_phone_number.slice(2));
  return login;
}

function json(response: ServerResponse, body: object, setCookies: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': [...setCookies] });
  response.end(JSON.stringify(body));
}
