import { act, type ReactElement } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { type Challenge, en, es, ptBR, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';

const codeOut: Challenge = {
  state: 'pending',
  has_phone_number: true,
  masked_phone_number: '••• ••• 0123',
  phone_verified: true,
  code_sent: true,
  code_sent_seconds_ago: 7,
  resend_in_seconds: 23,
  expires_in_seconds: 500,
};
const noNumber: Challenge = { state: 'pending', has_phone_number: false, code_sent: false };

let root: Root | undefined;
let container: HTMLElement;

beforeEach(() => {
  sessionStorage.clear();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  container = document.body.appendChild(document.createElement('div'));
});
afterEach(async () => {
  await act(async () => root?.unmount());
  container.remove();
  await cdp().send('Emulation.setTimezoneOverride', { timezoneId: '' });
  vi.restoreAllMocks();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
});

function step(challenge: Challenge, tag: string): ReactElement {
  const backend = createStytchSandbox().backend(sandboxAccounts.enrolled.member_id);
  return (
    <SmsOtpProvider backend={backend} locales={[en, es, ptBR]} defaultLocale={tag}>
      <SmsOtpStep challenge={challenge} />
    </SmsOtpProvider>
  );
}

async function hydrate(
  element: ReactElement,
  before?: () => Promise<void>,
  html = renderToString(element),
): Promise<unknown[]> {
  const complaints: unknown[] = [];
  container.innerHTML = html;
  vi.spyOn(console, 'error').mockImplementation((...line) => void complaints.push(line));
  await before?.();
  await act(async () => {
    root = hydrateRoot(container, element, { onRecoverableError: (error) => void complaints.push(error) });
  });
  return complaints;
}

describe.each([
  ['en', 'Enter your code', 'Add your mobile number'],
  ['es', 'Introduce el código', 'Añade tu número móvil'],
  ['pt-BR', 'Digite o código', 'Adicione seu celular'],
])('in %s', (tag, codeTitle, phoneTitle) => {
  it('the first HTML has the whole step in the member’s language, with no style attribute (U12)', () => {
    const html = renderToString(step(codeOut, tag));
    expect(html).toContain(codeTitle);
    expect(html).toContain(`lang="${tag}"`);
    expect(html).toContain('0123');
    expect(html).toContain('method="post"');
    expect(html).not.toContain('style=');
    expect(renderToString(step(noNumber, tag))).toContain(phoneTitle);
  });

  it.each(
    ['UTC', 'America/Sao_Paulo', 'Asia/Tokyo'].flatMap((zone): [string, string, Challenge][] => [
      ['the code', zone, codeOut],
      ['the number', zone, noNumber],
    ]),
  )(
    'hydrates the screen of %s in the time zone %s with nothing to complain about (U12)',
    async (_, zone, challenge) => {
      const html = renderToString(step(challenge, tag));
      await cdp().send('Emulation.setTimezoneOverride', { timezoneId: zone });
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      expect(await hydrate(step(challenge, tag), undefined, html)).toEqual([]);
    },
  );
});

it('keeps what was typed before it (U12)', async () => {
  const complaints = await hydrate(step(codeOut, 'en'), async () => {
    container.querySelector<HTMLInputElement>('[name=code]')!.focus();
    await userEvent.keyboard('1357');
  });
  expect(complaints).toEqual([]);
  expect(container.querySelector<HTMLInputElement>('[name=code]')!.value).toBe('1357');
});
