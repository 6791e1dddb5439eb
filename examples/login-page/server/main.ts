import { serve } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createStytchSandbox, sandboxProject } from 'sms-otp-kit/sandbox';
import { createApp } from './create-app.js';

interface StartOptions {
  /** Taken as it is when given; else 3000, or the next free one. */
  port?: string | undefined;
  write: (text: string) => void;
}

/** On Stytch itself with `STYTCH_PROJECT_ID` and `STYTCH_SECRET`, else on a sandbox of its own. */
export async function start({ port: wanted, write }: StartOptions): Promise<void> {
  const port = wanted ? await takePort(Number(wanted)) : await nextFreePort(3000);
  const local = `http://localhost:${port}`;
  // A phone reaches it through a tunnel, and then knows it by another address.
  const origin = process.env['ORIGIN'] ? new URL(process.env['ORIGIN']).origin : local;
  const { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret } = process.env;
  const isReal = Boolean(projectId && secret);
  const sandbox = isReal ? null : createStytchSandbox();
  let stytchUrl: string | undefined;
  if (sandbox) {
    const sandboxPort = await nextFreePort(8787);
    await listening(serve({ fetch: sandbox.fetch, port: sandboxPort, hostname: '127.0.0.1' }));
    stytchUrl = `http://127.0.0.1:${sandboxPort}`;
  }
  const app = createApp({
    origin,
    web: fileURLToPath(new URL('../web', import.meta.url)),
    sandbox,
    stytch: isReal
      ? { projectId: projectId!, secret: secret! }
      : { projectId: sandboxProject.project_id, secret: sandboxProject.secret, baseUrl: stytchUrl! },
    // Made anew with each start: who is in the middle of a login signs in again.
    cookieSecret: process.env['COOKIE_SECRET'] ?? randomBytes(32).toString('hex'),
  });
  await listening(serve({ fetch: app.fetch, port, hostname: 'localhost' }));
  write(isReal ? 'On Stytch.\n' : `No STYTCH_PROJECT_ID and STYTCH_SECRET: on a sandbox, ${stytchUrl}\n`);
  write(origin === local ? '' : `For browsers on ${origin} only, which has to lead to ${local}\n`);
  write(`Ready: ${origin}\n`);
}

async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 50; port += 1) if (await isFree(port)) return port;
  throw new Error(`No port from ${first} to ${first + 49} is free. Set PORT to one that is.`);
}

async function takePort(port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT must be a whole number from 1 to 65535, not "${process.env['PORT']}".`);
  if (!(await isFree(port))) throw new Error(`Port ${port} is in use. Stop what runs there, or set PORT to another.`);
  return port;
}

/** Asked on the name the server will listen on: a port may be free on 127.0.0.1 and taken on ::1. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)));
  });
}

function listening(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
}
