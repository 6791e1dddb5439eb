import { readFile, writeFile } from 'node:fs/promises';
import { fill, sections, suites } from './lib/page.mjs';

/** Writes the tables of docs/performance.md from bench/results; the words between them stay as they are. */
const page = new URL('../docs/performance.md', import.meta.url);
const results = {};
for (const suite of suites)
  results[suite] = JSON.parse(await readFile(new URL(`results/${suite}.json`, import.meta.url), 'utf8'));
await writeFile(page, fill(await readFile(page, 'utf8'), sections(results)));
process.stdout.write('docs/performance.md has the figures of bench/results.\n');
