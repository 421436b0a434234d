/** What the lesson answers to answers. */
import { formatCount } from './format.js';

/**
 * @param {number} guess hidden layers
 * @param {{depth: number, ratio: number}} found the depth that was asked for, and the first layer's
 *   share there
 * @param {boolean} isClose whether the guess counts
 * @returns {string}
 */
export function depthVerdict(guess, { depth, ratio }, isClose) {
  const start = guess === depth ? 'Exactly' : isClose ? 'Close' : 'Not quite';
  const share = `1 part in ${formatCount(1 / ratio)}`;
  return `${start}: it takes ${depth} hidden layers. There, ${share} is left.`;
}

/**
 * @param {string} accepted
 * @param {string} found
 * @returns {string}
 */
export function wrongNumber(accepted, found) {
  return `Expected ${accepted}, found ${found}.`;
}
