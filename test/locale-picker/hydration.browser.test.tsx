import { type ReactElement, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { en, es, LocalePicker, ptBR, SmsOtpProvider, useCopy } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';

const backend = createStytchSandbox().backend(sandboxAccounts.enrolled.member_id);

function Title(): ReactElement {
  return <h1>{useCopy(en.messages)('title.code')}</h1>;
}

beforeEach(() => {
  document.cookie = 'sms_otp_locale=; Path=/; Max-Age=0';
});

describe('a language that is picked before hydration', () => {
  it.each([
    ['select', 'en'],
    ['segmented', 'en'],
    ['select', undefined],
  ] as const)('in the %s is taken over, once, with the server’s %s', async (variant, defaultLocale) => {
    const told: string[] = [];
    const page = (
      <StrictMode>
        <SmsOtpProvider
          backend={backend}
          locales={[en, es, ptBR]}
          {...(defaultLocale ? { defaultLocale } : {})}
          onLocaleChange={(tag) => told.push(tag)}
        >
          <Title />
          <LocalePicker variant={variant} />
        </SmsOtpProvider>
      </StrictMode>
    );
    const host = document.body.appendChild(document.createElement('main'));
    host.innerHTML = renderToString(page);
    if (variant === 'select') host.querySelector('select')!.value = 'es';
    else host.querySelector<HTMLInputElement>('input[value=es]')!.click();
    const complaints: unknown[] = [];
    const root = hydrateRoot(host, page, { onRecoverableError: (error) => void complaints.push(error) });
    onTestFinished(() => {
      root.unmount();
      host.remove();
    });
    await expect.poll(() => host.querySelector('h1')!.textContent).toBe('Introduce el código');
    expect(host.querySelector<HTMLInputElement>(':checked')!.value).toBe('es');
    expect(told).toEqual(['es']);
    expect(complaints).toEqual([]);
  });
});
