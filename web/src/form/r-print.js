/** Reads what R prints of vectors and matrices, and the calls that make them. */
import * as words from '../words/numbers-table.js';
import { sideBySide } from './matlab-print.js';

/** The label of a row, `[2,]`, and of the first number in a line of a vector, `[5]`. */
const [rowLabel, place] = [/^\s*\[\d+,\]/, /^\s*\[\d+\]\s+(?=\S)/];

/**
 * @param {string} text
 * @returns {string[][] | null} the cells; null if R did not print it
 */
export function rPrint(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (/^\s*\[1\]\s+[^\s,\]]/.test(lines[0]) && lines.every((line) => place.test(line))) {
    return [lines.flatMap((line) => cellsOf(line.replace(place, '')))];
  }
  if (!lines.some((line) => rowLabel.test(line))) return null;
  /** @type {string[][][]} */
  const blocks = [[]];
  for (const line of lines) {
    // Above each block, a line names its columns.
    if (rowLabel.test(line)) blocks[blocks.length - 1].push(cellsOf(line.replace(rowLabel, '')));
    else blocks.push([]);
  }
  return sideBySide(blocks.filter((block) => block.length > 0));
}

/**
 * @param {string} line
 * @returns {string[]}
 */
function cellsOf(line) {
  return line.trim().split(/\s+/);
}

/**
 * @typedef {string | Call} Argument
 * @typedef {{name: string, given: {key: string, value: Argument}[]}} Call
 */

/**
 * @param {string} text such as `matrix(c(1, 2, 3, 4), nrow = 2, byrow = TRUE)`
 * @returns {string[][] | null} the cells; null if it is no call of R
 * @throws {Error} with one line
 */
export function rCall(text) {
  if (!/^\s*(c|matrix|structure|rbind|cbind)\s*\(/.test(text)) return null;
  const tokens = text.match(/[A-Za-z.][\w.]*|[-+]?[\d.]+(?:e[-+]?\d+)?L?|\S/g) ?? [];
  const call = argumentFrom(tokens);
  const rest = tokens.join('').replace(/^;$/, '');
  if (rest !== '') throw new Error(words.besides(rest));
  return rowsOf(call);
}

/**
 * @param {string[]} tokens the rest of the text; those that are read are taken away
 * @returns {Argument}
 */
function argumentFrom(tokens) {
  const name = tokens.shift() ?? '';
  if (tokens.at(0) !== '(') return name;
  tokens.shift();
  /** @type {Call['given']} */
  const given = [];
  while (tokens.length > 0 && tokens.at(0) !== ')') {
    const key = tokens[1] === '=' ? tokens.splice(0, 2)[0] : '';
    given.push({ key: key.replace(/^\.D/, 'd'), value: argumentFrom(tokens) });
    if (tokens.at(0) === ',') tokens.shift();
    else break;
  }
  if (tokens.shift() !== ')') throw new Error(words.unmatched(')', true));
  return { name, given };
}

/**
 * @param {Argument} argument
 * @returns {string[][]}
 */
function rowsOf(argument) {
  if (typeof argument === 'string') return [[argument.replace(/L$/, '')]];
  const { name, given } = argument;
  const named = (/** @type {string} */ key) => given.find((each) => each.key === key)?.value;
  const [data, ...others] = given.filter(({ key }) => key === '').map(({ value }) => value);
  const first = data ?? named('data') ?? '';
  if (name === 'c') return [given.flatMap(({ value }) => rowsOf(value).flat())];
  if (name === 'rbind') return given.map(({ value }) => rowsOf(value).flat());
  if (name === 'cbind') return byColumn(given.map(({ value }) => rowsOf(value).flat()));
  if (name === 'matrix') {
    const [rows = others[0], columns = others[1], byRow = others[2]] = [
      named('nrow'),
      named('ncol'),
      named('byrow'),
    ];
    return filled(numbersIn(first), count(rows), count(columns), /^T/.test(String(byRow)));
  }
  if (name === 'structure') {
    const [rows, columns] = numbersIn(named('dim') ?? '');
    return filled(numbersIn(first), count(rows), count(columns), false);
  }
  throw new Error(words.unknownCall(name));
}

/**
 * @param {Argument} argument
 * @returns {string[]}
 */
function numbersIn(argument) {
  return rowsOf(argument).flat();
}

/**
 * @param {Argument | undefined} argument
 * @returns {number | null}
 */
function count(argument) {
  return typeof argument === 'string' && argument !== ''
    ? Number(argument.replace(/L$/, ''))
    : null;
}

/**
 * @param {readonly string[]} numbers
 * @param {number | null} rows
 * @param {number | null} columns
 * @param {boolean} isByRow false: down the columns, as R does
 * @returns {string[][]}
 */
function filled(numbers, rows, columns, isByRow) {
  const height = rows ?? (columns === null ? numbers.length : numbers.length / columns);
  const width = columns ?? numbers.length / height;
  if (height * width !== numbers.length || !Number.isInteger(height) || !Number.isInteger(width)) {
    throw new Error(words.unfilled(numbers.length, rows ?? '?', columns ?? '?'));
  }
  if (!isByRow) return byColumn(pieces(numbers, height));
  return pieces(numbers, width);
}

/**
 * @param {readonly string[]} numbers
 * @param {number} length
 * @returns {string[][]}
 */
function pieces(numbers, length) {
  return Array.from({ length: numbers.length / length }, (_, k) =>
    numbers.slice(k * length, (k + 1) * length),
  );
}

/**
 * @param {readonly string[][]} columns
 * @returns {string[][]} rows
 */
function byColumn(columns) {
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? ''));
}
