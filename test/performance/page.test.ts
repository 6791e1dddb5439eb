import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill, sections, suites } from '../../bench/lib/page.mjs';

const repo = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(repo, path), 'utf8');

describe('the page of figures', () => {
  const results = Object.fromEntries(
    suites.map((suite) => [suite, JSON.parse(read(`bench/results/${suite}.json`)) as unknown]),
  );
  const page = read('docs/performance.md');

  it('says what the kept results say (npm run bench:report writes it)', () => {
    expect(page).toBe(fill(page, sections(results)));
  });

  it('has a table for each pair of markers, and no figure of an earlier run between others', () => {
    const markers = [...page.matchAll(/<!-- bench:([\w-]+) -->/gu)].map((match) => match[1]!);
    expect(markers.toSorted()).toEqual(Object.keys(sections(results)).toSorted());
  });

  it('changes with the results', () => {
    const changed = structuredClone(results) as { otp: { rows: { script?: { ratio: number } }[] } };
    changed.otp.rows[1]!.script!.ratio = 77;
    expect(fill(page, sections(changed))).not.toBe(page);
  });
});
