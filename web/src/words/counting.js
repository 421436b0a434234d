/** What the counts of seeds say. */

export const histogram = 'Seed by seed';
export const share = 'points right';

/**
 * @param {number} part from 0 on
 * @param {number} parts of all
 * @returns {string}
 */
export function partOf(part, parts) {
  return `${(100 * part) / parts} to ${(100 * (part + 1)) / parts} %`;
}

/**
 * @param {number} least share of the points that are right
 * @param {number} steps
 * @returns {string} what it means that a network has learned
 */
export function learnedMeans(least, steps) {
  return `at least ${100 * least} % of the points right after ${steps.toLocaleString('en-GB')} steps`;
}
