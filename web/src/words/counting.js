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
