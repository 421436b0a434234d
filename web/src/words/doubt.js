/** What is said where a gradient is doubted: nudges, and the paths that it is the sum of. */
import { formatNumber, formatPercent, formatGrouped, powerOfTen } from './format.js';

export const nudgeBy = 'Nudge by';
export const gradientSays = 'the gradient predicts';
export const reallyChanges = 'the loss really changes by';
export const offBy = 'difference';
export const errorFinding =
  'The smaller the nudge, the better the prediction, until rounding takes over';
export const errorTitle = 'Error by nudge';
export const errorAxis = 'error, as a share of the prediction';
export const nudgeAxis = 'nudge';
export const nothingToMeasure =
  'The gradient is 0 here: it predicts that a small nudge changes nothing. See what the loss really does.';

/**
 * @param {number} exponent of ten
 * @returns {string}
 */
export function nudgeLabel(exponent) {
  return exponent < 4 ? String(10 ** -exponent) : powerOfTen(-exponent);
}

/**
 * @param {number} count
 * @returns {string}
 */
export function checkAll(count) {
  return `Check all ${count}`;
}

/**
 * @param {number} count
 * @param {string} where the worst of them
 * @param {string} difference
 * @param {string} largest gradient of all
 * @returns {string}
 */
export function allAgree(count, where, difference, largest) {
  return `All ${count} agree. The largest difference is ${difference}, at ${where}; the largest gradient is ${largest}.`;
}

/**
 * @param {number} count
 * @param {string} where
 * @param {string} gradient
 * @param {string} measured
 * @returns {string}
 */
export function oneDiffers(count, where, gradient, measured) {
  return `Of ${count}, the largest difference is at ${where}: the gradient is ${gradient}, nudging gives ${measured}. A nudge across the kink of a ReLU meets two slopes, and agrees with neither.`;
}

/** @type {Readonly<Record<string, string>>} */
export const parameterNames = {
  weight: 'a weight into',
  bias: 'the bias of',
  gamma: 'γ of',
  beta: 'β of',
};

/**
 * @param {number} count
 * @param {string} gradient
 * @returns {string}
 */
export function waysTogether(count, gradient) {
  return count === 1
    ? `One path to the loss; it gives ${gradient}.`
    : `${wayCount(count)} to the loss; together they give ${gradient}.`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function wayCount(count) {
  if (count === 1) return 'one path';
  return `${count < 1e6 ? formatGrouped(count) : formatNumber(count)} paths`;
}

export const chooseWay = 'The largest';

/**
 * @param {number} share of the gradient
 * @returns {string}
 */
export function wayShare(share) {
  return formatPercent(share);
}

/** Above each factor, by what it is. */
export const factorNames = /** @type {const} */ ({
  delta: 'δ',
  weight: 'weight',
  slope: 'slope f′',
  normalization: '∂u/∂z',
  shortcut: 'shortcut',
  activation: 'activation',
});
export const product = 'this path';
export const putBack = 'Put back';

/**
 * @param {string} written
 * @param {string} before
 * @returns {string}
 */
export function wouldBe(written, before) {
  return `With your numbers, this path gives ${written} instead of ${before}.`;
}

export const allClosed = 'Every path has a factor that is 0.';
export const costs = 'What it costs';
export const slowWay = 'Do it the slow way';

/**
 * @param {string} count of ways
 * @param {number} parameters
 * @returns {string}
 */
export function costLine(count, parameters) {
  return `Backpropagation: one sweep for all ${parameters} parameters. Path by path: ${count} for this one gradient. Nudge by nudge: ${2 * parameters} passes.`;
}

/**
 * @param {object} found
 * @param {string} found.walked ways
 * @param {string} found.sum of them
 * @param {string} found.time it took
 * @param {string} found.sweep what one sweep takes
 * @param {string | null} found.all what all of them would take; null where all were walked
 * @returns {string}
 */
export function slowFound({ walked, sum, time, sweep, all }) {
  const rest = all === null ? ` Their sum is ${sum}.` : ` All of them would take ${all}.`;
  return `Walked ${walked} in ${time}.${rest} One sweep, for all gradients, takes ${sweep}.`;
}

const second = 1000;
const units = /** @type {const} */ ([
  [365.25 * 86400 * second, 'years'],
  [86400 * second, 'days'],
  [3600 * second, 'hours'],
  [60 * second, 'minutes'],
  [second, 's'],
  [1, 'ms'],
]);

/**
 * @param {number} milliseconds
 * @returns {string}
 */
export function duration(milliseconds) {
  const [size, name] = units.find(([least]) => milliseconds >= 2 * least) ?? [1, 'ms'];
  return `${formatNumber(milliseconds / size, 2)} ${name}`;
}
