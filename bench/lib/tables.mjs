/** @param {{ contender: string, first: object, lazy: object, css: object }[]} rows */
export function bytesTable(rows) {
  const kB = (bytes) => (bytes === 0 ? '–' : (bytes / 1000).toFixed(1));
  const line = ({ contender, first, lazy, css }) =>
    `| ${contender} | ${[first.min, first.gzip, first.brotli, lazy.gzip, lazy.brotli, css.gzip, css.brotli].map(kB).join(' | ')} |`;
  return [
    '| kB | first load, min | gzip | brotli | later, gzip | brotli | CSS, gzip | brotli |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(line),
  ].join('\n');
}
