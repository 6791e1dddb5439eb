/** Plain and readable by a server: which language to render in the first HTML. */
const cookieName = 'sms_otp_locale';
const oneYearSeconds = 31_536_000;

/** The locale a member chose before, from `document.cookie` or from a request's `Cookie` header. */
export function localeFromCookie(cookies: string | null | undefined): string | null {
  const found = new RegExp(`(?:^|;\\s*)${cookieName}=([A-Za-z0-9-]{1,35})(?:;|$)`, 'u').exec(cookies ?? '');
  return found?.[1] ?? null;
}

/** Null also where cookies are blocked: a sandboxed frame throws at the very word. */
export function rememberedLocale(): string | null {
  try {
    return localeFromCookie(document.cookie);
  } catch {
    return null;
  }
}

export function rememberLocale(tag: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  try {
    document.cookie = `${cookieName}=${tag}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax${secure}`;
  } catch {
    // Blocked cookies only mean that the choice lasts as long as the page.
  }
}
