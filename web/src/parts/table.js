/**
 * Reads tables as spreadsheets and programs write them. d3-dsv reads quotes; which separator there is,
 * blanks, and what programs add around the cells, is found here.
 */
import { dsvFormat } from 'd3-dsv';
import { typedNumber } from './typed-number.js';

/** In the order in which they are preferred if several fit equally well. */
const separators = ['\t', ';', ',', '|'];

/** Blanks, also without width, that surround cells. */
const blanks = String.raw`[\s\u200b-\u200f\u2060\ufeff]`;
const around = new RegExp(`^${blanks}+|${blanks}+$`, 'g');

/**
 * @typedef {object} Row
 * @property {number} row its number in the text, from 1; empty rows count
 * @property {string[]} cells without surrounding blanks and quotes
 *
 * One separator holds for the whole table: that with which most rows have equally many cells, and most cells
 * are numbers. A first line "sep=;", as Excel writes it, states it.
 *
 * @param {string} text
 * @returns {Row[]} those that are not empty, without last columns that are empty in all rows
 */
export function readRows(text) {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const [stated, separator] = /^sep=(.)\n/i.exec(plain) ?? [];
  if (stated !== undefined) {
    const rest = rowsBy(separator, plain.slice(stated.length));
    return withoutEmptyEnd(rest.map(({ row, cells }) => ({ row: row + 1, cells })));
  }
  const all = [...separators.map((each) => rowsBy(each, plain)), rowsByBlanks(plain)];
  const fits = all.map(fitOf);
  return withoutEmptyEnd(all[fits.indexOf(Math.max(...fits))]);
}

/**
 * @param {string} separator
 * @param {string} text
 * @returns {Row[]}
 */
function rowsBy(separator, text) {
  const escaped = separator.replace(/[|\\]/, '\\$&');
  // A quote opens a quoted cell only at its beginning: blanks before it would hide it.
  const tight = text.replaceAll(new RegExp(`(^|${escaped})[ ]+(?=")`, 'gm'), '$1');
  return numbered(dsvFormat(separator).parseRows(tight));
}

/**
 * @param {string} text
 * @returns {Row[]}
 */
function rowsByBlanks(text) {
  return numbered(text.split('\n').map((line) => trimmed(line).split(/\s+/)));
}

/**
 * @param {readonly string[][]} lines
 * @returns {Row[]} those that are not empty
 */
function numbered(lines) {
  return lines
    .map((cells, k) => ({ row: k + 1, cells: cells.map(trimmed) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/**
 * @param {string} cell
 * @returns {string}
 */
function trimmed(cell) {
  return cell.replaceAll(around, '').replace(/^"(.*)"$/, '$1');
}

/**
 * @param {readonly Row[]} rows
 * @returns {number} the higher, the better the separator fits; 0 for rows of one cell
 */
function fitOf(rows) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [0, 0];
  if (width < 2) return 0;
  const cells = rows.flatMap((row) => row.cells);
  const numbers = cells.filter((cell) => typedNumber(cell) !== null).length;
  return count / rows.length + numbers / cells.length;
}

/**
 * @param {Row[]} rows
 * @returns {Row[]}
 */
function withoutEmptyEnd(rows) {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (width === 0 || rows.some(({ cells }) => (cells[width - 1] ?? '') !== '')) return rows;
  return withoutEmptyEnd(rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, width - 1) })));
}
