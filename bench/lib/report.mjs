import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchRoot } from './build.mjs';

/** Machine and versions: a figure without them cannot be repeated. */
export async function machine() {
  const { dependencies } = JSON.parse(await readFile(join(benchRoot, 'package.json'), 'utf8'));
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    load: loadavg().map((value) => Math.round(value * 100) / 100),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: benchRoot, encoding: 'utf8' }).trim(),
    versions: dependencies,
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
