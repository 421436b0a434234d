/** What is said of a reader's own points. */
import { formatNumber } from './format.js';

export const title = 'Your own points';
export const setTask =
  'Press the plane to set a point, or press a point to take it away. With the keyboard: arrow keys move a cross, Enter presses. Both networks learn from what stands here.';
export const setClass = 'Class';
/** Of the classes, in the order of their shapes. */
export const shapeLabels = /** @type {const} */ (['○ hollow', '● filled', '□ square']);
export const beginWithNone = 'Begin with none';
export const twoClasses = 'Not learned from yet: there must be points of two classes.';
export const task =
  'Or a table. A point a line: two numbers and a class, with commas, semicolons or tabs between. Paste them, or drop a file here. They are brought to mean 0 and standard deviation 1.';
export const field = 'Table';
export const use = 'Use these';
export const example = 'x,y,class\n1.0,2.0,a\n2.5,0.5,b';

/**
 * @param {number} most
 * @returns {string}
 */
export function full(most) {
  return `There are ${most} points, and no more are taken. Press one to take it away.`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function planeSpoken(count) {
  return `A plane with ${count} points. Arrow keys move a cross, Enter sets a point or takes it away.`;
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
 * @returns {string}
 */
export function noClass(row) {
  return `row ${row}, column 3: expected a class, found nothing`;
}

/**
 * @param {number} row
 * @param {number} most
 * @returns {string}
 */
export function tooManyClasses(row, most) {
  return `row ${row}, column 3: expected at most ${most} classes, found one more`;
}

/**
 * @param {number} found
 * @returns {string}
 */
export function tooFewClasses(found) {
  return `column 3: expected at least 2 classes, found ${found}`;
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
  return `${count} points are learned from.`;
}
