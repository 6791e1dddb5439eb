import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installKit, packKit } from './support/packed-kit.js';

const repo = join(import.meta.dirname, '..');
let folder: string;

/** The package as a stranger gets it: packed, installed into an empty folder, met by plain Node. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sms-otp-kit-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }');
  installKit(packKit(folder), folder, ['msw@2.15.0']);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function namesOf(door: string): string[] {
  const script = `const door = await import(${JSON.stringify(door)}); console.log(JSON.stringify(Object.keys(door).sort()));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' }),
  ) as string[];
}

/** Every file of the package, and every package, that importing a door runs or may load later. */
function reachOf(entry: string): { files: string[]; packages: string[] } {
  const dist = join(folder, 'node_modules/sms-otp-kit/dist');
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    const text = readFileSync(join(dist, file), 'utf8');
    for (const match of text.matchAll(/(?:from\s*|import\s*\(?\s*)["']([^"']+)["']/gu)) {
      const name = match[1]!;
      if (name.startsWith('.')) visit(join(file, '..', name));
      else packages.add(name);
    }
  };
  visit(entry);
  return { files: [...files], packages: [...packages] };
}

describe('the packed package', () => {
  it('opens the main door', () => {
    expect(namesOf('sms-otp-kit')).toEqual(
      expect.arrayContaining([
        'LocalePicker',
        'OtpInput',
        'PhoneEntry',
        'SmsOtpError',
        'SmsOtpProvider',
        'SmsOtpStep',
        'challengeFromPrimaryAuth',
        'createHttpBackend',
        'defineLocale',
        'en',
        'es',
        'negotiateLocale',
        'ptBR',
        'useCopy',
        'useCountdown',
        'useOtpInput',
        'usePhoneEntry',
        'useSmsOtpAuthenticate',
        'useSmsOtpSend',
        'useSmsOtpStep',
      ]),
    );
  });

  it.each([
    [
      'sms-otp-kit/hooks',
      ['createHttpBackend', 'stepReducer', 'useCountdown', 'useSmsOtpAuthenticate', 'useSmsOtpSend', 'useSmsOtpStep'],
    ],
    ['sms-otp-kit/phone-metadata', ['createPhoneMetadata', 'mobileMetadata']],
    ['sms-otp-kit/proxy', ['createSmsOtpProxy', 'createStytchClient']],
    ['sms-otp-kit/sandbox', ['createStytchSandbox', 'sandboxAccounts']],
    ['sms-otp-kit/sandbox/msw', ['createSmsOtpHandlers']],
    ['sms-otp-kit/locales/en', ['en']],
    ['sms-otp-kit/locales/es', ['es']],
    ['sms-otp-kit/locales/pt-br', ['ptBR']],
  ])('opens %s', (door, names) => {
    expect(namesOf(door)).toEqual(expect.arrayContaining(names));
  });

  it('has the stylesheet, with types for the import', () => {
    const css = readFileSync(join(folder, 'node_modules/sms-otp-kit/dist/styles.css'), 'utf8');
    expect(css).toContain('@layer sms-otp');
    expect(readFileSync(join(folder, 'node_modules/sms-otp-kit/dist/styles.css.d.ts'), 'utf8')).toContain('export');
  });

  it('keeps use client on each file that needs it and off the doors', () => {
    const dist = join(folder, 'node_modules/sms-otp-kit/dist');
    const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    const marked = scripts.filter((file) => /^["']use client["']/u.test(readFileSync(join(dist, file), 'utf8')));
    const source = readdirSync(join(repo, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/u.test(file),
    );
    const wanted = source
      .filter((file) => readFileSync(join(repo, 'src', file), 'utf8').startsWith("'use client'"))
      .map((file) => file.replace(/\.tsx?$/u, '.js'));
    expect(marked.toSorted()).toEqual(wanted.toSorted());
    expect(marked).not.toContain('index.js');
  });

  it.each(['proxy/index.js', 'sandbox/index.js', 'sandbox/msw/index.js'])('%s pulls in no React', (entry) => {
    expect(reachOf(entry).packages.filter((name) => /^(react|@tanstack)/u.test(name))).toEqual([]);
  });

  it.each(['sandbox/index.js', 'sandbox/cli.js'])('%s needs no MSW', (entry) => {
    expect(reachOf(entry).packages).not.toContain('msw');
  });

  it('hooks pull in no component and no phone metadata', () => {
    const { files, packages } = reachOf('hooks/index.js');
    expect(packages.filter((name) => !/^(react|react\/jsx-runtime|@tanstack\/react-query)$/u.test(name))).toEqual([]);
    expect(
      files.filter((file) =>
        /^(otp-input|phone-entry|phone-number|locale-picker|sms-otp-step|country-picker|proxy|sandbox)\//u.test(file),
      ),
    ).toEqual([]);
  });

  it('brings every page and picture that its README names', () => {
    const kit = join(folder, 'node_modules/sms-otp-kit');
    const readme = readFileSync(join(kit, 'README.md'), 'utf8');
    const named = [...readme.matchAll(/(?:\]\(|src(?:set)?=")(?!https?:)([^)"#]+)/gu)].map(([, path]) => path!);
    expect(named.length).toBeGreaterThan(25);
    expect(named.filter((path) => !existsSync(join(kit, path)))).toEqual([]);
  });

  it('has a source map for each script, with the source in it, and no map that leads nowhere', () => {
    const dist = join(folder, 'node_modules/sms-otp-kit/dist');
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    const maps = files.filter((file) => file.endsWith('.map'));
    // A door only passes names on, so there is nothing to step into.
    const scripts = files.filter(
      (file) =>
        file.endsWith('.js') && !/^(?:(?:import|export) .*;\s*)*$/u.test(readFileSync(join(dist, file), 'utf8')),
    );
    expect(maps.toSorted()).toEqual(scripts.map((file) => `${file}.map`).toSorted());
    for (const file of maps) {
      const map = JSON.parse(readFileSync(join(dist, file), 'utf8')) as { sources: string[]; sourcesContent: string[] };
      const [source = ''] = map.sources;
      expect(map.sources, file).toHaveLength(1);
      expect(map.sourcesContent, file).toEqual([readFileSync(join(repo, 'dist', file, '..', source), 'utf8')]);
    }
  });

  it('ships no source, test or example', () => {
    expect(readdirSync(join(folder, 'node_modules/sms-otp-kit')).toSorted()).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist', 'package.json']),
    );
    expect(readdirSync(join(folder, 'node_modules/sms-otp-kit'))).not.toContain('src');
  });
});
