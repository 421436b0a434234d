/** A reader's own points: from a table of text or a press, and as text that an address can carry. */
import { typedNumber } from '../parts/typed-number.js';
import * as words from '../words/own-points.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../learning/points.js').Point} Point
 */

/** So many classes have a shape of their own. */
export const mostClasses = 3;
export const mostPoints = 400;
/** Significant digits of a coordinate, as it is kept. */
const digits = 4;

/**
 * Two columns of numbers and one of classes; the first line may name them. Both columns are brought to
 * mean 0 and standard deviation 1, which is what networks learn from best.
 *
 * @param {string} text lines, with commas, semicolons or tabs between columns
 * @returns {Point[]}
 * @throws {Error} with one line that names the row and the column
 */
export function readTable(text) {
  const lines = text.split(/\r?\n/).map((line, k) => ({ cells: cellsOf(line), row: k + 1 }));
  const rows = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const isHead =
    rows.length > 0 && rows[0].cells.slice(0, 2).every((cell) => typedNumber(cell) === null);
  const body = isHead ? rows.slice(1) : rows;
  /** @type {string[]} */
  const kinds = [];
  const points = body.map(({ cells, row }) => {
    if (cells.length !== 3) throw new Error(words.threeColumns(row, cells.length));
    const [x, y] = [0, 1].map((column) => {
      const number = typedNumber(cells[column]);
      if (number === null) throw new Error(words.noNumber(row, column + 1, cells[column]));
      return number;
    });
    if (cells[2] === '') throw new Error(words.noClass(row));
    if (!kinds.includes(cells[2])) kinds.push(cells[2]);
    if (kinds.length > mostClasses) throw new Error(words.tooManyClasses(row, mostClasses));
    return { x, y, name: cells[2] };
  });
  if (points.length > mostPoints) throw new Error(words.tooManyPoints(points.length, mostPoints));
  if (kinds.length < 2) throw new Error(words.tooFewClasses(kinds.length));
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
 * @param {string} line
 * @returns {string[]}
 */
function cellsOf(line) {
  const separator = ['\t', ';', ','].find((each) => line.includes(each)) ?? /\s+/;
  return line.trim() === ''
    ? []
    : line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/**
 * @param {readonly number[]} numbers
 * @returns {number[]}
 */
function standardized(numbers) {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length;
  const deviation = Math.sqrt(variance) || 1;
  return numbers.map((number) => kept((number - mean) / deviation));
}

/**
 * @param {number} coordinate
 * @returns {number} as it is kept
 */
export function kept(coordinate) {
  return Number(coordinate.toPrecision(digits));
}

/**
 * @param {readonly Point[]} points
 * @returns {boolean} whether there are classes to be told apart
 */
export function isLearnable(points) {
  return new Set(points.map(({ kind }) => kind)).size > 1;
}

/**
 * @param {readonly Point[]} points
 * @returns {string}
 */
export function packPoints(points) {
  return points.map(({ x, y, kind }) => `${x}_${y}_${kind}`).join('~');
}

/**
 * @param {string} text of `packPoints`
 * @returns {Examples | null} null where it is damaged, or has not two classes
 */
export function unpackPoints(text) {
  const points = text.split('~').map((point) => point.split('_').map(Number));
  const isWhole = points.every(
    (point) =>
      point.length === 3 &&
      point.every(Number.isFinite) &&
      Number.isInteger(point[2]) &&
      point[2] >= 0 &&
      point[2] < mostClasses,
  );
  const classes = Math.max(...points.map(([, , kind]) => kind)) + 1;
  if (text === '' || !isWhole || points.length > mostPoints || classes < 2) return null;
  return {
    inputs: points.map(([x, y]) => [x, y]),
    targets: points.map(([, , kind]) =>
      classes === 2 ? [kind] : Array.from({ length: classes }, (_, k) => Number(k === kind)),
    ),
  };
}
