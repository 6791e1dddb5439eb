import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Hit {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
}

export type Behaviour = (hit: Hit, response: ServerResponse, request: IncomingMessage) => unknown;

/** A server where Stytch should be: it records each request that reaches it and answers, or misbehaves, as told. */
export class FakeStytch {
  readonly hits: Hit[] = [];
  behave: Behaviour = succeed;
  readonly #waiting = new Set<ServerResponse>();
  #server: Server;

  constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Requests whose answer is neither sent nor given up by the caller. */
  get waiting(): number {
    return this.#waiting.size;
  }

  dropWaiting(): void {
    for (const response of this.#waiting) response.socket?.destroy();
  }

  hitsOf(name: string): Hit[] {
    return this.hits.filter((hit) => hit.path.endsWith(name));
  }

  reset(): void {
    this.hits.length = 0;
    this.behave = succeed;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const hit: Hit = {
      method: request.method!,
      path: request.url!,
      authorization: request.headers.authorization,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
    this.hits.push(hit);
    this.#waiting.add(response);
    response.on('close', () => this.#waiting.delete(response));
    await this.behave(hit, response, request);
  }
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function stytchError(type: string, status: number, headers: Record<string, string> = {}): Behaviour {
  return (_hit, response) =>
    json(
      response,
      status,
      {
        status_code: status,
        request_id: 'request-id-test-upstream-error',
        error_type: type,
        error_message: 'CANARY-error-message',
        error_url: 'https://stytch.com/docs/CANARY-error-url',
      },
      headers,
    );
}

/** The right code of every member. */
export const rightCode = '246810';

/** Every leaf that a browser must not see is a canary. */
export function succeed(hit: Hit, response: ServerResponse): void {
  const ids = { organization_id: hit.body['organization_id'], member_id: hit.body['member_id'] };
  if (hit.path.endsWith('/otps/sms/authenticate') && hit.body['code'] !== rightCode) {
    stytchError('otp_code_not_found', 404)(hit, response, null as never);
    return;
  }
  const answer = {
    status_code: 200,
    request_id: 'request-id-test-upstream',
    ...ids,
    member: {
      ...ids,
      organization_id: ids.organization_id ?? 'organization-test-a',
      member_id: ids.member_id ?? 'member-test-a',
      email_address: 'CANARY@example.com',
      mfa_phone_number: '+12015550123',
      mfa_phone_number_verified: true,
      trusted_metadata: { secret: 'CANARY-trusted' },
      roles: [{ role_id: 'CANARY-role', sources: [] }],
    },
    organization: { organization_id: ids.organization_id, organization_name: 'CANARY-org', mfa_policy: 'OPTIONAL' },
  };
  if (!hit.path.includes('authenticate')) {
    json(response, 200, answer);
    return;
  }
  json(response, 200, {
    ...answer,
    session_token: 'CANARY-session-token',
    session_jwt: 'CANARY.session.jwt',
    member_session: {
      member_session_id: 'CANARY-session-id',
      started_at: '2026-11-24T09:00:00Z',
      last_accessed_at: '2026-11-24T09:00:00Z',
      expires_at: '2026-11-24T10:00:00Z',
    },
  });
}
