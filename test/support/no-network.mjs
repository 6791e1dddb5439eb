import { Socket } from 'node:net';

/** For `node --import`: any connection but to this machine ends the process, so that what passes needs no network. */
const connect = Socket.prototype.connect;
Socket.prototype.connect = function connectHere(...args) {
  const { host, path } = Array.isArray(args[0]) ? (args[0][0] ?? {}) : typeof args[0] === 'object' ? args[0] : {};
  if (!path && host !== undefined && !/^(?:localhost|127\.|::1$)/u.test(host)) {
    process.stderr.write(`It asked for ${host}, although it must work offline.\n`);
    process.exit(97);
  }
  return connect.apply(this, args);
};
