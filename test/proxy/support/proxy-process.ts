import { connectIoredis, connectNodeRedis } from './redis-clients.js';
import { roomy } from './proxy-limits.js';
import { startProxy } from './proxy-server.js';

/** A process of its own with the proxy in it; its parent reads the address and the events, and ends it. */
const { STYTCH_URL = '', REDIS_PORT = '', REDIS_KIND = '', INSTANCES = '1' } = process.env;
const { client } = await (REDIS_KIND === 'ioredis' ? connectIoredis : connectNodeRedis)(Number(REDIS_PORT));
const { url } = await startProxy(STYTCH_URL, {
  limits: roomy,
  // Longer than the default: a busy test machine is no Redis that is away.
  redis: { client, instances: Number(INSTANCES), timeoutMs: 1000 },
  onEvent: ({ type }) => process.send!({ event: type }),
});
process.send!({ url });
process.on('disconnect', () => process.exit(0));
