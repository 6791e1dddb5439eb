/** Fetch Metadata first, `Origin` where a browser does not send it; a POST with neither is refused. */
export function isAllowedOrigin(request: Request, allowedOrigins: readonly string[], crossOrigin: boolean): boolean {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const originFits = origin !== null && allowedOrigins.includes(origin);
  if (site === 'same-origin') return true;
  if (site !== null) return crossOrigin && site !== 'none' && originFits;
  if (origin !== null) return originFits;
  // A read changes nothing, and a server that renders a page has no browser headers to pass on.
  return request.method === 'GET';
}

export function corsHeaders(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === null || !allowedOrigins.includes(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after',
  };
}

export const preflightHeaders: Record<string, string> = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type, idempotency-key',
  'access-control-max-age': '600',
};
