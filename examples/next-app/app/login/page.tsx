import type { ReactElement } from 'react';

const problems: Record<string, string> = {
  credentials: 'That e-mail or password is not right.',
  again: 'Sign in again to get a new code.',
};

interface Props {
  searchParams: Promise<{ problem?: string }>;
}

/** Your primary login; this one is a plain form. */
export default async function Page({ searchParams }: Props): Promise<ReactElement> {
  const problem = problems[(await searchParams).problem ?? ''];
  return (
    <form className="login" method="post" action="/auth/login">
      <h1>Sign in to Harbor</h1>
      {problem ? <p role="alert">{problem}</p> : null}
      <label>
        Organization
        <input name="organization" required autoComplete="organization" />
      </label>
      <label>
        E-mail
        <input name="email" type="email" required autoComplete="username" />
      </label>
      <label>
        Password
        <input name="password" type="password" required autoComplete="current-password" />
      </label>
      <button>Continue</button>
    </form>
  );
}
