/**
 * Reads a table of numbers as people type it, and as spreadsheets, NumPy, PyTorch, MATLAB, R and others
 * print it. Some texts can be read in several ways: in `0,5; 1,2` a comma may be decimal or separate two
 * numbers, and a semicolon may end a row or separate two columns. The shape that is expected decides.
 */
import { typedNumber } from '../parts/typed-number.js';
import * as words from '../words/numbers-table.js';
import { bracketed } from './brackets.js';
import { matlabPrint } from './matlab-print.js';
import { rCall, rPrint } from './r-print.js';

/**
 * @typedef {{rows: number, columns: number}} Shape
 * @typedef {{rows: number[][], isDecimal: boolean}} Table `isDecimal`: commas were read as decimal commas
 *
 * @typedef {object} Reading one way to read a text
 * @property {string[][]} cells
 * @property {boolean} [isDecimal]
 */

/** What a program writes before its table: `W1 =`, `W <-`, PyTorch's and Julia's lines. */
const names = /^\s*(?:Parameter containing:|[A-Za-z][\w.$]*'?\s*(?:=|<-)(?!=)|\d+[×x]\d+ .*:$)\s*/m;

/**
 * @param {string} text
 * @param {Shape} expected
 * @returns {Table} the reading that has the expected shape; else one that has it when transposed; else the
 *   likeliest
 * @throws {Error} with one line that names what is wrong
 */
export function readTable(text, expected) {
  const plain = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ');
  if (plain.trim() === '') throw new Error(words.noNumbers);
  if (/\.\.\.|…/.test(plain)) throw new Error(words.leftOut);
  const tables = readingsOf(plain).map(numbersOf);
  const read = tables.flatMap((table) => (table instanceof Error ? [] : [table]));
  if (read.length === 0) throw tables[0];
  const turned = { rows: expected.columns, columns: expected.rows };
  return (
    read.find(({ rows }) => isOf(rows, expected)) ??
    read.find(({ rows }) => isOf(rows, turned)) ??
    read[0]
  );
}

/**
 * @param {readonly (readonly number[])[]} rows
 * @param {Shape} shape
 * @returns {boolean}
 */
export function isOf(rows, shape) {
  return rows.length === shape.rows && rows.every(({ length }) => length === shape.columns);
}

/**
 * @param {readonly (readonly number[])[]} rows
 * @returns {number[][]}
 */
export function transposed(rows) {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
}

/**
 * @param {string} text
 * @returns {Reading[]} the likeliest first
 */
function readingsOf(text) {
  const printed = rPrint(text) ?? rCall(text.replace(names, ''));
  if (printed) return [{ cells: printed }];
  const body = text
    .replace(names, '')
    .replace(names, '')
    .replace(/[\s;]+$/, '');
  const matlab = matlabPrint(body);
  if (matlab) return [{ cells: matlab }];
  const groups = bracketed(body);
  if (groups === null) return readingsOfLines(body, false);
  if (groups.length === 1) return readingsOfLines(groups[0], true);
  return commaReadings(body, true).map((isDecimal) => ({
    cells: groups.map((group) => cellsOf(group, isDecimal, false)),
    isDecimal,
  }));
}

/**
 * @param {string} text without brackets
 * @param {boolean} isInBrackets as MATLAB and NumPy write it: a semicolon ends a row, and a line may go on
 * @returns {Reading[]}
 */
function readingsOfLines(text, isInBrackets) {
  const lines = linesOf(text, /\n/);
  const hasColumns = !isInBrackets && lines.some((line) => line.includes(';'));
  const goesOn = isInBrackets && lines.length > 1;
  return commaReadings(text, isInBrackets).flatMap((isDecimal) => [
    ...(hasColumns ? [reading(lines, isDecimal, true)] : []),
    reading(linesOf(text, /[;\n]/), isDecimal, false),
    ...(goesOn ? [reading(linesOf(text, /;/), isDecimal, false)] : []),
  ]);
}

/**
 * @param {readonly string[]} rows
 * @param {boolean} isDecimal
 * @param {boolean} hasColumns
 * @returns {Reading}
 */
function reading(rows, isDecimal, hasColumns) {
  return { cells: rows.map((row) => cellsOf(row, isDecimal, hasColumns)), isDecimal };
}

/**
 * @param {string} text
 * @param {RegExp} end of a line
 * @returns {string[]} the lines that are not empty, each without a semicolon at its end
 */
function linesOf(text, end) {
  return text
    .split(end)
    .map((line) => line.trim().replace(/\s*;$/, ''))
    .filter((line) => line !== '');
}

/**
 * @param {string} text
 * @param {boolean} isInBrackets where a comma rather separates numbers
 * @returns {boolean[]} whether commas are decimal, the likeliest first
 */
function commaReadings(text, isInBrackets) {
  const isBetweenDigits = /\d,\d/.test(text) && !/,(?!\d)|(?<!\d),|,\d+,/.test(text);
  if (!isBetweenDigits || text.includes('.')) return [false];
  const isSeparatedOtherwise = /\d[^\S\n]*[\s;][^\S\n]*[-+−]?\d/.test(text.replaceAll('\n', ''));
  return isSeparatedOtherwise && !isInBrackets ? [true, false] : [false, true];
}

/**
 * @param {string} row
 * @param {boolean} isDecimal
 * @param {boolean} hasColumns whether semicolons separate columns
 * @returns {string[]}
 */
function cellsOf(row, isDecimal, hasColumns) {
  const mark = hasColumns ? ';' : isDecimal ? '' : ',';
  const text = row.trim();
  const isMarked = mark !== '' && text.includes(mark);
  // Between two tabs, a cell is missing; several blanks are one.
  if (text.includes('\t') && !isMarked) return text.split('\t').map((cell) => cell.trim());
  if (!isMarked) return text.split(/\s+/);
  const whole = text.replace(new RegExp(`\\s*${mark}$`), '');
  return whole.split(new RegExp(`\\s*${mark}\\s*|\\s+`));
}

/**
 * @param {Reading} reading
 * @returns {Table | Error}
 */
function numbersOf({ cells, isDecimal = false }) {
  /** @type {number[][]} */
  const rows = [];
  for (const [r, row] of cells.entries()) {
    const numbers = row.map((cell) => numberOf(cell, isDecimal));
    const wrong = numbers.indexOf(null);
    if (wrong >= 0) return new Error(words.noNumber(r + 1, wrong + 1, row[wrong]));
    rows.push(/** @type {number[]} */ (numbers));
  }
  return rows.length > 0 ? { rows, isDecimal } : new Error(words.noNumbers);
}

/**
 * @param {string} cell
 * @param {boolean} isDecimal
 * @returns {number | null}
 */
function numberOf(cell, isDecimal) {
  const text = cell.replace(/^(["'])(.*)\1$/, '$2');
  return typedNumber(isDecimal ? text.replace(',', '.') : text);
}
