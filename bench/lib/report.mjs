import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchRoot } from './build.mjs';

/** Before anything is measured: what else the machine was doing. */
const loadBefore = loadavg().map((value) => Math.round(value * 100) / 100);

/** Machine and versions: a figure without them cannot be repeated. */
export async function machine() {
  const of = async (path) => JSON.parse(await readFile(join(benchRoot, path), 'utf8'));
  const { dependencies } = await of('package.json');
  const { version } = await of('../package.json');
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: loadBefore,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: benchRoot, encoding: 'utf8' }).trim(),
    versions: { 'sms-otp-kit': version, ...dependencies },
  };
}

/** @param {string} suite @param {object} result */
export async function keep(suite, result) {
  await mkdir(join(benchRoot, 'results'), { recursive: true });
  await writeFile(
    join(benchRoot, 'results', `${suite}.json`),
    `${JSON.stringify({ suite, machine: await machine(), ...result }, null, 2)}\n`,
  );
}
