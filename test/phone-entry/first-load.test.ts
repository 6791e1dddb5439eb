import { join } from 'node:path';
import { type Rolldown, build } from 'vite';
import { describe, expect, it } from 'vitest';
import { doors } from '../../vite.config.js';

/** What a page loads that imports `names` of a door, before anything is asked for later. */
async function firstLoad(names: string, door: string): Promise<readonly string[]> {
  const entry = '\0entry';
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    root: join(import.meta.dirname, '../..'),
    resolve: { alias: doors },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('/entry') ? entry : null),
        load: (id) => (id === entry ? `export { ${names} } from '${door}';` : null),
      },
    ],
    build: {
      write: false,
      modulePreload: false,
      lib: { entry: 'entry', formats: ['es'] },
      rolldownOptions: { external: [/^react($|\/|-dom)/, /^@tanstack\//] },
    },
  })) as Rolldown.RolldownOutput[];
  const chunks = output[0]!.output.filter((file) => file.type === 'chunk');
  const loaded = new Set([chunks.find(({ isEntry }) => isEntry)!.fileName]);
  for (const name of loaded)
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) loaded.add(next);
  return chunks.filter(({ fileName }) => loaded.has(fileName)).flatMap(({ moduleIds }) => moduleIds);
}

describe('the first load', () => {
  it.each(['PhoneEntry', 'SmsOtpProvider, SmsOtpStep, createHttpBackend, en, es, ptBR'])(
    'of %s holds the table of calling codes, and numbering rules only behind an import of their own (R10)',
    async (names) => {
      const modules = await firstLoad(names, 'sms-otp-kit');
      expect(modules.some((id) => id.endsWith('phone-number/countries.ts'))).toBe(true);
      expect(modules.filter((id) => id.includes('libphonenumber-js'))).toEqual([]);
    },
  );

  it('of a page that asks for the rules at once has them', async () => {
    const modules = await firstLoad('mobileMetadata', 'sms-otp-kit/phone-metadata');
    expect(modules.filter((id) => id.includes('libphonenumber-js')).length).toBeGreaterThan(0);
  });
});
