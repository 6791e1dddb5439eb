import type { Decorator, Preview } from '@storybook/react-vite';
import { useEffect } from 'react';
import { en, es, ptBR, SmsOtpProvider } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import 'sms-otp-kit/styles.css';
import './preview.css';

const locales = [en, es, ptBR];

const withKit: Decorator = (Story, { globals, parameters, id }) => {
  const { locale, scheme, dir, density } = globals as Record<'locale' | 'scheme' | 'dir' | 'density', string>;
  useEffect(() => {
    document.documentElement.dataset['theme'] = scheme;
    document.documentElement.dir = dir;
    document.documentElement.dataset['density'] = density;
  }, [scheme, dir, density]);
  if (parameters['kit'] === false) return <Story />;
  const backend = createStytchSandbox().backend(sandboxAccounts.enrolled.member_id);
  return (
    <SmsOtpProvider key={`${id}-${locale}`} backend={backend} locales={locales} locale={locale}>
      <div data-density={density}>
        <Story />
      </div>
    </SmsOtpProvider>
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
        ],
      },
    },
    scheme: { description: 'Colour scheme', toolbar: { title: 'Scheme', icon: 'contrast', items: ['light', 'dark'] } },
    dir: { description: 'Direction', toolbar: { title: 'Direction', icon: 'transfer', items: ['ltr', 'rtl'] } },
    density: {
      description: 'Density',
      toolbar: { title: 'Density', icon: 'component', items: ['compact', 'comfortable', 'touch'] },
    },
  },
  initialGlobals: { locale: 'en', scheme: 'light', dir: 'ltr', density: 'comfortable' },
  parameters: { a11y: { test: 'error' }, layout: 'centered', controls: { expanded: true } },
  tags: ['autodocs'],
};

export default preview;
