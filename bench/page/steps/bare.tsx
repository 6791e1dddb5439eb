import { type ReactElement, useEffect, useRef, useState } from 'react';
import { stepOf } from './step.js';

/** What the screen is without anything that makes it work; the focus is in its field, as in those of the others. */
function Bare(): ReactElement {
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <section>
      <h2>Enter the code</h2>
      <p>Sent to a number that ends in 23.</p>
      <form method="post">
        <label>
          Code
          <input
            ref={field}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <button type="submit">Verify</button>
        <button type="button">Resend code</button>
      </form>
    </section>
  );
}

export default () => stepOf(() => <Bare />);
