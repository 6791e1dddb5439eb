import { connect, type Socket } from 'node:net';

/**
 * A POST as no client library would write it: these headers and no others.
 * @param write the body; may never end it
 * @returns the answer as it came, up to the end of what came first
 */
export function rawPost(
  url: string,
  headers: Record<string, string>,
  write: string | ((socket: Socket) => void),
): Promise<string> {
  const { hostname, port, pathname } = new URL(url);
  const lines = Object.entries({ Host: hostname, 'Content-Type': 'application/json', ...headers });
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      socket.write(`POST ${pathname} HTTP/1.1\r\n${head}\r\n`);
      if (typeof write === 'string') socket.write(write);
      else write(socket);
    });
    socket.once('data', (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.once('error', reject);
  });
}
