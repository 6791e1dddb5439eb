import { createSmsOtpProxy, createStytchClient } from '../../dist/proxy/index.js';

const many = [{ count: 1_000_000_000, seconds: 600 }];
const send = { member: many, phone: many, prefix: many, country: many, organization: many, project: many, ip: many };

/**
 * The proxy of the kit, with everything on. Limits are asked for each request; `isLimited` lets one member use them up.
 * @param {{ baseUrl: string, fetch?: typeof globalThis.fetch, isLimited?: boolean, redis?: object }} options
 */
export function kitProxy({ baseUrl, fetch, isLimited = false, redis }) {
  return createSmsOtpProxy({
    stytch: createStytchClient({
      projectId: 'project-test-bench',
      secret: 'secret-test-bench',
      baseUrl,
      ...(fetch ? { fetch } : {}),
    }),
    cookieSecret: 'a-secret-of-the-benchmark-of-32-characters',
    allowedOrigins: ['https://app.example.com'],
    limits: isLimited ? {} : { cooldownSeconds: [], send },
    ...(redis ? { redis: { client: redis, timeoutMs: 1000 } } : {}),
  });
}

/** One login for each request in flight: two sends of one member at a moment are one. @returns {Promise<string[]>} cookies */
export function logIns(proxy, count = 256) {
  const logIn = async (_, number) => {
    const ids = { organization_id: 'organization-test-bench', member_id: `member-test-${number}` };
    const phone = `+1201${2_000_000 + number * 10_007}`;
    const { setCookies } = await proxy.startChallenge({
      ...ids,
      intermediate_session_token: `ist-${number}`,
      member: { ...ids, mfa_phone_number: phone, mfa_phone_number_verified: true },
      mfa_required: {},
    });
    return setCookies[0].split(';')[0];
  };
  return Promise.all(Array.from({ length: count }, logIn));
}
