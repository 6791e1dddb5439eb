import { createServer } from 'node:http';
import { tellUsage } from './usage.mjs';

/** Answers every send as Stytch does, after `UPSTREAM_MS`, and counts: accepted requests and upstream hits must agree. */
const wait = Number(process.env.UPSTREAM_MS ?? 0);
const body = JSON.stringify({ status_code: 200, request_id: 'request-id-test-bench', member_id: 'member-test-bench' });
let hits = 0;

const server = createServer((request, response) => {
  if (request.url === '/hits') {
    response.end(String(hits));
    return;
  }
  request.resume().on('end', () => {
    hits += 1;
    const answer = () => response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    if (wait > 0) setTimeout(answer, wait);
    else answer();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: /** @type {any} */ (server.address()).port }));
tellUsage();
