export interface CookieOptions {
  /**
   * Leave it on for http://localhost too: Chromium 156 and Firefox take `Secure` and `__Host-` cookies there, because localhost
   * is trustworthy to them. `false` drops both, for Safari, which does not, and for a phone that opens `http://192.168.…`; never
   * in production. @default true
   */
  secure?: boolean;
  /** @default 'Lax' */
  sameSite?: 'Lax' | 'Strict';
  /** Without the prefix. @default 'sms_otp_login' */
  login?: string;
  /** Without the prefix. Holds Stytch's opaque `session_token`. @default 'sms_otp_session' */
  session?: string;
  /**
   * Lets every host below it read the session cookie, e.g. `'example.com'` for a proxy on `login.example.com` and an app on
   * `app.example.com`; the prefix is then `__Secure-`, because a host below it can also set one. The login cookie stays with
   * the proxy's own host. @default that host alone
   */
  sessionDomain?: string;
}

export interface CookieJar {
  readonly loginName: string;
  readonly sessionName: string;
  set(name: string, value: string, maxAgeSeconds: number): string;
  clear(name: string): string;
}

/** Browsers drop a longer `name=value` without a word. */
export const maxCookieBytes = 4096;

export function createCookieJar(options: CookieOptions = {}): CookieJar {
  const {
    secure = true,
    sameSite = 'Lax',
    login = 'sms_otp_login',
    session = 'sms_otp_session',
    sessionDomain,
  } = options;
  const prefix = (domain?: string): string => (secure ? (domain ? '__Secure-' : '__Host-') : '');
  const [loginName, sessionName] = [prefix() + login, prefix(sessionDomain) + session];
  const attributes = `Path=/; HttpOnly;${secure ? ' Secure;' : ''} SameSite=${sameSite}`;
  const write = (name: string, value: string, seconds: number): string =>
    `${name}=${value}; Max-Age=${seconds}; ${name === sessionName && sessionDomain ? `Domain=${sessionDomain}; ` : ''}${attributes}`;
  return {
    loginName,
    sessionName,
    set: (name, value, maxAgeSeconds) => write(name, value, Math.floor(maxAgeSeconds)),
    clear: (name) => write(name, '', 0),
  };
}

/** The first cookie of that name; null when there is none. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null;
  }
  return null;
}
