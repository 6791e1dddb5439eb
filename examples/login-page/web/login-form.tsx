import { type ReactElement, type SyntheticEvent, useEffect, useId, useState } from 'react';
import type { Challenge } from 'sms-otp-kit';
import { type Credentials, logIn, type LoginError } from './api.js';
import { useWords, type Words } from './words.js';

interface DemoAccount extends Credentials {
  key: 'enrolled' | 'new' | 'optional' | 'brazilian' | 'locked';
  name: string;
}

interface LoginFormProps {
  notice: string | null;
  smsLocale: string | undefined;
  onChallenge: (challenge: Challenge) => void;
}

const nothing: Credentials = { organization: '', email: '', password: '' };

export function LoginForm({ notice, smsLocale, onChallenge }: LoginFormProps): ReactElement {
  const words = useWords();
  const [credentials, setCredentials] = useState(nothing);
  const [error, setError] = useState<LoginError | null>(null);
  const [isPending, setIsPending] = useState(false);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (isPending) return;
    setIsPending(true);
    setError(null);
    const answer = await logIn(credentials, smsLocale);
    setIsPending(false);
    if (typeof answer === 'string') setError(answer);
    else onChallenge(answer);
  };
  const field = (name: keyof Credentials, type: string, autoComplete: string): ReactElement => (
    <Field
      label={words[name]}
      {...{ type, autoComplete, name }}
      value={credentials[name]}
      onChange={(value) => setCredentials({ ...credentials, [name]: value })}
    />
  );
  return (
    <>
      <div className="intro">
        <h1>{words.title}</h1>
        <p>{words.subtitle}</p>
      </div>
      {notice && <p className="notice">{notice}</p>}
      <form className="login" method="post" onSubmit={(event) => void submit(event)}>
        {field('organization', 'text', 'organization')}
        {field('email', 'email', 'username')}
        {field('password', 'password', 'current-password')}
        <p className="problem" role="alert">
          {error && words[error]}
        </p>
        <button className="primary" type="submit" aria-disabled={isPending}>
          {isPending ? words.signingIn : words.signIn}
        </button>
      </form>
      <DemoAccounts onPick={setCredentials} />
    </>
  );
}

interface FieldProps {
  label: string;
  name: string;
  type: string;
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
}

function Field({ label, onChange, ...input }: FieldProps): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} required spellCheck={false} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

/** Only on the sandbox: on Stytch the route does not exist, and nothing is shown. */
function DemoAccounts({ onPick }: { onPick: (credentials: Credentials) => void }): ReactElement | null {
  const words = useWords();
  const [accounts, setAccounts] = useState<DemoAccount[]>([]);
  useEffect(() => {
    fetch('/demo/accounts')
      .then(async (response) => (response.ok ? ((await response.json()) as { accounts: DemoAccount[] }).accounts : []))
      .then(setAccounts, () => undefined);
  }, []);
  if (accounts.length === 0) return null;
  return (
    <section className="accounts" aria-label={words.accounts}>
      <h2>{words.accounts}</h2>
      <ul>
        {accounts.map(({ key, name, organization, email, password }) => (
          <li key={key}>
            <div>
              <strong>{name}</strong>
              <span>{describe(key, words)}</span>
            </div>
            <button
              type="button"
              aria-label={`${words.use}: ${name}`}
              onClick={() => onPick({ organization, email, password })}
            >
              {words.use}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function describe(key: DemoAccount['key'], words: Words): string {
  return key === 'locked' ? words.lockedAccount : words[key];
}
