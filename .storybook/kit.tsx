import type { Decorator } from '@storybook/react-vite';
import { Fragment, type ReactElement, type ReactNode, StrictMode, useEffect, useState } from 'react';
import { en, es, ptBR, SmsOtpProvider } from 'sms-otp-kit';
import {
  createStytchSandbox,
  type SandboxAccountName,
  sandboxAccounts,
  type SandboxBackendOptions,
  type SandboxScenario,
} from 'sms-otp-kit/sandbox';
import shadcnCss from '../src/styles/themes/shadcn.css?inline';
import { arabic, pseudo } from '../stories/sample-locales.js';
import { type ClockSpeed, runClock } from './clock.js';

/** What a story may say about the server behind it; the toolbar's scenario stands where a story says nothing. */
export interface SandboxParameters extends SandboxBackendOptions {
  /** @default 'enrolled' */
  account?: SandboxAccountName;
}

export interface Globals {
  locale: string;
  scheme: string;
  density: string;
  theme: string;
  motion: string;
  strict: string;
  scenario: 'fast' | SandboxScenario;
  clock: ClockSpeed;
  dir: 'ltr' | 'rtl';
}

const shadcn = new CSSStyleSheet();
shadcn.replaceSync(shadcnCss);

interface KitProps {
  globals: Globals;
  sandbox: SandboxParameters;
  isWide: boolean;
  children: ReactNode;
}

function Kit({ globals, sandbox, isWide, children }: KitProps): ReactElement {
  const { locale, scheme, dir, density, theme, motion, scenario } = globals;
  const { account = 'enrolled', ...options } = sandbox;
  const [backend] = useState(() =>
    createStytchSandbox({ generateCode: () => '123456' }).backend(sandboxAccounts[account].member_id, {
      ...(scenario === 'fast' ? {} : { scenario }),
      ...options,
    }),
  );
  useEffect(() => {
    const { documentElement } = document;
    Object.assign(documentElement.dataset, { theme: scheme, brand: theme, motion });
    documentElement.dir = dir;
    document.adoptedStyleSheets = theme === 'shadcn' ? [shadcn] : [];
  }, [scheme, dir, theme, motion]);
  // Right to left with the words at hand: what mirrors can be seen without reading Arabic.
  const locales = [en, es, ptBR, pseudo, arabic].map((one) =>
    dir === 'rtl' ? Object.assign(Object.create(one) as typeof one, { dir }) : one,
  );
  return (
    <SmsOtpProvider backend={backend} locales={locales} defaultLocale={locale}>
      <div data-density={density} className={isWide ? 'story-wide' : 'story'}>
        {children}
      </div>
    </SmsOtpProvider>
  );
}

/** Starts the clock before the story's first render reads it; the story's end, or the next one, puts the real one back. */
function OnClock({ speed, children }: { speed: ClockSpeed; children: ReactNode }): ReactNode {
  const [stop] = useState(() => runClock(speed));
  useEffect(() => stop, [stop]);
  return children;
}

export const withKit: Decorator = (Story, context) => {
  const { parameters, id } = context;
  if (parameters['kit'] === false) return <Story />;
  const globals = context.globals as unknown as Globals;
  const Mode = globals.strict === 'on' ? StrictMode : Fragment;
  const { locale, dir, scenario, clock, strict } = globals;
  return (
    <OnClock key={[id, locale, dir, scenario, clock, strict].join()} speed={clock}>
      <Mode>
        <Kit
          globals={globals}
          sandbox={(parameters['sandbox'] ?? {}) as SandboxParameters}
          isWide={parameters['layout'] === 'fullscreen'}
        >
          <Story />
        </Kit>
      </Mode>
    </OnClock>
  );
};
