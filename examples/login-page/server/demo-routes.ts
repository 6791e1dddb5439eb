import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { sandboxAccounts, sandboxOrganizations, sandboxPassword, type StytchSandbox } from 'sms-otp-kit/sandbox';

const offered = ['enrolled', 'new', 'optional', 'brazilian', 'locked'] as const;

/** What only the sandbox can do: show every SMS on the page, and offer accounts with their password. */
export function addDemoRoutes(app: Hono, { messages }: Pick<StytchSandbox, 'messages'>): void {
  app.get('/demo/accounts', (c) =>
    c.json({
      accounts: offered.map((key) => {
        const { name, email_address, organization_id } = sandboxAccounts[key];
        const organization = Object.values(sandboxOrganizations).find(
          (one) => one.organization_id === organization_id,
        )!;
        return {
          key,
          name,
          email: email_address,
          organization: organization.organization_slug,
          password: sandboxPassword,
        };
      }),
    }),
  );

  app.get('/demo/phone', (c) =>
    streamSSE(c, async (stream) => {
      const left = new Promise<void>((resolve) => stream.onAbort(resolve));
      const unsubscribe = messages.subscribe((message) => {
        if (message) void stream.writeSSE({ data: JSON.stringify({ to: message.to, body: message.body }) });
      });
      // The first byte tells the page that the phone is on.
      await stream.writeSSE({ event: 'on', data: '' });
      await left;
      unsubscribe();
    }),
  );
}
