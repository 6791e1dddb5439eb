import { routes, type SandboxRouteName } from './routes.js';

const faultKinds = [
  'latency',
  'hang',
  'reset',
  'slice',
  'half_body',
  'stall',
  'status',
  'html',
  'redirect',
  'huge_body',
  'body',
  'error',
] as const;

/**
 * - `latency` answers `ms` late, `hang` never
 * - `reset` breaks the connection, `half_body` breaks it in the middle of the body, `stall` goes silent there
 * - `slice` sends the body in small pieces, `ms` apart; `huge_body` sends 16 MB
 * - `status` answers with `status` and Stytch's 5xx shape, `html` with a page, `redirect` to a login page
 * - `body` answers 200, or `status`, with the text in `body`
 * - `error` answers with `error_type`, and with `status` when the type is not Stytch's
 */
export type SandboxFaultKind = (typeof faultKinds)[number];

export interface SandboxFault {
  kind: SandboxFaultKind;
  /** @default every endpoint below /v1 */
  route?: SandboxRouteName;
  /** `before` the request is handled, or `after`: the SMS went out or the code is used, and the answer is lost. @default 'before' */
  when?: 'before' | 'after';
  /** Requests it hits before it is gone. @default until cleared */
  times?: number;
  /** Milliseconds, for `latency` and `slice`. @default 1000, and 10 for `slice` */
  ms?: number;
  /** @default 500 for `status`, 502 for `html`, 302 for `redirect`, 200 for `body`, the type's own for `error` */
  status?: number;
  /** Stytch's or any other, for `error`. @default 'internal_server_error' */
  error_type?: string;
  /** `Retry-After` of a `status` or `error`, e.g. `'30'` or an HTTP date. @default none, as Stytch documents none */
  retry_after?: string;
  /** For `body`. @default '' */
  body?: string;
}

export interface SandboxFaults {
  /** The first one that fits an endpoint acts. Returns the way to take it back. @throws TypeError on an unknown kind or route */
  add(fault: SandboxFault): () => void;
  list(): readonly SandboxFault[];
  clear(): void;
}

export interface FaultBox extends SandboxFaults {
  take(route: SandboxRouteName): SandboxFault | undefined;
}

export function createSandboxFaults(): FaultBox {
  let faults: readonly { fault: SandboxFault; left: number }[] = [];
  return {
    add: (fault) => {
      requireKnown(fault);
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults = [...faults, entry];
      return () => {
        faults = faults.filter((other) => other !== entry);
      };
    },
    list: () => faults.map(({ fault }) => fault),
    clear: () => {
      faults = [];
    },
    take: (route) => {
      const entry = faults.find(({ fault }) => fault.route === undefined || fault.route === route);
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) faults = faults.filter((other) => other !== entry);
      return entry.fault;
    },
  };
}

function requireKnown({ kind, route, when, times, ms, status, ...texts }: SandboxFault): void {
  const names = routes.map(({ name }) => name);
  check(faultKinds.includes(kind), 'kind', faultKinds.join(', '));
  check(route === undefined || names.includes(route), 'route', names.join(', '));
  check(when === undefined || when === 'before' || when === 'after', 'when', 'before, after');
  check(times === undefined || isWhole(times, 1, Number.MAX_SAFE_INTEGER), 'times', 'whole numbers from 1');
  check(ms === undefined || (Number.isFinite(ms) && ms >= 0), 'ms', 'numbers from 0');
  check(status === undefined || isWhole(status, 200, 599), 'status', 'whole numbers from 200 to 599');
  for (const key of ['error_type', 'retry_after', 'body'] as const) {
    check(texts[key] === undefined || typeof texts[key] === 'string', key, 'strings');
  }
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function check(known: boolean, key: string, choices: string): void {
  if (!known) throw new TypeError(`Sandbox fault: "${key}" is not one of: ${choices}.`);
}
