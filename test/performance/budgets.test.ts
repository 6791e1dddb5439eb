import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  exports: Record<string, string | { default: string }>;
  'size-limit': { name: string; path: string; limit: string }[];
};

const doors = Object.entries(manifest.exports).flatMap(([door, target]) =>
  typeof target === 'string' ? [] : [[door, target.default.replace('./', '')] as const],
);

it.each(doors)('the door %s has a budget of bytes, which size-limit holds it to', (_door, file) => {
  const budgets = manifest['size-limit'].filter(({ path }) => path === file);
  expect(budgets.map(({ limit }) => limit)).not.toEqual([]);
});
