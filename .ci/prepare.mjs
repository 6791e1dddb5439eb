import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';

/** @param {string} message @returns {never} */
export function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/**
 * Runs a command in the repo with its output shown.
 * @param {string} command @param {string[]} args @param {Record<string, string>} [env] @returns {boolean} whether it succeeded
 */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: windows,
  });
  return done.status === 0;
}

/** @param {string} name @returns {boolean} */
export function onPath(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
}

/**
 * `npm ci` on a fresh clone, and again when the lock file is newer than what is installed.
 * @param {string} [folder] of another package of the repo, e.g. `'bench'`
 */
export function ensureInstalled(folder = '.') {
  const installed = join(root, folder, 'node_modules/.package-lock.json');
  const lock = join(root, folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stdout.write(`Installing what is missing (npm ci)${folder === '.' ? '' : ` in ${folder}`}…\n`);
  const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', folder], env))
    stop('npm ci failed; its message is above.');
}

/**
 * Debian's package when root and apt-get is there; otherwise nothing is done.
 * @param {string[]} packages @returns {boolean} whether they were installed
 */
export function aptInstall(packages) {
  if (!onPath('apt-get') || process.getuid?.() !== 0) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
  return (run('apt-get', ['update', '-qq'], env) && install()) || install();
}
