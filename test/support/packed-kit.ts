import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const repo = join(import.meta.dirname, '../..');

/** `npm ci` in a package of the repo, when its lock file is newer than what is installed. */
export function ensureInstalled(folder: string): void {
  const install = `import('./.ci/prepare.mjs').then(({ ensureInstalled }) => ensureInstalled('${folder}'))`;
  execFileSync(process.execPath, ['-e', install], { cwd: repo });
}

/** The package as it would be published, in `folder`; what is built is packed. */
export function packKit(folder: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: repo, encoding: 'utf8' })) as [{ filename: string }];
  return join(folder, packed.filename);
}

/** As `npm install` of a stranger, beside what `folder` already has; its package.json stays as it is. */
export function installKit(tarball: string, folder: string, more: readonly string[] = []): void {
  rmSync(join(folder, 'node_modules/sms-otp-kit'), { recursive: true, force: true });
  const flags = ['--no-save', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  execFileSync('npm', ['install', ...flags, tarball, ...more], { cwd: folder, stdio: 'pipe' });
}
