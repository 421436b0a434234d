/** What is said of a reader's own points. */
import { formatNumber } from './format.js';

export const title = 'Your own points';
export const setTask =
  'Click the plane to add a point; click a point to remove it. With the keyboard, arrow keys move a cross and Enter clicks. Both networks learn from these points.';
export const setClass = 'Class';
/** Of the classes, in the order of their shapes. */
export const shapeLabels = /** @type {const} */ (['○ hollow', '● filled', '□ square']);
export const beginWithNone = 'Remove all points';
export const twoClasses = 'Add points of another class: the networks need two to learn.';
export const task =
  'Or paste a table, or drop a file here. Each line is a point: two numbers and a class, separated by commas, semicolons or tabs. The numbers are rescaled to mean 0 and standard deviation 1.';
export const field = 'Table';
export const use = 'Use these';
export const example = 'x,y,class\n1.0,2.0,a\n2.5,0.5,b';

/**
 * @param {number} most
 * @returns {string}
 */
export function full(most) {
  return `There are ${most} points, which is the most. Click one to remove it.`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function planeSpoken(count) {
  return `A plane with ${count} points. Arrow keys move a cross; Enter adds or removes a point.`;
}

/**
 * @param {{x: number, y: number}} at
 * @param {{kind: number} | null} point that is there
 * @returns {string}
 */
export function place({ x, y }, point) {
  const what = point ? `a point, ${shapeLabels[point.kind].split(' ')[1]}` : 'no point';
  return `${formatNumber(x)}, ${formatNumber(y)}: ${what}`;
}

/**
 * @param {number} row
 * @param {number} found
 * @returns {string}
 */
export function threeColumns(row, found) {
  return `row ${row}: expected 3 columns, found ${found}`;
}

/**
 * @param {number} row
 * @param {number} column
 * @param {string} found
 * @returns {string}
 */
export function noNumber(row, column, found) {
  return `row ${row}, column ${column}: expected a number, found ${JSON.stringify(found)}`;
}

/**
 * @param {number} row
 * @param {number} column
 * @returns {string}
 */
export function noClass(row, column) {
  return `row ${row}, column ${column}: expected a class, found nothing`;
}

/**
 * @param {number} row
 * @param {number} column
 * @param {number} most
 * @returns {string}
 */
export function tooManyClasses(row, column, most) {
  return `row ${row}, column ${column}: expected at most ${most} classes, found one more`;
}

/**
 * @param {number} column
 * @param {number} found
 * @returns {string}
 */
export function tooFewClasses(column, found) {
  return `column ${column}: expected at least 2 classes, found ${found}`;
}

/**
 * @param {number} found
 * @param {number} most
 * @returns {string}
 */
export function tooManyPoints(found, most) {
  return `expected at most ${most} points, found ${found}`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function taken(count) {
  return `The networks learn from ${count} points.`;
}
