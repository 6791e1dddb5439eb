import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../src');

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/u.test(file));

const importPattern = /(?:\bfrom\s*|\bimport\s*\(\s*|^import\s+)'([^']+)'/gmu;

/** Files of ours that a file imports, and packages, both as written in its source. */
function importsOf(file: string): { ours: string[]; packages: string[] } {
  const text = readFileSync(join(src, file), 'utf8');
  const specifiers = [...text.matchAll(importPattern)].map((match) => match[1]!);
  const ours = specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) =>
      normalize(join(dirname(file), specifier))
        .replaceAll('\\', '/')
        .replace(/\.js$/u, ''),
    )
    .map((path) => files.find((candidate) => candidate.replace(/\.tsx?$/u, '') === path) ?? path);
  return { ours, packages: specifiers.filter((specifier) => !specifier.startsWith('.')) };
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));
const roomOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.');
const doors = new Set([
  'index.ts',
  'hooks/index.ts',
  'country-picker/index.ts',
  'phone-number/index.ts',
  'proxy/index.ts',
  'sandbox/index.ts',
  'sandbox/msw/index.ts',
]);

/** The directions of the design: a room may import itself and what stands here. */
const allowed: Record<string, readonly string[]> = {
  contract: [],
  'phone-number': [],
  backend: ['contract'],
  sandbox: ['contract', 'phone-number'],
  proxy: ['contract', 'phone-number'],
  locale: ['contract/errors.ts'],
  'otp-input': ['locale'],
  'phone-entry': ['phone-number', 'locale'],
  'country-picker': ['phone-number', 'phone-entry', 'locale'],
  'locale-picker': ['locale'],
  hooks: ['contract', 'locale/locale-context.ts'],
  'sms-otp-step': ['hooks', 'otp-input', 'phone-entry', 'locale-picker', 'locale', 'contract'],
};

describe('import directions', () => {
  it('finds the source files and their imports', () => {
    expect(files).toContain('contract/wire.ts');
    expect(graph.get('contract/wire.ts')!.ours).toEqual(['contract/backend.ts', 'contract/errors.ts']);
  });

  it.each(files.filter((file) => !doors.has(file)))('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    const foreign = graph.get(file)!.ours.filter((target) => roomOf(target) !== room);
    const rule = allowed[room] ?? [];
    expect(foreign.filter((target) => !rule.includes(roomOf(target)) && !rule.includes(target))).toEqual([]);
  });

  it('lets nobody import a door', () => {
    const imported = files.flatMap((file) => graph.get(file)!.ours.filter((target) => doors.has(target)));
    expect(imported).toEqual([]);
  });

  it('resolves every relative import to a file', () => {
    const lost = files.flatMap((file) => graph.get(file)!.ours.filter((target) => !files.includes(target)));
    expect(lost).toEqual([]);
  });

  it('has no import circle', () => {
    expect(circles()).toEqual([]);
  });
});

describe('rooms and packages', () => {
  const packagesOf = (room: string): string[] =>
    files.filter((file) => roomOf(file) === room).flatMap((file) => graph.get(file)!.packages);

  it.each(['contract', 'phone-number', 'proxy', 'sandbox', 'backend'])('%s has no React', (room) => {
    expect(packagesOf(room).filter((name) => /^(react|@tanstack)/u.test(name))).toEqual([]);
  });

  it('lets one room know libphonenumber-js, apart from the files that load its metadata', () => {
    const users = files.filter((file) =>
      graph.get(file)!.packages.some((name) => name.startsWith('libphonenumber-js')),
    );
    const outside = users.filter((file) => roomOf(file) !== 'phone-number');
    for (const file of outside) {
      const names = graph.get(file)!.packages.filter((name) => name.startsWith('libphonenumber-js'));
      expect(
        names.filter((name) => !/\/(core|metadata)$/u.test(name)),
        file,
      ).toEqual([]);
    }
    expect(users.length).toBeGreaterThan(0);
  });

  it('keeps msw to the handlers for it, so that the sandbox works without it', () => {
    const users = files.filter((file) => graph.get(file)!.packages.includes('msw'));
    expect(users).toEqual(['sandbox/msw/create-sms-otp-handlers.ts']);
    expect(files.filter((file) => graph.get(file)!.ours.includes(users[0]!))).toEqual(['sandbox/msw/index.ts']);
  });

  it('keeps node: modules to the command of the sandbox', () => {
    const users = files.filter((file) => graph.get(file)!.packages.some((name) => name.startsWith('node:')));
    expect(users.filter((file) => !/^sandbox\/(cli|node-)/u.test(file))).toEqual([]);
  });
});

describe('files', () => {
  it.each(files)('%s has at most 250 lines', (file) => {
    expect(readFileSync(join(src, file), 'utf8').split('\n').length).toBeLessThanOrEqual(251);
  });

  it('has a median file under 90 lines', () => {
    const lengths = files
      .map((file) => readFileSync(join(src, file), 'utf8').split('\n').length)
      .toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(90);
  });

  const usesReactState = (file: string): boolean =>
    /\b(createContext|useState|useReducer|useRef|useEffect|useLayoutEffect|useContext|useSyncExternalStore|useMutation|useId)\b/u.test(
      readFileSync(join(src, file), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gmu, ''),
    );
  const saysUseClient = (file: string): boolean => readFileSync(join(src, file), 'utf8').startsWith("'use client';");

  it.each(files.filter(usesReactState))('%s says use client, because it uses React state', (file) => {
    expect(saysUseClient(file)).toBe(true);
  });

  it.each([...doors])('the door %s does not, so that a server component may take what is not React from it', (file) => {
    expect(saysUseClient(file)).toBe(false);
  });
});

function circles(): string[][] {
  const found: string[][] = [];
  const finished = new Set<string>();
  const visit = (file: string, trail: string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      found.push([...trail.slice(start), file]);
      return;
    }
    if (finished.has(file)) return;
    for (const next of graph.get(file)?.ours ?? []) visit(next, [...trail, file]);
    finished.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}
