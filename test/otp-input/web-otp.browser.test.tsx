import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderCode, settle } from './code-field.js';

interface Request {
  otp: { transport: string[] };
  signal: AbortSignal;
  deliver: (code: string) => void;
  fail: () => void;
}

let requests: Request[] = [];

beforeEach(() => {
  requests = [];
  vi.stubGlobal('OTPCredential', () => {});
  vi.spyOn(navigator.credentials, 'get').mockImplementation(
    (options) =>
      new Promise((resolve, reject) => {
        const { signal, otp } = options as CredentialRequestOptions & Pick<Request, 'otp'>;
        const request = {
          otp,
          signal: signal!,
          deliver: (code: string) => resolve({ code } as unknown as Credential),
          fail: () => reject(new DOMException('Refused', 'NotAllowedError')),
        };
        signal!.addEventListener('abort', request.fail);
        requests.push(request);
      }),
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const open = (): number => requests.filter(({ signal }) => !signal.aborted).length;

describe('webOtp', () => {
  it('is off', async () => {
    const { input } = await renderCode();
    input.focus();
    await settle();
    expect(requests).toEqual([]);
  });

  it('on-mount asks at once, and takes the code through the same way in (R20)', async () => {
    const { changes, completed, said, drawn } = await renderCode({ webOtp: 'on-mount' });
    expect(open()).toBe(1);
    expect(requests.at(-1)!.otp).toEqual({ transport: ['sms'] });
    requests.at(-1)!.deliver('123456');
    await expect.poll(() => completed.map(({ value }) => value)).toEqual(['123456']);
    expect(changes.map(({ details }) => details.reason)).toEqual(['webotp']);
    expect(drawn().join('')).toBe('123456');
    expect(said()).toBe('Code filled from message.');
    expect(open()).toBe(0);
  });

  it('when-focused asks at the first focus, and goes on while the member looks at the message', async () => {
    const { input } = await renderCode({ webOtp: 'when-focused' });
    expect(open()).toBe(0);
    input.focus();
    expect(open()).toBe(1);
    input.blur();
    input.focus();
    expect(open()).toBe(1);
  });

  it('ends when the member types the whole code, and then never writes over it (R20)', async () => {
    const { input, completed } = await renderCode({ webOtp: 'on-mount' });
    await userEvent.type(input, '123456');
    expect(open()).toBe(0);
    requests.at(-1)!.deliver('999999');
    await settle();
    expect(input.value).toBe('123456');
    expect(completed).toHaveLength(1);
  });

  it('that brings no code leaves what the member has typed (R20)', async () => {
    const { input, drawn, rejected } = await renderCode({ webOtp: 'on-mount' });
    await userEvent.type(input, '12');
    requests.at(-1)!.deliver('ABCDEF');
    await expect.poll(() => rejected).toEqual(['characters: ABCDEF']);
    expect([input.value, drawn().join('')]).toEqual(['12', '12']);
  });

  it('ends with the field, and while it is busy or disabled (R20)', async () => {
    const field = await renderCode({ webOtp: 'on-mount' });
    await field.rerender({ webOtp: 'on-mount', status: 'busy' });
    expect(open()).toBe(0);
    await field.rerender({ webOtp: 'on-mount' });
    expect(open()).toBe(1);
    await field.unmount();
    expect(open()).toBe(0);
  });

  it('is silent when refused, and where a browser has none (R20)', async () => {
    const field = await renderCode({ webOtp: 'on-mount' });
    requests.at(-1)!.fail();
    await settle();
    expect([field.rejected, field.changes, field.said()]).toEqual([[], [], '']);
    await field.unmount();
    vi.unstubAllGlobals();
    const own = Object.getOwnPropertyDescriptor(window, 'OTPCredential');
    Reflect.deleteProperty(window, 'OTPCredential');
    onTestFinished(() => {
      if (own) Object.defineProperty(window, 'OTPCredential', own);
    });
    const count = requests.length;
    await renderCode({ webOtp: 'on-mount' });
    expect(requests).toHaveLength(count);
  });
});
