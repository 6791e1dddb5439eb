/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Half the distance between the quartiles, as a part of the median: how far a round strays. @param {number[]} values */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  return median(values) === 0 ? 0 : (at(0.75) - at(0.25)) / 2 / median(values);
}

/**
 * Medians of each contender's rounds, as ratios to the baseline of the same run.
 * @param {Record<string, Record<string, number[]>>} rounds contender -> figure -> one value a round
 * @param {string} baseline
 */
export function ratios(rounds, baseline) {
  return Object.entries(rounds).map(([contender, figures]) => {
    const row = { contender };
    for (const [figure, values] of Object.entries(figures)) {
      const base = rounds[baseline][figure] ? median(rounds[baseline][figure]) : 0;
      row[figure] = {
        ratio: base === 0 ? null : median(values) / base,
        median: median(values),
        spread: spread(values),
      };
    }
    return row;
  });
}

/** @param {{ contender: string }[]} rows @param {string[]} absolute figures shown as they are, because they are counts */
export function table(rows, absolute = []) {
  const figures = Object.keys(rows[0]).filter((key) => key !== 'contender');
  const cell = (row, figure) => {
    const value = row[figure];
    if (value === undefined) return '';
    if (absolute.includes(figure)) return String(Math.round(value.median * 100) / 100);
    return value.ratio === null ? '–' : `${value.ratio.toFixed(2)}x ±${Math.round(value.spread * 100)}%`;
  };
  const lines = rows.map((row) => `| ${row.contender} | ${figures.map((figure) => cell(row, figure)).join(' | ')} |`);
  return [`| | ${figures.join(' | ')} |`, `|---|${figures.map(() => '---:').join('|')}|`, ...lines].join('\n');
}
