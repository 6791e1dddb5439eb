import { serve } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStytchSandbox, type StytchSandbox } from 'sms-otp-kit/sandbox';

export interface SandboxServer {
  sandbox: StytchSandbox;
  url: string;
  close(): Promise<void>;
}

export async function startSandbox(): Promise<SandboxServer> {
  const sandbox = createStytchSandbox();
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch: sandbox.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started as Server));
  });
  return {
    sandbox,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
