import { Redis } from 'ioredis';
import { createSmsOtpProxy, createStytchClient } from 'sms-otp-kit/proxy';

// Nothing is queued while Redis is away: the proxy then counts by itself, and what is queued would arrive late.
const client = new Redis(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
});
client.on('error', () => undefined);

export const proxy = createSmsOtpProxy({
  stytch: createStytchClient({
    projectId: process.env.STYTCH_PROJECT_ID ?? '',
    secret: process.env.STYTCH_SECRET ?? '',
    baseUrl: process.env.STYTCH_BASE_URL ?? 'https://test.stytch.com',
  }),
  cookieSecret: process.env.COOKIE_SECRET ?? '',
  allowedOrigins: [process.env.APP_ORIGIN ?? 'http://localhost:3000'],
  redis: { client, instances: 4 },
});
