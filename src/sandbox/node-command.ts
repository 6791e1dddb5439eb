/// <reference types="node" />
import type { Server } from 'node:http';
import { parseArgs } from 'node:util';
import { sandboxAccounts, sandboxPassword, sandboxProject } from './accounts.js';
import { listen } from './node-server.js';
import { createStytchSandbox } from './stytch-sandbox.js';

const help = `sms-otp-kit-sandbox: Stytch's B2B API for the SMS one-time-code step, without Stytch.

  --port <number>     default 8787; 0 takes any free one
  --host <address>    default 127.0.0.1
  --sms-host <host>   host in the last line of each SMS, default localhost
  --help
`;

function readOptions(args: string[]): { port: number; host: string; smsHost: string } | null {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      'sms-host': { type: 'string', default: 'localhost' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a whole number from 0 to 65535, not "${values.port}".`);
  }
  return { port, host: values.host, smsHost: values['sms-host'] };
}

function greeting(url: string): string {
  const accounts = Object.entries(sandboxAccounts).map(
    ([name, { email_address, organization_id }]) => `  ${name.padEnd(17)}${email_address.padEnd(25)}${organization_id}`,
  );
  return `Sandbox on ${url}

  STYTCH_PROJECT_ID=${sandboxProject.project_id}
  STYTCH_SECRET=${sandboxProject.secret}
  STYTCH_BASE_URL=${url}
  new B2BClient({ project_id, secret, env: '${url}/' })

  SMS     ${url}/sandbox/messages
  Clock   POST ${url}/sandbox/clock    {"advance_ms": 120000}
  Faults  POST ${url}/sandbox/faults   {"kind": "latency", "route": "send", "ms": 3000}
  Reset   POST ${url}/sandbox/reset

Accounts, all with the password ${sandboxPassword}:
${accounts.join('\n')}
`;
}

/** Starts the sandbox as `args` say and greets, or prints the help. @throws Error with what to do, e.g. for a busy port */
export async function runCommand(args: string[], write: (text: string) => void): Promise<Server | null> {
  const options = readOptions(args);
  if (!options) {
    write(help);
    return null;
  }
  const { server, url } = await listen(createStytchSandbox({ smsHost: options.smsHost }).fetch, options);
  write(greeting(url));
  return server;
}
