import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const repo = join(import.meta.dirname, '..');
const pages = ['README.md', ...readdirSync(join(repo, 'docs')).map((name) => `docs/${name}`)].filter((page) =>
  page.endsWith('.md'),
);

interface Block {
  page: string;
  line: number;
  language: string;
  code: string;
}

const blocks = pages.flatMap(blocksOf);

function blocksOf(page: string): Block[] {
  const text = readFileSync(join(repo, page), 'utf8');
  return [...text.matchAll(/^```(\w+)[^\n]*\n(.*?)^```/gmsu)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1]!,
    code: match[2]!,
  }));
}

describe('the documentation', () => {
  it('has only code that compiles', { timeout: 60_000 }, () => {
    // Inside the repo, so that the doors resolve as they do in tests; one file a block, so that blocks cannot lean on each other.
    const folder = join(repo, '.cache/doc-blocks');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const typed = blocks.filter(({ language }) => ['ts', 'tsx'].includes(language));
    expect(typed.length).toBeGreaterThan(1);
    for (const { page, line, language, code } of typed) {
      const name = `${page.replaceAll(/\W/gu, '-')}-line-${line}.${language}`;
      writeFileSync(join(folder, name), `${code}\nexport {};\n`);
    }
    const ambient =
      "declare const stytch: import('stytch').B2BClient;\ndeclare const credentials: { organization_id: string; email_address: string; password: string };\ndeclare const request: Request;\n";
    writeFileSync(join(folder, 'ambient.d.ts'), ambient);
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { rootDir: '../..' },
        include: ['.'],
        exclude: [],
      }),
    );
    expect(compile(folder)).toBe('');
  });

  it('links only to files that exist', () => {
    const broken = pages.flatMap((page) => {
      const text = readFileSync(join(repo, page), 'utf8').replaceAll(/^```.*?^```/gmsu, '');
      const targets = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)].map((match) => match[1]!);
      return targets
        .filter((target) => !existsSync(join(repo, page, '..', target)))
        .map((target) => `${page}: ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(repo, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = pages.flatMap((page) =>
      [...readFileSync(join(repo, page), 'utf8').matchAll(/npm run ([\w:]+)/gu)].map((match) => match[1]!),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

function compile(folder: string): string {
  try {
    execFileSync('npx', ['tsc', '-p', folder, '--noEmit'], { cwd: repo, encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stdout: string }).stdout);
  }
}
