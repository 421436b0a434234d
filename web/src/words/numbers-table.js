/** What is said of a table of numbers that cannot be read. */

export const noNumbers = 'expected numbers, found none';
export const leftOut =
  'expected every number, found “...”, which stands for some that were left out: print the whole table';

/**
 * @param {number} row from 1
 * @param {number} column from 1
 * @param {string} found
 * @returns {string}
 */
export function noNumber(row, column, found) {
  const what = /^[-+]?(inf(inity)?|nan)$/i.test(found) ? 'a finite number' : 'a number';
  return `row ${row}, column ${column}: expected ${what}, found ${found === '' ? 'nothing' : found}`;
}

/**
 * @param {string} bracket that is missing, or one too many
 * @param {boolean} isMissing
 * @returns {string}
 */
export function unmatched(bracket, isMissing) {
  return isMissing ? `expected “${bracket}” at the end` : `found a “${bracket}” too many`;
}

/**
 * @param {number} levels of brackets
 * @returns {string}
 */
export function tooDeep(levels) {
  return `expected a table, found brackets in ${levels} levels`;
}

/**
 * @param {string} found before, between or after the rows
 * @returns {string}
 */
export function besides(found) {
  return `expected rows of numbers, found “${found}” beside them`;
}

/**
 * @param {string} name of a function of R
 * @returns {string}
 */
export function unknownCall(name) {
  return `expected c, matrix, structure, rbind or cbind, found “${name}”`;
}

/**
 * @param {number} numbers
 * @param {string | number} rows
 * @param {string | number} columns
 * @returns {string}
 */
export function unfilled(numbers, rows, columns) {
  return `expected ${rows} rows of ${columns} columns, found ${numbers} numbers`;
}
