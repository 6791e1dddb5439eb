import type { ReactElement, ReactNode } from 'react';
import { pageLocale } from '@/lib/locale';
import 'sms-otp-kit/styles.css';
import './page.css';

export const metadata = { title: 'Harbor' };

export default async function Layout({ children }: { children: ReactNode }): Promise<ReactElement> {
  const { tag, dir = 'ltr' } = await pageLocale();
  return (
    <html lang={tag} dir={dir}>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}
