import { type CSSProperties, type ReactElement, useState } from 'react';
import { en, SmsOtpProvider, SmsOtpStep } from 'sms-otp-kit';
import { createStytchSandbox, sandboxAccounts } from 'sms-otp-kit/sandbox';
import tokensCss from '../../src/styles/tokens.css?raw';
import './token-editor.css';

interface Token {
  name: string;
  value: string;
  /** Kind or unit, and what it drives. */
  about: string;
}

const tokens: Token[] = [...tokensCss.matchAll(/^ {4}(--sms-otp-[\w-]+): ([^;]+); \/\* (.+?) \*\//gmu)].map(
  ([, name, value, about]) => ({ name: name!, value: value!, about: about! }),
);

function toCss(changed: Readonly<Record<string, string>>): string {
  const lines = Object.entries(changed).map(([name, value]) => `  ${name}: ${value};`);
  return `[data-sms-otp-part='root'] {\n${lines.join('\n')}\n}`;
}

/** The light half of a colour; a picker holds one. */
function lightOf(value: string): string {
  const hex = /#[0-9a-f]{3,6}/iu.exec(value)?.[0] ?? '#000000';
  return hex.length === 4 ? hex.replaceAll(/(?<=#\w*)\w/gu, '$&$&') : hex;
}

/** Every token with its default, a field to change it, the step that wears it, and the CSS to take home. */
export function TokenEditor(): ReactElement {
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const [backend] = useState(() => createStytchSandbox().backend(sandboxAccounts.unverified.member_id));
  const change = (name: string, value: string): void => {
    const { [name]: _, ...rest } = changed;
    setChanged(value === '' ? rest : { ...rest, [name]: value });
  };
  return (
    <div className="token-editor sb-unstyled">
      <div className="token-preview" style={changed as CSSProperties}>
        <SmsOtpProvider backend={backend} locales={[en]}>
          <SmsOtpStep autoFocus={false} headingLevel={3} />
        </SmsOtpProvider>
        <textarea
          aria-label="CSS of what was changed"
          readOnly
          rows={Object.keys(changed).length + 2}
          value={Object.keys(changed).length > 0 ? toCss(changed) : 'Change a token, and its CSS stands here.'}
        />
      </div>
      <ul>
        {tokens.map(({ name, value, about }) => (
          <li key={name}>
            <label>
              <code>{name}</code>
              <small>{about}</small>
              <input
                value={changed[name] ?? ''}
                placeholder={value}
                onChange={(event) => change(name, event.currentTarget.value)}
              />
            </label>
            {about.startsWith('colour') && (
              <input
                type="color"
                aria-label={`Pick ${name}`}
                value={changed[name]?.startsWith('#') ? changed[name] : lightOf(value)}
                onChange={(event) => change(name, event.currentTarget.value)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
