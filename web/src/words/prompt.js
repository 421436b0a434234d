/** What the figure suggests to try next. */
import { firstLayer } from './figure.js';

export const dismiss = 'Dismiss';

/**
 * @param {number} at of the prompts, from 1
 * @param {number} count of all prompts
 * @returns {string}
 */
export function place(at, count) {
  return `${at} of ${count}`;
}

/**
 * @param {number} depth
 * @returns {string}
 */
export function goDeep(depth) {
  return `→ Now set Depth to ${depth}, and watch the bar on the left.`;
}

/**
 * @param {[magnitude: number, output: number]} share of the first layer
 * @returns {string}
 */
export function changeActivation(share) {
  return `→ ${firstLayer(...share)}. Now press ReLU.`;
}

/**
 * @param {[magnitude: number, output: number]} share of the first layer
 * @returns {string}
 */
export function askWhy(share) {
  return `→ ${firstLayer(...share)}. Why? Press a bar or a weight.`;
}
