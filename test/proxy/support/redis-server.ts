import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real Redis on a free port that keeps nothing on disk: what is killed has lost its counters. */
export class RedisServer {
  readonly port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'sms-otp-redis-'));
  #process: ChildProcess | null = null;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const options = { bind: '127.0.0.1', port: this.port, save: '', appendonly: 'no', dir: this.#folder };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.#process = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    for await (const part of this.#process.stdout!) {
      text += String(part);
      if (text.includes('Ready to accept connections')) break;
    }
    if (this.#process.exitCode !== null) throw new Error(`redis-server did not start: ${text}`);
  }

  /** Gone without a word, and with all it held. */
  async kill(): Promise<void> {
    const dying = this.#process;
    this.#process = null;
    if (!dying || dying.exitCode !== null) return;
    // A stopped process dies when it goes on.
    dying.kill('SIGKILL');
    dying.kill('SIGCONT');
    if (dying.exitCode === null && dying.signalCode === null) await once(dying, 'exit');
  }

  /** The connection stays and nothing answers. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Nobody listens there. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
