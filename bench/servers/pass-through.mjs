import { createServer, request as forward, Agent } from 'node:http';
import { tellUsage } from './usage.mjs';

/** The floor: ten lines that terminate a request and make another. It checks nothing. */
const agent = new Agent({ keepAlive: true });
const server = createServer((request, response) => {
  const onward = forward(
    {
      port: process.env.UPSTREAM_PORT,
      path: '/v1/b2b/otps/sms/send',
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': request.headers['content-length'] },
    },
    (answer) => {
      response.writeHead(answer.statusCode, { 'content-type': 'application/json' });
      answer.pipe(response);
    },
  );
  request.pipe(onward);
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: /** @type {any} */ (server.address()).port }));
tellUsage();
