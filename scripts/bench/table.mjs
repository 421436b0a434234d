/**
 * Formats the results of one row as lines of text, the fastest contestant first.
 *
 * @param {string} row
 * @param {import('./race.mjs').Result[]} results
 * @returns {string}
 */
export function table(row, results) {
  const ranked = [...results].sort((a, b) => (b.stepsPerSecond || 0) - (a.stepsPerSecond || 0));
  const fastest = ranked[0].stepsPerSecond;
  const lines = [
    ['row', 'contestant', 'steps/s', 'spread', 'of fastest', 'precision'],
    ...ranked.map(({ name, stepsPerSecond, spread, precision, failure }) =>
      failure
        ? [row, name, '–', '–', '–', failure]
        : [
            row,
            name,
            threeDigits(stepsPerSecond),
            spread.toFixed(3),
            threeDigits(stepsPerSecond / fastest),
            precision,
          ],
    ),
  ];
  const notes = results.filter(({ note }) => note).map(({ name, note }) => `${name}: ${note}`);
  return [...align(lines), ...notes].join('\n');
}

/** @param {number} value */
export function threeDigits(value) {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(value)));
  return value.toLocaleString('en', {
    maximumSignificantDigits: value < 1000 ? 3 : undefined,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/**
 * Aligns columns: the first two to the left, the others to the right, the last not at all.
 *
 * @param {string[][]} lines
 * @returns {string[]}
 */
export function align(lines) {
  const widths = lines[0].map((_, column) =>
    Math.max(...lines.map((cells) => cells[column].length)),
  );
  return lines.map((cells) =>
    cells
      .map((cell, column) => {
        if (column === cells.length - 1) return cell;
        return column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
      })
      .join('  '),
  );
}
