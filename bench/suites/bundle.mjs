import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { benchRoot, kit } from '../lib/build.mjs';
import { keep } from '../lib/report.mjs';

const peers = ['react', 'react-dom', 'react/jsx-runtime', 'react-dom/client', '@tanstack/react-query'];

/** name -> what a page would write to use it. First load and lazy chunks are counted apart; React and TanStack Query are not. */
const entries = {
  'OtpInput (ours)': `export { OtpInput } from 'sms-otp-kit'`,
  'input-otp': `export { OTPInput } from 'input-otp'`,
  'Radix one-time-password-field': `export { Root, Input, HiddenInput } from '@radix-ui/react-one-time-password-field'`,
  'Base UI otp-field': `export { OTPField } from '@base-ui/react/otp-field'`,
  'Ark pin-input': `export { PinInput } from '@ark-ui/react/pin-input'`,
  'Mantine PinInput': `export { PinInput, MantineProvider } from '@mantine/core'`,
  'PhoneEntry (ours)': `export { PhoneEntry } from 'sms-otp-kit'`,
  'intl-tel-input + utils': `export { default } from '@intl-tel-input/react'; export const utils = () => import('intl-tel-input/utils')`,
  'react-phone-number-input': `export { default } from 'react-phone-number-input'`,
  'react-international-phone': `export { PhoneInput } from 'react-international-phone'`,
  'hooks (ours)': `export { useSmsOtpSend, useSmsOtpAuthenticate, useSmsOtpStep, useCountdown } from 'sms-otp-kit/hooks'`,
  'SmsOtpStep, three locales (ours)': `export { SmsOtpProvider, SmsOtpStep, createHttpBackend, en, es, ptBR } from 'sms-otp-kit'`,
};

export default async function bundle() {
  const rows = [];
  for (const [name, contents] of Object.entries(entries)) rows.push({ name, ...(await measure(contents)) });
  const css = await readFile(join(kit, 'styles.css'));
  const minified = (await build({ stdin: { contents: css.toString(), loader: 'css' }, minify: true, write: false }))
    .outputFiles[0].contents;
  rows.push({ name: 'styles.css (ours)', first: size([minified]), lazy: size([]) });
  const line = (row) =>
    `| ${row.name} | ${row.first.min} | ${row.first.gzip} | ${row.first.brotli} | ${row.lazy.min} | ${row.lazy.gzip} | ${row.lazy.brotli} |`;
  process.stdout.write(
    `\n| bytes | first min | gzip | brotli | lazy min | gzip | brotli |\n|---|---:|---:|---:|---:|---:|---:|\n${rows.map(line).join('\n')}\n`,
  );
  await keep('bundle', { rows });
}

async function measure(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: benchRoot, loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    splitting: true,
    format: 'esm',
    outdir: join(benchRoot, '.out/bundle'),
    external: peers,
    alias: { 'sms-otp-kit': join(kit, 'index.js'), 'sms-otp-kit/hooks': join(kit, 'hooks/index.js') },
    loader: { '.webp': 'file', '.png': 'file', '.svg': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  const outputs = metafile.outputs;
  const paths = Object.keys(outputs);
  const start = paths.find((path) => outputs[path].entryPoint === '<stdin>');
  const first = new Set();
  const visit = (path) => {
    if (first.has(path)) return;
    first.add(path);
    for (const next of outputs[path].imports)
      if (next.kind === 'import-statement' && outputs[next.path]) visit(next.path);
  };
  visit(start);
  const contentsOf = (wanted) =>
    outputFiles
      .filter(
        (file) => file.path.endsWith('.js') && wanted(paths.find((path) => file.path.endsWith(path.split('/').at(-1)))),
      )
      .map((file) => file.contents);
  return { first: size(contentsOf((path) => first.has(path))), lazy: size(contentsOf((path) => !first.has(path))) };
}

function size(files) {
  const sum = (each) => files.reduce((total, file) => total + each(file), 0);
  return {
    min: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}
