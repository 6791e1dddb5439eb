import { type ReactElement, useContext, useEffect, useRef } from 'react';
import type { Session } from './api.js';
import { useWords, WordsContext, wordsOf } from './words.js';

interface SessionPageProps {
  session: Session;
  onSignOut: () => Promise<void>;
}

export function SessionPage({ session, onSignOut }: SessionPageProps): ReactElement {
  const words = useWords();
  const current = useContext(WordsContext);
  const tag = Object.keys(wordsOf).find((key) => wordsOf[key] === current);
  const ends = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(session.expiresAt),
  );
  // Stytch's names of the ways; any other one is shown as it is.
  const ways: Readonly<Record<string, string>> = { knowledge: words.password, sms: 'SMS' };
  // The button that was pressed is gone, and with it the focus.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className="intro">
        <h1 ref={heading} tabIndex={-1}>
          {words.welcome}
        </h1>
        <p>{session.organization}</p>
      </div>
      <section aria-label={words.session}>
        <dl className="session">
          <dt>{words.member}</dt>
          <dd>
            {session.name} <span>{session.email}</span>
          </dd>
          <dt>{words.factors}</dt>
          <dd>{session.factors.map((way) => ways[way] ?? way).join(' + ')}</dd>
          <dt>{words.expires}</dt>
          <dd>{ends}</dd>
        </dl>
      </section>
      <button className="secondary" type="button" onClick={() => void onSignOut()}>
        {words.signOut}
      </button>
    </>
  );
}
