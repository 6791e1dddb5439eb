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
  const { secure = true, sameSite = 'Lax', login = 'sms_otp_login', session = 'sms_otp_session' } = options;
  const prefix = secure ? '__Host-' : '';
  const attributes = `Path=/; HttpOnly;${secure ? ' Secure;' : ''} SameSite=${sameSite}`;
  return {
    loginName: prefix + login,
    sessionName: prefix + session,
    set: (name, value, maxAgeSeconds) => `${name}=${value}; Max-Age=${Math.floor(maxAgeSeconds)}; ${attributes}`,
    clear: (name) => `${name}=; Max-Age=0; ${attributes}`,
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
