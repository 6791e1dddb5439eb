import { SmsOtpError } from '../contract/errors.js';
import { wirePaths } from '../contract/wire.js';
import { type Answer, errorAnswer, Refusal, toResponse } from './http/answer.js';
import { clientIpKey, type RequestInfo } from './http/client-ip.js';
import type { Exchange } from './http/exchange.js';
import { corsHeaders, isAllowedOrigin, preflightHeaders } from './http/origin-check.js';
import { withDeadline } from './http/with-deadline.js';
import { type PrimaryLogin, type StartedChallenge, startChallenge } from './login/start-challenge.js';
import { createParts } from './create-parts.js';
import type { ProxyParts } from './proxy-parts.js';
import type { SmsOtpProxyOptions } from './proxy-options.js';
import { authenticateRoute } from './routes/authenticate-route.js';
import { challengeRoute } from './routes/challenge-route.js';
import { createSendRoute, type Route } from './routes/send-route.js';
import { validateOptions } from './validate-options.js';

export interface SmsOtpProxy {
  /**
   * `POST …/send`, `POST …/authenticate` and `GET …/challenge` below any path. Always resolves, whatever the request is.
   * @param info of the connection, e.g. `{ remoteAddress: socket.remoteAddress }`; without it no limit counts by address
   */
  fetch(request: Request, info?: RequestInfo): Promise<Response>;
  /** Call it with Stytch's answer to a primary login. Sends nothing. */
  startChallenge(login: PrimaryLogin): Promise<StartedChallenge>;
  /** Lets a member in again who entered too many wrong codes in a row: part of your account recovery. */
  unlock(member: { organization_id: string; member_id: string }): Promise<void>;
  /** New requests get 503; resolves when those under way are answered, after 10 seconds at most. Your Redis client stays open. */
  close(): Promise<void>;
}

interface Resource {
  method: 'GET' | 'POST';
  route: Route;
}

const longestDrainMs = 10_000;

/**
 * The server half of the step. Works on `http://localhost` as it is, with `allowedOrigins: ['http://localhost:3000']`; for
 * Safari there see `cookies.secure`.
 * @throws Error at once when an option is missing or unsafe
 */
export function createSmsOtpProxy(options: SmsOtpProxyOptions): SmsOtpProxy {
  validateOptions(options);
  const parts = createParts(options);
  const resources: Record<string, Resource> = {
    [wirePaths.send]: { method: 'POST', route: createSendRoute() },
    [wirePaths.authenticate]: { method: 'POST', route: authenticateRoute },
    [wirePaths.challenge]: { method: 'GET', route: challengeRoute },
  };
  const inFlight = new Set<Promise<unknown>>();
  const ipOf = addressReader(parts);
  let closed = false;

  return {
    async fetch(request, info = {}) {
      if (closed) return toResponse(closedAnswer(), { ...corsOf(parts, request), connection: 'close' });
      const work = respond(parts, resources, request, () => ipOf(request, info));
      inFlight.add(work);
      info.waitUntil?.(work);
      return work.finally(() => inFlight.delete(work));
    },
    startChallenge: (login) => startChallenge(parts, login),
    async unlock({ organization_id, member_id }) {
      const memberHash = await parts.hash('member', `${organization_id}\n${member_id}`);
      await parts.verifyLimits.clear(memberHash);
      parts.emit({ type: 'unlocked', memberHash });
    },
    async close() {
      closed = true;
      await withDeadline(longestDrainMs, Promise.allSettled(inFlight), () => new Error('late')).catch(() => undefined);
    },
  };
}

async function respond(
  parts: ProxyParts,
  resources: Record<string, Resource>,
  request: Request,
  readIp: () => string | null,
): Promise<Response> {
  const requestId = newRequestId();
  const cors = corsOf(parts, request);
  try {
    return toResponse(await dispatch(parts, resources, { request, requestId, ip: readIp() }), cors);
  } catch (failure) {
    const { error, setCookies } = failure instanceof Refusal ? failure : { error: failure, setCookies: [] };
    const known = error instanceof SmsOtpError;
    if (!known) parts.emit({ type: 'internal_error', requestId });
    const answer = errorAnswer(known ? error : new SmsOtpError('unavailable'), requestId);
    return toResponse({ ...answer, setCookies }, cors);
  }
}

async function dispatch(parts: ProxyParts, resources: Record<string, Resource>, exchange: Exchange): Promise<Answer> {
  const { request, requestId } = exchange;
  const { allowedOrigins, crossOrigin = false } = parts.options;
  const path = /\/[^/]*(?=\/?$)/u.exec(new URL(request.url).pathname)?.[0] ?? '';
  const resource = Object.hasOwn(resources, path) ? resources[path] : undefined;
  if (!resource) throw new SmsOtpError('invalid_request', { status: 404 });
  const preflight = crossOrigin && request.method === 'OPTIONS';
  if (!preflight && request.method !== resource.method) return notAllowed(resource, requestId);
  if (!isAllowedOrigin(request, allowedOrigins, crossOrigin)) {
    parts.emit({ type: 'origin_rejected', requestId, ...(exchange.ip === null ? {} : { ip: exchange.ip }) });
    throw new SmsOtpError('forbidden');
  }
  if (preflight) return { status: 204, body: null, headers: preflightHeaders };
  return resource.route(parts, exchange);
}

function corsOf({ options }: ProxyParts, request: Request): Record<string, string> {
  return options.crossOrigin ? corsHeaders(request, options.allowedOrigins) : {};
}

function notAllowed({ method }: Resource, requestId: string): Answer {
  const answer = errorAnswer(new SmsOtpError('invalid_request', { status: 405 }), requestId);
  return { ...answer, headers: { allow: method } };
}

/** Tells once that limits by address have nothing to count: a server that does not pass its socket's address on. */
function addressReader({ options, emit }: ProxyParts): (request: Request, info: RequestInfo) => string | null {
  let told = false;
  return (request, info) => {
    const ip = clientIpKey(options.clientIp ?? 0, request, info);
    if (ip === null && !told) emit({ type: 'client_ip_unknown' });
    told ||= ip === null;
    return ip;
  };
}

function closedAnswer(): Answer {
  return errorAnswer(new SmsOtpError('unavailable', { retryAfterSeconds: 1 }), newRequestId());
}

function newRequestId(): string {
  return `request-id-${crypto.randomUUID()}`;
}
