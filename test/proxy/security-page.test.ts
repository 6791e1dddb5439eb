import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const page = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d[\d.–, ]*(?:\(L3\) )?)\|[^|]*\| `([\w-]+)`: (.*) \|$/gmu)].map((match) => ({
  requirement: match[1]!.trim(),
  file: match[2]!,
  title: match[3]!,
}));

describe('the table of docs/security.md', () => {
  it('has a row for each requirement it names', () => {
    const lines = page.split('\n').filter((line) => /^\| \d/u.test(line));
    expect(rows).toHaveLength(lines.length);
    expect(rows.length).toBeGreaterThan(30);
  });

  it.each(rows)('$requirement names a test that is there: $file', ({ file, title }) => {
    expect(readFileSync(join(import.meta.dirname, `${file}.test.ts`), 'utf8')).toContain(title);
  });
});
