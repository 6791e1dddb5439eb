import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { en } from 'sms-otp-kit';
import { es } from 'sms-otp-kit/locales/es';
import { LocaleProvider } from '../../src/locale/locale-provider.js';
import { LocalePicker } from '../../src/locale-picker/locale-picker.js';

describe('server markup of the language picker', () => {
  it.each(['select', 'segmented'] as const)('of the %s names the chosen language and carries no style', (variant) => {
    const html = renderToString(
      <LocaleProvider locales={[en, es]} defaultLocale="es">
        <LocalePicker variant={variant} />
      </LocaleProvider>,
    );
    expect(html).toMatch(variant === 'select' ? /<option value="es" lang="es" selected/u : /checked="" value="es"/u);
    expect(html).toContain('Recibirás el próximo SMS en este idioma.');
    expect(html).not.toContain('style=');
  });
});
