import { type ReactElement, useEffect, useState } from 'react';
import { useWords } from './words.js';

interface Message {
  id: number;
  to: string;
  body: string;
}

/** The phone that the SMS goes to; there is one only on the sandbox. */
export function PhonePanel(): ReactElement | null {
  const words = useWords();
  const [isOn, setIsOn] = useState(false);
  const [messages, setMessages] = useState<Message[]>([]);
  useEffect(() => {
    const phone = new EventSource('/demo/phone');
    phone.addEventListener('on', () => setIsOn(true));
    phone.addEventListener('message', (event: MessageEvent<string>) => {
      const { to, body } = JSON.parse(event.data) as Omit<Message, 'id'>;
      setMessages((before) => [{ id: before.length, to, body }, ...before]);
    });
    // On Stytch the route does not exist: one try is enough.
    phone.addEventListener('error', () => phone.readyState === EventSource.CLOSED && setIsOn(false));
    return () => phone.close();
  }, []);
  if (!isOn) return null;
  return (
    <aside className="phone" aria-label={words.phone}>
      <div className="screen">
        <p className="bar" aria-hidden="true">
          <span>9:41</span>
          <span>{words.phone}</span>
        </p>
        {messages.length === 0 && <p className="quiet">{words.phoneHint}</p>}
        <ol aria-live="polite">
          {messages.map((message) => (
            <Bubble key={message.id} {...message} />
          ))}
        </ol>
      </div>
    </aside>
  );
}

function Bubble({ to, body }: Message): ReactElement {
  const words = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const code = /\b\d{6}\b/u.exec(body)?.[0];
  return (
    <li>
      <span className="to">{to}</span>
      <p>{body}</p>
      {code && (
        <button type="button" onClick={() => void navigator.clipboard.writeText(code).then(() => setIsCopied(true))}>
          {isCopied ? words.copied : words.copy}
        </button>
      )}
    </li>
  );
}
