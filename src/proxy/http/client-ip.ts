/** What the server knows of a connection and a `Request` does not carry. */
export interface RequestInfo {
  /** Of the socket, e.g. `'203.0.113.7'`. */
  remoteAddress?: string | undefined;
  /** Of an edge runtime: keeps work alive after the answer, or after the client went away. */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

/** A number of trusted proxies in front, or a function for a platform's own header. */
export type ClientIp = number | ((request: Request, info: RequestInfo) => string | null | undefined);

/**
 * Key of the client's address, or null when it is not known. Each trusted proxy appends whom it saw to `X-Forwarded-For`, so the
 * Nth entry from the right is the first one that a client cannot write. IPv6 counts by /64: one subscriber has all of it.
 */
export function clientIpKey(clientIp: ClientIp, request: Request, info: RequestInfo): string | null {
  if (typeof clientIp === 'function') return addressKey(clientIp(request, info) ?? '');
  if (clientIp === 0) return addressKey(info.remoteAddress ?? '');
  const hops = (request.headers.get('x-forwarded-for') ?? '').split(',');
  return addressKey(hops.at(-clientIp) ?? '');
}

function addressKey(address: string): string | null {
  const text = address
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/u, '$1')
    .replace(/^::ffff:(?=\d+\.)/u, '');
  if (/^\d{1,3}(\.\d{1,3}){3}$/u.test(text)) return text;
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*(%\w+)?$/u.test(text)) return null;
  const [head = '', tail] = text.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const first = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0')].slice(0, 4);
  return `${first.map((group) => group.replace(/^0+(?=.)/u, '')).join(':')}::/64`;
}
