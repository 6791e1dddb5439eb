import type { FaultBox, SandboxFault } from './faults.js';
import { isRecord } from './request-fields.js';
import type { SandboxClock } from './clock.js';
import type { SandboxMessages } from './sandbox-messages.js';

export interface SandboxControls {
  clock: SandboxClock;
  faults: FaultBox;
  messages: SandboxMessages;
  reset(): void;
}

type Control = (controls: SandboxControls, query: URLSearchParams, body: Record<string, unknown>) => object;

const readClock = ({ clock }: SandboxControls): object => ({ now: new Date(clock.now()).toISOString() });
const readFaults = ({ faults }: SandboxControls): object => ({ faults: faults.list() });

const controls: Readonly<Record<string, Control>> = {
  'GET /sandbox/messages': ({ messages }, query) => {
    const to = query.get('to');
    const memberId = query.get('member_id');
    return {
      messages: messages
        .list()
        .filter((message) => (!to || message.to === to) && (!memberId || message.member_id === memberId)),
    };
  },
  'GET /sandbox/clock': readClock,
  'POST /sandbox/clock': (sandbox, _query, body) => {
    if (body['reset'] === true) sandbox.clock.reset();
    else if (typeof body['advance_ms'] === 'number') sandbox.clock.advance(body['advance_ms']);
    else throw new TypeError('POST /sandbox/clock needs {"advance_ms": 120000} or {"reset": true}.');
    return readClock(sandbox);
  },
  'GET /sandbox/faults': readFaults,
  'POST /sandbox/faults': (sandbox, _query, body) => {
    sandbox.faults.add(body as unknown as SandboxFault);
    return readFaults(sandbox);
  },
  'DELETE /sandbox/faults': (sandbox) => {
    sandbox.faults.clear();
    return readFaults(sandbox);
  },
  'POST /sandbox/reset': (sandbox) => {
    sandbox.reset();
    return {};
  },
};

/** Everything below `/sandbox`, which Stytch does not have: the phone, the clock and the faults over HTTP. */
export async function answerControlRequest(sandbox: SandboxControls, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const key = `${request.method} ${pathname}`;
  if (!Object.hasOwn(controls, key)) {
    return Response.json({ error: `Unknown. There is: ${Object.keys(controls).join(', ')}.` }, { status: 404 });
  }
  const body: unknown = await request.json().catch(() => ({}));
  try {
    return Response.json(controls[key]!(sandbox, searchParams, isRecord(body) ? body : {}));
  } catch (error) {
    return Response.json({ error: (error as TypeError).message }, { status: 400 });
  }
}
