/** A reader's own points from a table. */
import { readRows } from '../parts/table.js';
import { typedNumber } from '../parts/typed-number.js';
import { kept, mostClasses, mostPoints } from '../state/own-points.js';
import * as words from '../words/own-points.js';

/**
 * @typedef {import('../state/own-points.js').OwnPoint} OwnPoint
 * @typedef {import('../parts/table.js').Row} Row
 */

/** What programs write for a number that there is not. */
const missing = /^([-+]?(nan|inf|infinity)|n\/?a|null|none)$/i;

/**
 * Two columns of numbers and one of classes; the first row may name them. Both columns are brought to
 * mean 0 and standard deviation 1, which is what networks learn from best.
 *
 * @param {string} text
 * @returns {OwnPoint[]}
 * @throws {Error} with one line that names the row and the column
 */
export function readTable(text) {
  const { rows, first } = bodyOf(readRows(text));
  /** @type {string[]} */
  const kinds = [];
  const points = rows.map(({ cells, row }) => {
    if (cells.length !== first + 3) throw new Error(words.threeColumns(row, cells.length - first));
    const [x, y] = [first, first + 1].map((column) => {
      const number = typedNumber(cells[column]);
      if (number === null) throw new Error(words.noNumber(row, column + 1, cells[column]));
      return number;
    });
    const name = cells[first + 2];
    if (name === '') throw new Error(words.noClass(row, first + 3));
    if (!kinds.includes(name)) kinds.push(name);
    if (kinds.length > mostClasses) {
      throw new Error(words.tooManyClasses(row, first + 3, mostClasses));
    }
    return { x, y, name };
  });
  if (points.length > mostPoints) throw new Error(words.tooManyPoints(points.length, mostPoints));
  if (kinds.length < 2) throw new Error(words.tooFewClasses(first + 3, kinds.length));
  // Of numbers, the smaller one is the first class, whichever comes first.
  const order = kinds.every((kind) => typedNumber(kind) !== null)
    ? [...kinds].sort((a, b) => Number(typedNumber(a)) - Number(typedNumber(b)))
    : kinds;
  const [x, y] = [
    standardized(points.map((point) => point.x)),
    standardized(points.map((point) => point.y)),
  ];
  return points.map(({ name }, k) => ({ x: x[k], y: y[k], kind: order.indexOf(name) }));
}

/**
 * @param {readonly Row[]} rows
 * @returns {{rows: readonly Row[], first: number}} the rows without one of names, and their first column:
 *   the second if the first one numbers the rows, as R and pandas write it, without a name of its own
 */
function bodyOf(rows) {
  const [head, ...body] = rows;
  const isHead =
    head?.cells.slice(0, -1).every((cell) => typedNumber(cell) === null && !missing.test(cell)) ??
    false;
  if (!isHead || body.length === 0) return { rows, first: 0 };
  const columns = body[0].cells.length;
  const isNumbered = columns > 3 && (head.cells.length === columns - 1 || head.cells[0] === '');
  return { rows: body, first: isNumbered ? 1 : 0 };
}

/**
 * @param {readonly number[]} numbers
 * @returns {number[]} with mean 0 and standard deviation 1; 0 each if all are equal
 */
function standardized(numbers) {
  if (numbers.every((number) => number === numbers[0])) return numbers.map(() => 0);
  // Divided by the largest first: the square of a large number would be infinite.
  const largest = Math.max(...numbers.map(Math.abs));
  const scaled = numbers.map((number) => number / largest);
  const mean = scaled.reduce((sum, number) => sum + number, 0) / scaled.length;
  const variance = scaled.reduce((sum, number) => sum + (number - mean) ** 2, 0) / scaled.length;
  const deviation = Math.sqrt(variance);
  return scaled.map((number) => kept((number - mean) / deviation));
}
