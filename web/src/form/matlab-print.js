/** Reads what MATLAB and Octave print of a wide matrix: some columns at a time, and a common factor. */

/** `Columns 1 through 4`, `Columns 5 and 6:`, `Column 7`. */
const columns = /^\s*Columns? \d+(?: (?:through|and|to) \d+)?:?\s*$/;
/** `1.0e+03 *` */
const factor = /^\s*(\d+(?:\.\d*)?)e([-+]\d+)\s*\*\s*$/;

/**
 * @param {string} text
 * @returns {string[][] | null} the cells; null if it has neither headings of columns nor a factor
 */
export function matlabPrint(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (!lines.some((line) => columns.test(line) || factor.test(line))) return null;
  /** @type {string[][][]} */
  const blocks = [[]];
  let power = '';
  for (const line of lines) {
    const found = factor.exec(line);
    if (found) power = found[2];
    else if (columns.test(line)) blocks.push([]);
    else blocks[blocks.length - 1].push(cellsOf(line, power));
  }
  return sideBySide(blocks.filter((block) => block.length > 0));
}

/**
 * @param {readonly string[][][]} blocks of some columns each, each with all rows
 * @returns {string[][]} the rows of all
 */
export function sideBySide(blocks) {
  return blocks[0].map((_, row) => blocks.flatMap((block) => block[row] ?? []));
}

/**
 * @param {string} line
 * @param {string} power of ten; '' for none
 * @returns {string[]}
 */
function cellsOf(line, power) {
  return line
    .trim()
    .split(/\s+/)
    .map((cell) => (power !== '' && /^[-+]?[\d.]+$/.test(cell) ? `${cell}e${power}` : cell));
}
