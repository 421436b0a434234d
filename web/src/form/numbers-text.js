/** Numbers as the fields of the form show them, and as they are read there. */
import * as words from '../words/network-form.js';
import { isOf, readTable } from './read-table.js';

/** @typedef {import('./read-table.js').Shape} Shape */
/** @typedef {import('./read-table.js').Table} Table */

/**
 * @param {readonly number[]} numbers
 * @returns {string}
 */
export function listText(numbers) {
  return numbers.join(', ');
}

/**
 * @param {readonly (readonly number[])[]} rows
 * @returns {string} a line for each row, its columns below one another
 */
export function tableText(rows) {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column].length)),
  );
  return cells
    .map((row) => row.map((cell, column) => cell.padStart(widths[column])).join('  '))
    .join('\n');
}

/**
 * @param {string} text
 * @param {number} count
 * @returns {number[]} of a row or a column
 * @throws {Error} with one line
 */
export function readList(text, count) {
  const { rows } = readTable(text, { rows: 1, columns: count });
  const isList = rows.length === 1 || rows.every(({ length }) => length === 1);
  const numbers = rows.flat();
  if (!isList) throw new Error(words.notOneRow(rows.length));
  if (numbers.length !== count) throw new Error(words.otherCount(count, numbers.length));
  return numbers;
}

/** A table that is not of the expected shape. */
export class OtherShape extends Error {
  /** The table's transpose has the shape. */
  isTurned;

  /**
   * @param {number[][]} rows
   * @param {Shape} expected
   */
  constructor(rows, expected) {
    const width = rows[0].length;
    const ragged = rows.findIndex(({ length }) => length !== width);
    super(
      ragged < 0
        ? words.otherShape(expected, { rows: rows.length, columns: width })
        : words.ragged(ragged + 1, rows[ragged].length, width),
    );
    this.isTurned = isOf(rows, { rows: expected.columns, columns: expected.rows });
  }
}

/**
 * @param {string} text
 * @param {Shape} expected
 * @returns {Table} of this shape
 * @throws {OtherShape} if it has another
 * @throws {Error} with one line, if it cannot be read
 */
export function readMatrix(text, expected) {
  const table = readTable(text, expected);
  if (!isOf(table.rows, expected)) throw new OtherShape(table.rows, expected);
  return table;
}

/**
 * @param {string} text
 * @param {number} most
 * @returns {number} a whole number from 1
 * @throws {Error} with one line
 */
export function readCount(text, most) {
  const count = /^\s*\d+\s*$/.test(text) ? Number(text) : NaN;
  if (count >= 1 && count <= most) return count;
  throw new Error(words.notACount(most, text.trim()));
}
