import { type ReactElement, useContext } from 'react';
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
  return (
    <>
      <div className="intro">
        <h1>{words.welcome}</h1>
        <p>{session.organization}</p>
      </div>
      <section aria-label={words.session}>
        <dl className="session">
          <dt>{words.member}</dt>
          <dd>
            {session.name} <span>{session.email}</span>
          </dd>
          <dt>{words.factors}</dt>
          <dd>{session.factors.join(' + ')}</dd>
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
