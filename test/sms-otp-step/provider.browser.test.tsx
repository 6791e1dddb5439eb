import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { Component, type ReactElement, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { en, type SmsOtpBackend, SmsOtpProvider, SmsOtpStep, useCopy } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';

const backend = createStytchSandbox().backend(sandboxAccounts.enrolled.member_id);

afterEach(() => vi.restoreAllMocks());

describe('the TanStack Query client', () => {
  const seen: QueryClient[] = [];
  function Probe(): null {
    seen.push(useQueryClient());
    return null;
  }
  const clientOf = async (wrap: (probe: ReactElement) => ReactElement): Promise<QueryClient> => {
    seen.length = 0;
    await render(wrap(<Probe />));
    return seen.at(-1)!;
  };
  const page = new QueryClient();
  const prop = new QueryClient();

  it('is the page’s where it has one', async () => {
    const found = await clientOf((probe) => (
      <QueryClientProvider client={page}>
        <SmsOtpProvider backend={backend} queryClient={prop}>
          {probe}
        </SmsOtpProvider>
      </QueryClientProvider>
    ));
    expect(found).toBe(page);
  });

  it('is the one given where the page has none, else one of its own', async () => {
    const given = await clientOf((probe) => (
      <SmsOtpProvider backend={backend} queryClient={prop}>
        {probe}
      </SmsOtpProvider>
    ));
    expect(given).toBe(prop);
    const own = await clientOf((probe) => <SmsOtpProvider backend={backend}>{probe}</SmsOtpProvider>);
    expect(own).toBeInstanceOf(QueryClient);
    expect([page, prop]).not.toContain(own);
  });
});

class Boundary extends Component<{ children: ReactNode }, { message: string }> {
  override state = { message: '' };
  static getDerivedStateFromError(error: Error): { message: string } {
    return { message: error.message };
  }
  override render(): ReactNode {
    return this.state.message || this.props.children;
  }
}

function Title(): string {
  return useCopy(en.messages)('title.code');
}

describe('a mistake of the host', () => {
  it.each([
    ['no backend', undefined],
    ['null', null],
    ['half a backend', { send: () => undefined }],
  ])('%s is told with what to do', async (_, wrong) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { container } = await render(
      <Boundary>
        <SmsOtpProvider backend={wrong as unknown as SmsOtpBackend}>never</SmsOtpProvider>
      </Boundary>,
    );
    expect(container).toHaveTextContent(/^SmsOtpProvider needs a `backend`.*Pass createHttpBackend/u);
  });

  it('a step outside of the provider is told so', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { container } = await render(
      <Boundary>
        <QueryClientProvider client={new QueryClient()}>
          <SmsOtpStep />
        </QueryClientProvider>
      </Boundary>,
    );
    expect(container).toHaveTextContent(/has no backend.*Wrap the page in <SmsOtpProvider/u);
  });

  it.each(['xx', '__proto__', '', 'not a tag'])('the unknown locale %j falls back to the first one', async (locale) => {
    const { container } = await render(
      <SmsOtpProvider backend={backend} locale={locale}>
        <Title />
      </SmsOtpProvider>,
    );
    expect(container).toHaveTextContent('Enter your code');
  });
});
