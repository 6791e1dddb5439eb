import { type ReactElement, StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { OtpInput } from 'sms-otp-kit';
import 'sms-otp-kit/styles.css';

const seen = { completed: [] as string[], changes: [] as string[], rejected: [] as string[], sent: [] as string[] };
Object.assign(globalThis, { seen });

function Page(): ReactElement {
  const [value, setValue] = useState('');
  useEffect(() => {
    document.body.dataset['ready'] = 'yes';
  }, []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        seen.sent.push(String(new FormData(event.currentTarget).get('code')));
      }}
    >
      <OtpInput
        name="code"
        value={value}
        onChange={(next) => {
          seen.changes.push(next);
          setValue(next);
        }}
        onComplete={(code) => seen.completed.push(code)}
        onReject={(raw) => seen.rejected.push(raw)}
      />
      <button>Verify</button>
      <textarea aria-label="Message" />
    </form>
  );
}

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
