/// <reference types="node" />
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Starts `fetch` behind node:http. @throws Error with what to do when the port is taken */
export function listen(
  fetch: (request: Request) => Promise<Response>,
  { port, host }: { port: number; host: string },
): Promise<{ server: Server; url: string }> {
  const server = createServer((incoming, outgoing) => void serve(fetch, incoming, outgoing));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} of ${host} is in use. Stop what runs there, or choose another with --port.`)
          : error,
      ),
    );
    server.listen(port, host, () => {
      const { address, port: bound, family } = server.address() as AddressInfo;
      resolve({ server, url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}` });
    });
  });
}

async function serve(
  fetch: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const abort = new AbortController();
  outgoing.once('close', () => abort.abort());
  try {
    const response = await fetch(await toRequest(incoming, abort.signal));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    for await (const chunk of response.body ?? []) await written(outgoing, chunk);
    outgoing.end();
  } catch {
    // A fault that breaks the connection, or a client that left.
    outgoing.destroy();
  }
}

/** Handed to the system, so that the bytes before a break do arrive. */
function written(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  // The path is joined as text: `new URL('//v1/…', base)` would read v1 as a host.
  return new Request(`http://sandbox.invalid${incoming.url}`, {
    method,
    headers,
    signal,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: new Blob(chunks as BlobPart[]) }),
  });
}
