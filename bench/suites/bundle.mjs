import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { doors, families } from '../contenders.mjs';
import { benchRoot, kitAlias } from '../lib/build.mjs';
import { keep } from '../lib/report.mjs';
import { bytesTable } from '../lib/tables.mjs';

/** On the page of whoever uses any of the contenders, so on nobody's bill. */
const notCounted = [/^react($|\/)/u, /^react-dom($|\/)/u, /^@tanstack\/react-query$/u];

/** What a browser loads first and what it loads later, for each contender and for each door of ours. */
export default async function bundle() {
  const result = {};
  for (const [family, contenders] of Object.entries({ ...families, doors })) {
    result[family] = [];
    for (const [contender, entry] of Object.entries(contenders))
      result[family].push({ contender, ...(await measure(entry)) });
    process.stdout.write(`\n${family}\n${bytesTable(result[family])}\n`);
  }
  await keep('bundle', result);
}

/** @param {import('../contenders.mjs').Entry} entry */
async function measure({ js, css = [], server = false }) {
  const output = await bundled([js, ...css.map((path) => `import '${path}';`)].join('\n'), server);
  const scripts = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const first = new Set();
  const visit = (name) => {
    if (first.has(name) || !scripts.has(name)) return;
    first.add(name);
    scripts.get(name).imports.forEach(visit);
  };
  visit([...scripts.values()].find(({ isEntry }) => isEntry).fileName);
  const codes = (isFirst) => [...scripts.values()].filter(({ fileName }) => first.has(fileName) === isFirst);
  return {
    first: size(codes(true).map(({ code }) => code)),
    lazy: size(codes(false).map(({ code }) => code)),
    css: size(output.filter(({ fileName }) => fileName.endsWith('.css')).map(({ source }) => source)),
  };
}

async function bundled(source, server) {
  const entry = join(benchRoot, 'entry.js');
  const { output } = await build({
    configFile: false,
    root: benchRoot,
    logLevel: 'silent',
    resolve: { alias: kitAlias },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        load: (id) => (id === entry ? source : null),
        resolveId: (id) => (id === entry ? id : null),
      },
    ],
    ssr: { noExternal: true },
    build: {
      ssr: server,
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      // Pictures of flags are asked for when they are seen; inlined they would be counted as code.
      assetsInlineLimit: 0,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', external: notCounted },
    },
  });
  return output;
}

/** Each file is compressed alone, as a server does it. @param {(string | Uint8Array)[]} files */
function size(files) {
  const sum = (each) => files.reduce((total, file) => total + each(Buffer.from(file)), 0);
  return {
    min: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}
