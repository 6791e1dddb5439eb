import type { FaultBox } from './faults.js';
import { injectFault } from './inject-fault.js';
import { json } from './json-response.js';
import { randomId } from './random.js';
import { isRecord, type RequestBody } from './request-fields.js';
import { routes, type SandboxRoute } from './routes.js';
import type { SandboxCore } from './sandbox-core.js';
import { StytchApiError, stytchErrorBody } from './stytch-error.js';

/** Everything below `/v1`: finds the route, lets a fault have its way, checks the credentials, and answers in Stytch's shape. */
export async function answerApiRequest(core: SandboxCore, faults: FaultBox, request: Request): Promise<Response> {
  const url = new URL(request.url);
  // The Go SDK asks for its keys at `//v1/…` when its base URL ends in a slash.
  const pathname = url.pathname.replaceAll(/\/{2,}/gu, '/');
  const route = routes.find(({ method, path }) => method === request.method && path.test(pathname));
  if (!route) return json(stytchErrorBody('route_not_found'));
  const run = (): Promise<Response> => answerRoute(core, route, pathname, url, request);
  const fault = faults.take(route.name);
  return fault ? injectFault(fault, request.signal, run) : run();
}

async function answerRoute(
  core: SandboxCore,
  route: SandboxRoute,
  pathname: string,
  url: URL,
  request: Request,
): Promise<Response> {
  try {
    if (!route.open) requireCredentials(core, request);
    const body = request.method === 'POST' ? await readBody(request) : {};
    const path = route.path.exec(pathname)!.slice(1).map(decodePart);
    const answer = await route.handle({ core, body, path, query: url.searchParams });
    return json({ status_code: 200, request_id: randomId('request-id'), ...answer });
  } catch (error) {
    if (error instanceof StytchApiError) return json(stytchErrorBody(error.type));
    throw error;
  }
}

function requireCredentials({ projectId, secret }: SandboxCore, request: Request): void {
  const expected = `Basic ${btoa(`${projectId}:${secret}`)}`;
  if (request.headers.get('authorization') !== expected) throw new StytchApiError('unauthorized_credentials');
}

async function readBody(request: Request): Promise<RequestBody> {
  const body: unknown = await request.json().catch(() => null);
  if (!isRecord(body)) throw new StytchApiError('bad_request');
  return body;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new StytchApiError('bad_request');
  }
}
