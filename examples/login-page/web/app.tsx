import { type ReactElement, useEffect, useState } from 'react';
import {
  type Challenge,
  createHttpBackend,
  en,
  es,
  localeFromCookie,
  LocalePicker,
  negotiateLocale,
  ptBR,
  SmsOtpProvider,
  SmsOtpStep,
} from 'sms-otp-kit';
import { logOut, readSession, type Session } from './api.js';
import { LoginForm } from './login-form.js';
import { PhonePanel } from './phone-panel.js';
import { SessionPage } from './session-page.js';
import { useWords, WordsContext, wordsOf } from './words.js';

const backend = createHttpBackend({ baseUrl: '/auth/sms-otp' });
const locales = [en, es, ptBR];

type View =
  | { name: 'login'; isTimedOut: boolean }
  | { name: 'secondFactor'; challenge: Challenge }
  | { name: 'session'; session: Session };

export function App(): ReactElement {
  const [tag, setTag] = useState(
    () => negotiateLocale([localeFromCookie(document.cookie), ...navigator.languages], locales)?.tag ?? 'en',
  );
  useEffect(() => {
    document.documentElement.lang = tag;
    document.title = wordsOf[tag]!.title;
  }, [tag]);
  return (
    <SmsOtpProvider backend={backend} locales={locales} locale={tag} onLocaleChange={setTag}>
      <WordsContext value={wordsOf[tag]!}>
        <div className="page">
          <main className="card">
            <header className="brand">
              <Brand />
              <LocalePicker showHint={false} />
            </header>
            <Views smsLocale={locales.find((locale) => locale.tag === tag)?.sms} />
          </main>
          <PhonePanel />
        </div>
      </WordsContext>
    </SmsOtpProvider>
  );
}

function Views({ smsLocale }: { smsLocale: string | undefined }): ReactElement | null {
  const [view, setView] = useState<View | null>(null);
  const words = useWords();
  useEffect(() => {
    let isStale = false;
    void whereWeAre().then((found) => !isStale && setView(found));
    return () => {
      isStale = true;
    };
  }, []);

  const toLogin = (isTimedOut: boolean): void => setView({ name: 'login', isTimedOut });
  const toSession = async (): Promise<void> => {
    const session = await readSession();
    if (session) setView({ name: 'session', session });
    else toLogin(true);
  };

  if (view === null) return null;
  if (view.name === 'session') {
    return (
      <SessionPage
        session={view.session}
        onSignOut={async () => {
          await logOut();
          toLogin(false);
        }}
      />
    );
  }
  if (view.name === 'secondFactor') {
    return (
      <SmsOtpStep
        challenge={view.challenge}
        headingLevel={1}
        localePicker={false}
        onAuthenticated={() => void toSession()}
        onRestart={() => toLogin(true)}
      />
    );
  }
  return (
    <LoginForm
      notice={view.isTimedOut ? words.timedOut : null}
      smsLocale={smsLocale}
      onChallenge={(challenge) => {
        if (challenge.state === 'authenticated') void toSession();
        else setView({ name: 'secondFactor', challenge });
      }}
    />
  );
}

/** A reload stays where it was: both cookies are unreadable here, so the server is asked. */
async function whereWeAre(): Promise<View> {
  const session = await readSession().catch(() => null);
  if (session) return { name: 'session', session };
  const challenge = await backend.challenge!({ signal: new AbortController().signal, idempotencyKey: '' }).catch(
    () => null,
  );
  if (challenge?.state === 'pending') return { name: 'secondFactor', challenge };
  return { name: 'login', isTimedOut: false };
}

function Brand(): ReactElement {
  return (
    <span className="logo">
      <img src="/icon.svg" alt="" width="28" height="28" />
      Harbor
    </span>
  );
}
