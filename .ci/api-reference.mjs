import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureInstalled, root, stop } from './prepare.mjs';

/**
 * Writes docs/api, one page a door, from the types and docstrings of the doors. With `--check` it writes nothing and fails
 * when the pages are not what it would write.
 */
const pages = join(root, 'docs/api');
const check = process.argv.includes('--check');
const out = mkdtempSync(join(tmpdir(), 'sms-otp-kit-api-'));

ensureInstalled('.ci/api');
try {
  const typedoc = join(root, '.ci/api/node_modules/typedoc/bin/typedoc');
  execFileSync(process.execPath, [typedoc, '--options', '.ci/api/typedoc.json', '--out', out, '--logLevel', 'Error'], {
    cwd: root,
    stdio: 'inherit',
  });
  const fresh = filesOf(out);
  for (const [name, text] of Object.entries(fresh)) fresh[name] = withParameterNames(withDoorName(name, text));
  const stale = check ? differences(fresh, filesOf(pages)) : write(fresh);
  if (stale.length > 0) stop(`docs/api is not what the types say: ${stale.join(', ')}. Run npm run docs:api.`);
} finally {
  rmSync(out, { recursive: true, force: true });
}

/** @param {string} folder @returns {Record<string, string>} */
function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** @param {string} name @param {string} text */
function withDoorName(name, text) {
  const door = name.replace(/\.md$/u, '');
  if (door === 'README')
    return text
      .replace(/^# .*$/mu, '# API reference\n\nOne page a door, written from the types by `npm run docs:api`.')
      .replaceAll(/\[(.+?)\]/gu, (_, to) => `[${specifier(to)}]`);
  return text.replace(/^# .*$/mu, `# \`${specifier(door)}\``);
}

/** A parameter that is taken apart in place has no name of its own; its type's last word is one. @param {string} text */
function withParameterNames(text) {
  const sections = text.split(/^(?=### )/mu);
  return sections
    .map((section) => {
      const type = /`__namedParameters` \| \[`\w*?([A-Z][a-z]+)`/u.exec(section)?.[1];
      return type ? section.replaceAll('__namedParameters', type.toLowerCase()) : section;
    })
    .join('');
}

/** @param {string} door */
function specifier(door) {
  if (door === 'index') return 'sms-otp-kit';
  return `sms-otp-kit/${door === 'phone-number' ? 'phone-metadata' : door}`;
}

/** @param {Record<string, string>} wanted @param {Record<string, string>} found */
function differences(wanted, found) {
  return [...new Set([...Object.keys(wanted), ...Object.keys(found)])].filter((name) => wanted[name] !== found[name]);
}

/** @param {Record<string, string>} fresh @returns {string[]} */
function write(fresh) {
  rmSync(pages, { recursive: true, force: true });
  for (const [name, text] of Object.entries(fresh)) {
    mkdirSync(dirname(join(pages, name)), { recursive: true });
    writeFileSync(join(pages, name), text);
  }
  return [];
}
