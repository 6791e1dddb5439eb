import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { doors } from '../../../vite.config.js';

const repo = join(import.meta.dirname, '../../..');

/**
 * One file that another process or runtime can load.
 * @param entry below `test/proxy`
 * @param whole packages are bundled too, as for an edge runtime
 */
export async function bundle(entry: string, { whole = false } = {}): Promise<string> {
  // Where the packages of the kit and those of `test/runtimes` are found; one folder an entry, so that tests do not meet.
  const outDir = join(repo, 'test/runtimes/node_modules/.bundles', entry.replaceAll(/\W/gu, '-'));
  mkdirSync(outDir, { recursive: true });
  await build({
    root: repo,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: doors, ...(whole ? { conditions: ['workerd', 'worker', 'module', 'import'] } : {}) },
    ...(whole ? { ssr: { noExternal: true, target: 'webworker' } } : {}),
    build: {
      ssr: join(repo, 'test/proxy', entry),
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        ...(whole ? {} : { external: ['express'] }),
        output: { entryFileNames: 'bundle.mjs', codeSplitting: false },
      },
    },
  });
  return join(outDir, 'bundle.mjs');
}
