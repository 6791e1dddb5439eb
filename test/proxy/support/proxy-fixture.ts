import type { SmsOtpEvent, SmsOtpProxyOptions } from 'sms-otp-kit/proxy';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { FakeStytch } from './fake-stytch.js';
import { roomy } from './proxy-limits.js';
import { Browser, loggingIn, type ProxyServer, startProxy } from './proxy-server.js';

export interface ProxyFixture {
  readonly stytch: FakeStytch;
  readonly server: ProxyServer;
  /** Of the current test. */
  readonly events: SmsOtpEvent[];
  loggingIn(login?: object): Promise<Browser>;
  stranger(): Browser;
  /** Another proxy in front of the same Stytch, closed after the test. */
  another(options: Partial<SmsOtpProxyOptions>): Promise<ProxyServer>;
}

/** One proxy and one fake Stytch for a file; Stytch behaves again at the start of each test. */
export function proxyFixture(options: Partial<SmsOtpProxyOptions> = {}): ProxyFixture {
  let stytch: FakeStytch;
  let server: ProxyServer;
  const others: ProxyServer[] = [];
  beforeAll(async () => {
    stytch = await new FakeStytch().listen();
    server = await startProxy(stytch.url, { limits: roomy, ...options });
  });
  afterEach(async () => {
    stytch.reset();
    server.events.length = 0;
    await Promise.all(others.splice(0).map((other) => other.close()));
  });
  afterAll(async () => {
    await server.close();
    await stytch.close();
  });
  return {
    get stytch() {
      return stytch;
    },
    get server() {
      return server;
    },
    get events() {
      return server.events;
    },
    loggingIn: (login) => loggingIn(server, login),
    stranger: () => new Browser(server.url),
    async another(more) {
      const other = await startProxy(stytch.url, { limits: roomy, ...more });
      others.push(other);
      return other;
    },
  };
}
