import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'lightningcss';
import { createHttpBackend, SmsOtpError, smsOtpErrorCodes } from 'sms-otp-kit';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const repo = join(import.meta.dirname, '..');
const markdownBelow = (folder: string): string[] =>
  readdirSync(join(repo, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);

const reference = markdownBelow('docs/api');
/** Written by hand; the reference is written by a program from what compiles. */
const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'examples/next-app/README.md',
  ...markdownBelow('docs').filter((page) => !reference.includes(page)),
];

interface Block {
  page: string;
  line: number;
  language: string;
  code: string;
}

const read = (file: string): string => readFileSync(join(repo, file), 'utf8');
/** Storybook's pages: their links are its own, their code is held to the same. */
const guides = readdirSync(join(repo, 'stories')).flatMap((name) => (name.endsWith('.mdx') ? [`stories/${name}`] : []));
const blocks = [...pages, ...guides].flatMap(blocksOf);

function blocksOf(page: string): Block[] {
  const text = read(page);
  return [...text.matchAll(/^```(\w*)[^\n]*\n(.*?)^```/gmsu)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1]!,
    code: match[2]!,
  }));
}

/** Inside the repo, so that the doors resolve as they do in tests; one file a block, so that blocks cannot lean on each other. */
const folder = join(repo, '.cache/doc-blocks');
const fileOf = ({ page, line, language }: Block): string =>
  join(folder, `${page.replaceAll(/\W/gu, '-')}-line-${line}.${language === 'js' ? 'mjs' : language}`);

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const block of blocks.filter(({ language }) => ['ts', 'tsx', 'js'].includes(language))) {
    writeFileSync(fileOf(block), `${block.code}\nexport {};\n`);
  }
});

describe('the documentation', () => {
  it('has no code in a language that nothing here checks', () => {
    // Go has no compiler here: gofmt and a type check by hand, noted in docs/backend.md.
    const checked = new Set(['ts', 'tsx', 'js', 'css', 'sh', 'go', 'text']);
    expect(blocks.filter(({ language }) => !checked.has(language))).toEqual([]);
    expect(blocks.filter(({ language }) => language === 'go').map(({ page }) => page)).toEqual(['docs/backend.md']);
  });

  it('has only TypeScript that compiles', { timeout: 60_000 }, () => {
    // The files of the Next.js app are compiled by `next build`, in test/e2e/next-app.test.ts.
    const elsewhere = blocks.filter(({ page }) => page === 'docs/nextjs.md').map(fileOf);
    writeFileSync(
      join(folder, 'ambient.d.ts'),
      "declare module '@playwright/test' {\n  export * from 'playwright/test';\n}\n",
    );
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        compilerOptions: { rootDir: '../..' },
        include: ['.'],
        exclude: elsewhere,
      }),
    );
    expect(blocks.filter(({ language }) => language.startsWith('ts')).length).toBeGreaterThan(20);
    expect(failureOf('npx', ['tsc', '-p', folder, '--noEmit'])).toBe('');
  });

  it.each(blocks.filter(({ language }) => language === 'js'))(
    'has a script that parses: $page, line $line',
    (block) => {
      expect(failureOf(process.execPath, ['--check', fileOf(block)])).toBe('');
    },
  );

  it.each(blocks.filter(({ language }) => language === 'sh'))(
    'has commands that parse: $page, line $line',
    ({ code }) => {
      expect(failureOf('bash', ['-n', '-c', code])).toBe('');
    },
  );

  it.each(blocks.filter(({ language }) => language === 'css'))('has CSS that parses: $page, line $line', ({ code }) => {
    expect(() => transform({ filename: 'block.css', code: Buffer.from(code) })).not.toThrow();
  });

  it('links only to files and headings that exist', () => {
    const broken = [...pages, ...reference].flatMap((page) => {
      const text = read(page).replaceAll(/^```.*?^```/gmsu, '');
      const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)|(?:src|srcset)="(?!https?:)([^"]+)"/gu)];
      return links
        .map((match) => (match[1] ?? match[2])!)
        .filter((link) => !leadsSomewhere(page, link))
        .map((link) => `${page}: ${link}`);
    });
    expect(broken).toEqual([]);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) => [...read(page).matchAll(/npm run ([\w:]+)/gu)].map((match) => match[1]!));
    expect(named.filter((name) => !(name in scripts) && name !== 'dev')).toEqual([]);
  });
});

