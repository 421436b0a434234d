/** What the updates did. */

export const movement = 'How far each layer has moved';
export const movementMeasure = 'Mean change of a weight since the start.';
export const lossHistory = 'Loss, update by update';

/**
 * @param {string} first
 * @param {string} last
 * @param {number} count
 * @returns {string} the line of losses for those who do not see it
 */
export function lossHistorySpoken(first, last, count) {
  return `${lossHistory}: ${count} values, from ${first} to ${last}`;
}
