// The package has types for its main file only, and that file needs Node's `cluster`, which edge runtimes do not have.
declare module 'rate-limiter-flexible/lib/RateLimiterRes.js' {
  export { RateLimiterRes as default } from 'rate-limiter-flexible';
}

declare module 'rate-limiter-flexible/lib/RateLimiterRedis.js' {
  import { RateLimiterRedis } from 'rate-limiter-flexible';

  export default class RedisStoreLimiter extends RateLimiterRedis {
    client: object;
  }
}

declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
  import { type RateLimiterRes, RateLimiterStoreAbstract } from 'rate-limiter-flexible';

  export default abstract class StoreLimiter<Stored> extends RateLimiterStoreAbstract {
    constructor(options: { keyPrefix: string; points: number; duration: number });
    protected abstract _upsert(key: string, points: number, milliseconds: number, overwrite?: boolean): Promise<Stored>;
    protected abstract _get(key: string): Promise<Stored | null>;
    protected abstract _delete(key: string): Promise<boolean>;
    protected abstract _getRateLimiterRes(key: string, changedPoints: number, stored: Stored): RateLimiterRes;
  }
}