describe('README.md', () => {
  it('states the byte budgets that CI holds', () => {
    const { 'size-limit': budgets } = JSON.parse(read('package.json')) as {
      'size-limit': { name: string; limit: string }[];
    };
    for (const { name, limit } of budgets) expect(read('README.md')).toContain(`| ${name} | ${limit} |`);
  });

  it('has a moving picture that loads in a moment', () => {
    expect(statSync(join(repo, 'docs/images/trip.gif')).size).toBeLessThan(1_000_000);
    expect(read('README.md')).toContain('docs/images/trip.gif');
  });

  it('names every door of the package', () => {
    const { exports } = JSON.parse(read('package.json')) as { exports: object };
    const doors = Object.keys(exports).filter((door) => door !== './package.json');
    const [table = ''] = /^\| import \|.*?\n\n/msu.exec(read('README.md')) ?? [];
    for (const door of doors) expect(table).toContain(door === '.' ? '`sms-otp-kit`' : door.split('/').at(-1));
  });

  it('has a sandbox for a page without a server, which shows the SMS and knows that a code is out', async () => {
    const block = blocks.find(({ page, code }) => page === 'README.md' && code.includes('createStytchSandbox'))!;
    const shown: string[] = [];
    vi.stubGlobal('alert', (text: string) => shown.push(text));
    const { backend } = (await import(fileOf(block))) as { backend: { challenge(): Promise<object> } };
    vi.unstubAllGlobals();
    expect(shown.join('')).toMatch(/^\d{6} is your Acme verification code/u);
    expect(await backend.challenge()).toMatchObject({ state: 'pending', code_sent: true });
  });

  it('has a server half that starts a challenge and answers what is pending', async () => {
    const block = blocks.find(({ page, code }) => page === 'README.md' && code.includes('createSmsOtpProxy'))!;
    const secrets = {
      STYTCH_PROJECT_ID: 'project-test-1',
      STYTCH_SECRET: 'secret-test-1',
      COOKIE_SECRET: 'c'.repeat(32),
    };
    Object.assign(process.env, secrets);
    const server = (await import(fileOf(block))) as {
      answerLogin(login: object): Promise<Response>;
      handle(request: Request): Promise<Response>;
    };
    const login = await server.answerLogin({
      organization_id: 'organization-test-1',
      member_id: 'member-test-1',
      member: { member_id: 'member-test-1', mfa_phone_number: '+12015550123' },
      intermediate_session_token: 'ist',
      mfa_required: { member_options: { mfa_phone_number: '+12015550123' }, secondary_auth_initiated: 'sms_otp' },
    });
    expect(await login.json()).toMatchObject({ state: 'pending', code_sent: true });
    const [cookie = ''] = login.headers.getSetCookie().map((line) => line.split(';')[0]!);
    const asked = new Request('https://app.example.com/auth/sms-otp/challenge', { headers: { cookie } });
    expect(await (await server.handle(asked)).json()).toMatchObject({ state: 'pending', code_sent: true });
  });
});

describe('a guide', () => {
  it.each(blocks.filter(({ page, language }) => page === 'docs/nextjs.md' && language !== 'sh'))(
    'shows a file of the Next.js app as it is: line $line',
    ({ page, line, code }) => {
      const above = read(page).split('\n')[line - 3]!;
      expect(code).toBe(read(`examples/next-app/${above.replaceAll('`', '')}`));
    },
  );

  it.each([
    ['docs/vite-hono.md', 'test/vite-app/vite.config.ts'],
    ['docs/vite-hono.md', 'test/vite-app/src/second-factor.tsx'],
    ['docs/testing.md', 'test/docs/component.browser.test.tsx'],
    ['docs/testing.md', 'test/docs/msw-server.ts'],
    ['docs/testing.md', 'test/docs/msw-scenario.ts'],
    ['docs/testing.md', 'test/docs/msw-login.ts'],
  ])('shows in %s what runs as %s', (page, file) => {
    expect(blocks.filter((block) => block.page === page).map(({ code }) => code)).toContain(read(file));
  });
});

describe('docs/troubleshooting.md', () => {
  const rows = [...read('docs/troubleshooting.md').matchAll(/^\| `(\w+)` \| [^|]+ \| ([^|]+) \|/gmu)].map(
    ([, code, types]) => ({ code: code!, types: [...types!.matchAll(/`(\w+)`/gu)].map((match) => match[1]!) }),
  );

  it('has one row for each error code', () => {
    expect(rows.map(({ code }) => code).toSorted()).toEqual([...smsOtpErrorCodes].toSorted());
  });

  it.each(rows.flatMap(({ code, types }) => types.map((type) => [type, code])))(
    'is right that %s becomes %s',
    async (type, code) => {
      const backend = createHttpBackend({
        baseUrl: '/auth/sms-otp',
        fetch: async () => Response.json({ error_type: type, request_id: 'r', status_code: 400 }, { status: 400 }),
      });
      const call = backend.send({}, { signal: new AbortController().signal, idempotencyKey: 'one' });
      const error: unknown = await call.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(SmsOtpError);
      expect((error as SmsOtpError).code).toBe(code);
    },
  );
});

function failureOf(command: string, args: string[]): string {
  try {
    execFileSync(command, args, { cwd: repo, encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr || 'It failed without a word.';
  }
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? page : join(page, '..', path);
  if (!existsSync(join(repo, file))) return false;
  if (heading === undefined || heading === '' || !file.endsWith('.md')) return true;
  const text = read(file).replaceAll(/^```.*?^```/gmsu, '');
  const slugs = new Set([...text.matchAll(/^#+ (.+)$/gmu)].map((match) => slugOf(match[1]!)));
  return slugs.has(heading.replace(/-\d+$/u, '')) || slugs.has(heading) || text.includes(`id="${heading}"`);
}

/** As GitHub makes the id of a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-');
}
