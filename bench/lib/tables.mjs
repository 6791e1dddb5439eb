/** Tables of the page and of the terminal, from what the suites keep. Nothing here may need the bench's own packages: a test of the kit reads it. */

/** @param {string[]} head @param {string[][]} rows the first column is text, the others are figures */
export function markdown(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    `|---|${head
      .slice(1)
      .map(() => '---:')
      .join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}

export const ratio = (value) => (value === null ? '–' : `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)}x`);

/** `2.41x ±3%`: the ratio to the baseline, and how far half of the rounds strayed. */
export function strayed(figure) {
  if (!figure) return '–';
  return figure.ratio === null ? '–' : `${ratio(figure.ratio)} ±${Math.round(figure.spread * 100)}%`;
}

export const count = (figure) => (figure ? (Math.round(figure.median * 100) / 100).toLocaleString('en-US') : '–');

const kB = (bytes) => (bytes <= 1 ? '–' : (bytes / 1000).toFixed(1));

/** @param {{ contender: string, first: object, lazy: object, css: object }[]} rows @param {(name: string) => string} [label] */
export function bytesTable(rows, label = (name) => name) {
  const cells = ({ contender, first, lazy, css }) => [
    label(contender),
    ...[first.min, first.gzip, first.brotli, lazy.min, lazy.gzip, lazy.brotli, css.gzip].map((bytes) => kB(bytes)),
  ];
  const head = ['kB', 'first load, min', 'gzip', 'brotli', 'later, min', 'gzip', 'brotli', 'CSS, gzip'];
  return markdown(head, rows.map(cells));
}

/**
 * @param {{ contender: string }[]} rows
 * @param {[string, (row: any, rows: any[]) => string][]} columns title and cell
 * @param {(name: string) => string} label
 */
export function figuresTable(rows, columns, label) {
  return markdown(
    ['', ...columns.map(([title]) => title)],
    rows.map((row) => [label(row.contender), ...columns.map(([, cell]) => cell(row, rows))]),
  );
}

/** How much of a contender's figure ours is: below 1 the kit needs less. @param {string} figure */
export function besideUs(figure) {
  return (row, rows) => {
    const ours = rows.find(({ contender }) => contender === 'sms-otp-kit')?.[figure];
    const theirs = row[figure];
    return ours && theirs?.median ? ratio(ours.median / theirs.median) : '–';
  };
}
