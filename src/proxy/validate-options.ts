import { exposedVariable } from './exposed-variable.js';
import { createCookieJar } from './http/cookies.js';
import { type LimitWindow, longestWindowSeconds, withDefaultLimits } from './limits/limit-settings.js';
import type { SmsOtpProxyOptions } from './proxy-options.js';

const checks = [
  browserProblem,
  stytchProblem,
  secretProblem,
  originProblem,
  cookieProblem,
  countryProblem,
  sessionProblem,
  networkProblem,
  limitProblem,
];

/** @throws Error that says what is wrong, why it matters and what to do */
export function validateOptions(options: SmsOtpProxyOptions): void {
  for (const check of checks) {
    const problem = check(options ?? {});
    if (problem) throw new Error(`createSmsOtpProxy: ${problem}`);
  }
}

function browserProblem(): string | null {
  return typeof document === 'undefined'
    ? null
    : 'this runs in a browser, which must never hold the Stytch secret. Mount the proxy on your server and call it with createHttpBackend.';
}

function stytchProblem({ stytch }: SmsOtpProxyOptions): string | null {
  const sms = stytch?.otps?.sms;
  return typeof sms?.send === 'function' && typeof sms.authenticate === 'function'
    ? null
    : '`stytch` is missing or has no `otps.sms.send` and `otps.sms.authenticate`, so no code could be sent. Pass `createStytchClient({ projectId, secret })` or a `B2BClient` of the official SDK.';
}

function secretProblem({ cookieSecret }: SmsOtpProxyOptions): string | null {
  const secrets: readonly unknown[] = Array.isArray(cookieSecret) ? cookieSecret : [cookieSecret];
  const strong = secrets.every((secret) => typeof secret === 'string' && secret.length >= 32);
  const exposed = strong ? secrets.map((secret) => exposedVariable(secret as string)).find(Boolean) : undefined;
  if (exposed) {
    return `the cookie secret is also in the variable ${exposed}, which bundlers copy into the browser's code, so anyone could forge a login. Remove that variable. Pass a new secret, from a variable without the prefix.`;
  }
  return strong && secrets.length > 0
    ? null
    : '`cookieSecret` is missing or shorter than 32 characters, so the login cookie could be forged. Pass a random string from your server environment, e.g. of `openssl rand -base64 32`, or a list of them, newest first.';
}

function originProblem({ allowedOrigins }: SmsOtpProxyOptions): string | null {
  return Array.isArray(allowedOrigins) && allowedOrigins.length > 0 && allowedOrigins.every(isOrigin)
    ? null
    : '`allowedOrigins` must list at least one origin as a browser writes it, without path, trailing slash or `*`; otherwise any page could act for a member. Pass e.g. `["https://app.example.com"]`.';
}

function cookieProblem({ cookies = {} }: SmsOtpProxyOptions): string | null {
  const { loginName, sessionName } = createCookieJar({ ...cookies, secure: false });
  const named = [loginName, sessionName].every((name) => /^[\w-]+$/u.test(name)) && loginName !== sessionName;
  return named && /^[a-z\d-]+(\.[a-z\d-]+)+$/u.test(cookies.sessionDomain ?? 'example.com')
    ? null
    : '`cookies` needs two different names of letters, digits, `_` and `-`, and for `sessionDomain` a domain without a leading dot, else browsers drop the cookies. Leave them out for the defaults.';
}

function countryProblem({ allowedCountries = [], homeCountries = [] }: SmsOtpProxyOptions): string | null {
  return [allowedCountries, homeCountries].every(
    (list) => Array.isArray(list) && list.every((code) => /^[A-Z]{2}$/u.test(String(code))),
  )
    ? null
    : '`allowedCountries` and `homeCountries` take ISO codes in capitals; a calling code would let whole regions in at your cost. Pass e.g. `["US", "CA"]`.';
}

function sessionProblem({ session, deadlineSeconds }: SmsOtpProxyOptions): string | null {
  if (!isWithin(session?.durationMinutes, 5, 527_040)) {
    return '`session.durationMinutes` must be 5 to 527040, else Stytch refuses every right code. Leave it out for 60.';
  }
  return isWithin(deadlineSeconds, 0.1, 60)
    ? null
    : '`deadlineSeconds` must be 0.1 to 60, because no member waits longer. Leave it out for 8.';
}

function networkProblem({ clientIp = 0, maxKeys, redis }: SmsOtpProxyOptions): string | null {
  if (typeof clientIp !== 'function' && !(Number.isInteger(clientIp) && isWithin(clientIp, 0, 10))) {
    return '`clientIp` must be the number of trusted proxies in front (0 to 10) or a function; a wrong one lets a client choose its own address. Leave it out for the socket address.';
  }
  if (!isWithin(maxKeys, 1000, Infinity)) {
    return '`maxKeys` must be at least 1000, else members push each other out of their limits. Leave it out for 100,000.';
  }
  const shared = redis === undefined || (Object(redis.client) === redis.client && isWithin(redis.instances, 1, 10_000));
  return shared && isWithin(redis?.timeoutMs, 1, 5000)
    ? null
    : '`redis` needs a `client` of ioredis or node-redis, `instances` of at least 1 and a `timeoutMs` of 1 to 5000, else the limits would not be shared. Pass `{ client, instances }`.';
}

function limitProblem({ limits }: SmsOtpProxyOptions): string | null {
  const { cooldownSeconds, send, authenticate, sessionLookup } = withDefaultLimits(limits);
  const { ip, session, ...numbers } = authenticate;
  return [...Object.values(send), ip, session, sessionLookup.ip].every(areWindows) &&
    [...Object.values(numbers), ...cooldownSeconds].every(isTime)
    ? null
    : '`limits` takes windows of whole numbers, `count` at least 1 and `seconds` 1 to 2073600 (24 days); anything else would limit nothing. Leave a limit out for its default, or pass [] to switch it off.';
}

function areWindows(windows: readonly LimitWindow[]): boolean {
  return Array.isArray(windows) && windows.every(({ count, seconds }) => isWhole(count) && isTime(seconds));
}

function isTime(value: unknown): boolean {
  return isWhole(value) && (value as number) <= longestWindowSeconds;
}

function isWhole(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1;
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return value === undefined || (typeof value === 'number' && value >= least && value <= most);
}

function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && value !== 'null' && URL.canParse(value) && new URL(value).origin === value;
}
