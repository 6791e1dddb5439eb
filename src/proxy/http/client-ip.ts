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
    // Azure's Application Gateway appends the client with its port (learn.microsoft.com, read 2026-11-27).
    .replace(/^\[(.*)\](:\d+)?$/u, '$1')
    .replace(/^([\d.]+):\d+$/u, '$1')
    .replace(/^::ffff:(?=\d+\.)/iu, '');
  if (ipv4.test(text)) return text;
  // A zone says which cable, not who.
  const host = `http://[${text.replace(/%\w+$/u, '')}]`;
  return /^[\da-f:.%\w]+$/iu.test(text) && URL.canParse(host) ? networkOf(new URL(host).hostname) : null;
}

const ipv4 = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/u;

/** @param host as URLs write IPv6 in one way: `'[2001:db8::1]'` */
function networkOf(host: string): string {
  const [head = '', tail] = host.slice(1, -1).split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const ends = groups(tail ?? '');
  const zeros = Array.from({ length: 8 - groups(head).length - ends.length }, () => '0');
  return `${[...groups(head), ...zeros, ...ends].slice(0, 4).join(':')}::/64`;
}
