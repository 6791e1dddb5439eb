import type { Decorator, Preview } from '@storybook/react-vite';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { en, es, ptBR, SmsOtpProvider } from 'sms-otp-kit';
import {
  createStytchSandbox,
  type SandboxAccountName,
  sandboxAccounts,
  type SandboxBackendOptions,
} from 'sms-otp-kit/sandbox';
import { arabic, pseudo } from '../stories/sample-locales.js';
import 'sms-otp-kit/styles.css';
import './preview.css';

/** What a story may say about the server behind it. */
export interface SandboxParameters extends SandboxBackendOptions {
  /** @default 'enrolled' */
  account?: SandboxAccountName;
}

type Globals = Record<'locale' | 'scheme' | 'density' | 'theme', string> & { dir: 'ltr' | 'rtl' };

function Kit({
  globals,
  sandbox,
  children,
}: {
  globals: Globals;
  sandbox: SandboxParameters;
  children: ReactNode;
}): ReactElement {
  const { locale, scheme, dir, density, theme } = globals;
  const { account = 'enrolled', ...options } = sandbox;
  const [backend] = useState(() =>
    createStytchSandbox({ generateCode: () => '123456' }).backend(sandboxAccounts[account].member_id, options),
  );
  useEffect(() => {
    const { documentElement } = document;
    documentElement.dataset['theme'] = scheme;
    documentElement.dir = dir;
    documentElement.dataset['brand'] = theme;
  }, [scheme, dir, theme]);
  // Right to left with the words at hand: what mirrors can be seen without reading Arabic.
  const locales = [en, es, ptBR, pseudo, arabic].map((one) =>
    dir === 'rtl' ? Object.assign(Object.create(one) as typeof one, { dir }) : one,
  );
  return (
    <SmsOtpProvider backend={backend} locales={locales} defaultLocale={locale}>
      <div data-density={density} className="story">
        {children}
      </div>
    </SmsOtpProvider>
  );
}

const withKit: Decorator = (Story, { globals, parameters, id }) => {
  if (parameters['kit'] === false) return <Story />;
  const { locale, dir } = globals as Globals;
  return (
    <Kit
      key={`${id}-${locale}-${dir}`}
      globals={globals as Globals}
      sandbox={(parameters['sandbox'] ?? {}) as SandboxParameters}
    >
      <Story />
    </Kit>
  );
};

const preview: Preview = {
  decorators: [withKit],
  globalTypes: {
    locale: {
      description: 'Language of the screen and of the SMS',
      toolbar: {
        title: 'Locale',
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'es', title: 'Español' },
          { value: 'pt-BR', title: 'Português (Brasil)' },
          { value: 'en-XA', title: 'Pseudo (long)' },
          { value: 'ar', title: 'العربية (sample)' },
        ],
      },
    },
    scheme: { description: 'Colour scheme', toolbar: { title: 'Scheme', icon: 'contrast', items: ['light', 'dark'] } },
    theme: {
      description: 'Tokens of a brand',
      toolbar: { title: 'Theme', icon: 'paintbrush', items: ['default', 'plum', 'mono'] },
    },
    dir: { description: 'Direction', toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'] } },
    density: {
      description: 'Density',
      toolbar: { title: 'Density', icon: 'component', items: ['compact', 'comfortable', 'touch'] },
    },
  },
  initialGlobals: { locale: 'en', scheme: 'light', dir: 'ltr', density: 'comfortable', theme: 'default' },
  parameters: { a11y: { test: 'error' }, layout: 'centered', controls: { expanded: true } },
  tags: ['autodocs'],
};

export default preview;
