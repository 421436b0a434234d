/** What the counts of seeds say. */
import { formatPercent, formatGrouped } from './format.js';

export const stopCount = 'Stop counting';
export const histogram = 'Seed by seed';
export const share = 'points right';

/**
 * @param {number} part from 0 on
 * @param {number} parts of all
 * @returns {string}
 */
export function partOf(part, parts) {
  return `${formatPercent(part / parts)} to ${formatPercent((part + 1) / parts)}`;
}

/**
 * @param {number} least share of the points that are right
 * @param {number} steps
 * @returns {string} what it means that a network has learned
 */
export function learnedMeans(least, steps) {
  return `at least ${formatPercent(least)} of the points right after ${formatGrouped(steps)} steps`;
}
