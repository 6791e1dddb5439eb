import { Redis } from 'ioredis';
import { createClient } from 'redis';

export interface TestClient {
  client: object;
  command(...args: string[]): Promise<unknown>;
  close(): void;
}

/** As docs/servers.md sets them up: nothing is queued while Redis is away. */
export async function connectIoredis(port: number): Promise<TestClient> {
  const client = new Redis({
    port,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: () => 100,
    lazyConnect: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  return {
    client,
    command: (name, ...args) => client.call(name!, ...args),
    close: () => client.disconnect(),
  };
}

export async function connectNodeRedis(port: number): Promise<TestClient> {
  const client = createClient({
    socket: { port, host: '127.0.0.1', reconnectStrategy: 100 },
    disableOfflineQueue: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  return {
    client,
    command: (...args) => client.sendCommand(args),
    close: () => client.destroy(),
  };
}
