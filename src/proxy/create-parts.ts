import { SmsOtpError } from '../contract/errors.js';
import { defaultAllowedTypes, defaultCountries } from '../phone-number/phone-evaluation.js';
import { createEmit, type Emit } from './audit.js';
import { createCookieJar, maxCookieBytes } from './http/cookies.js';
import type { Exchange } from './http/exchange.js';
import { claims } from './limits/claims.js';
import { createKeyHasher, type KeyHasher } from './limits/key-hasher.js';
import { type SmsOtpLimits, withDefaultLimits } from './limits/limit-settings.js';
import { createLimitStore, type LimitStore } from './limits/limit-store.js';
import { createSendLimits } from './limits/send-limits.js';
import { createVerifyLimits } from './limits/verify-limits.js';
import { createLoginFinder } from './login/find-login.js';
import { createLiveSession } from './login/live-session.js';
import { secondsLeft, withoutProof } from './login/pending-login.js';
import { createSealer } from './login/sealer.js';
import type { ProxyParts } from './proxy-parts.js';
import type { SmsOtpProxyOptions } from './proxy-options.js';
import { overLimit } from './routes/over-limit.js';
import { createCallStytch } from './stytch/call-stytch.js';

export function createParts(options: SmsOtpProxyOptions): ProxyParts {
  const { stytch, cookieSecret, allowedCountries, allowedTypes, homeCountries = defaultCountries } = options;
  const secrets = typeof cookieSecret === 'string' ? [cookieSecret] : cookieSecret;
  const emit = createEmit(options.onEvent);
  const hash = createKeyHasher(secrets[0]!);
  const limits = withDefaultLimits(options.limits);
  const store = createLimitStore({
    redis: options.redis,
    maxKeys: options.maxKeys,
    onDegraded: (degraded) => emit({ type: degraded ? 'limiter_degraded' : 'limiter_recovered' }),
  });
  const deadlineMs = (options.deadlineSeconds ?? 8) * 1000;
  const call = createCallStytch(deadlineMs);
  const jar = createCookieJar(options.cookies);
  const sealer = createSealer(secrets);
  const liveSession = createLiveSession(stytch, call, jar, emit, (exchange) =>
    claimLookup(store, limits, hash, emit, exchange),
  );
  return {
    options,
    stytch,
    call,
    deadlineMs,
    jar,
    hash,
    emit,
    session: options.session ?? {},
    policy: {
      countries: allowedCountries ?? defaultCountries,
      allowedTypes: allowedTypes ?? defaultAllowedTypes,
      strictness: 'valid',
    },
    sendLimits: createSendLimits(store, limits, hash, homeCountries),
    verifyLimits: createVerifyLimits(store, limits, hash),
    logins: createLoginFinder(sealer, jar, liveSession, options.resolveMember),
    loginCookie: async (login) => {
      // A host with a store of its own keeps the tokens there.
      const sealed = await sealer.seal(options.resolveMember ? withoutProof(login) : login);
      if (jar.loginName.length + sealed.length > maxCookieBytes) throw new SmsOtpError('misconfigured');
      return jar.set(jar.loginName, sealed, secondsLeft(login, Date.now()));
    },
  };
}

/** A session cookie is checked at Stytch, and anyone can make one up. */
async function claimLookup(
  store: LimitStore,
  limits: SmsOtpLimits,
  hash: KeyHasher,
  emit: Emit,
  { ip, requestId }: Exchange,
): Promise<void> {
  if (ip === null) return;
  const claim = await store.claim(claims('ip-session-lookup', limits.sessionLookup.ip, await hash('ip', ip)));
  if (!claim.admitted) throw overLimit(emit, { ip, requestId }, claim);
}
