import { Markdown } from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';
import { en, es, type Locale, type Message, type MessageKey, ptBR, smsOtpErrorCodes, SmsOtpError } from 'sms-otp-kit';
import { createFormat } from '../../src/locale/format.js';
import { messageText } from '../../src/locale/message-text.js';
import { stepParts } from '../../src/sms-otp-step/step-parts.js';
import { documented } from './reference.js';

/** What any text may ask for, so that each is shown as a member reads it. */
const sample = {
  country: 'Canada',
  count: 2,
  length: 6,
  max: 10,
  min: 10,
  phone: '••• ••• 0123',
  query: 'Atlantis',
  requestId: 'request-id-live-…',
  suggestion: '+52 55 1234 5678',
  time: '1:59',
  wait: 90,
};

function words({ messages, tag }: Locale, key: MessageKey): string {
  return messageText(messages[key] as Message<object>, sample, createFormat(tag));
}

interface TableProps {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** How many columns, from the first, are set as code. */
  codes: number;
}

function Table({ heads, rows, codes }: TableProps): ReactElement {
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, column) => (
              <td key={heads[column]}>{column < codes ? <code>{cell}</code> : cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every text of every language, by its key. */
export function CopyTable(): ReactElement {
  const keys = Object.keys(en.messages) as MessageKey[];
  return (
    <Table
      heads={['key', en.name, es.name, ptBR.name]}
      codes={1}
      rows={keys.map((key) => [key, words(en, key), words(es, key), words(ptBR, key)])}
    />
  );
}

/** Every error code, what it means for a paid action, and what the member reads. */
export function ErrorTable(): ReactElement {
  return (
    <Table
      heads={['code', 'outcome, if a server says nothing else', 'words']}
      codes={2}
      rows={smsOtpErrorCodes.map((code) => [code, new SmsOtpError(code).outcome, words(en, `error.${code}`)])}
    />
  );
}

/** What the number field says of a number, by code. */
export function PhoneErrorTable(): ReactElement {
  const keys = (Object.keys(en.messages) as MessageKey[]).filter((key) => key.startsWith('phone.error.'));
  return (
    <Table
      heads={['code', en.name, es.name, ptBR.name]}
      codes={1}
      rows={keys.map((key) => [key.replace('phone.error.', ''), words(en, key), words(es, key), words(ptBR, key)])}
    />
  );
}

export function StepPartsTable(): ReactElement {
  return (
    <Table
      heads={['classNames', 'selector']}
      codes={2}
      rows={Object.entries(stepParts).map(([key, part]) => [key, `[data-sms-otp-part='${part}']`])}
    />
  );
}

interface ReferenceTableProps {
  /** An exported interface. */
  of: string;
  /** What the names are. */
  head: string;
}

/** Every property with its docstring. */
export function ReferenceTable({ of, head }: ReferenceTableProps): ReactElement {
  const rows = documented(of).map(({ name, text }) => `| \`${name}\` | ${text} |`);
  return <Markdown>{[`| ${head} | meaning |`, '| --- | --- |', ...rows].join('\n')}</Markdown>;
}
