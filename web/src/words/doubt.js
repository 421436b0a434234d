/** What is said where a gradient is doubted: nudges, and the ways that it is the sum of. */
import { formatNumber, powerOfTen } from './format.js';

export const nudge = 'Do not believe it: nudge it';
export const nudgeBy = 'Nudge by';
export const gradientSays = 'the gradient says';
export const reallyChanges = 'the loss really changes by';
export const offBy = 'off by';
export const errorFinding = 'The smaller the nudge, the better it fits, until rounding takes over';
export const errorTitle = 'Error by nudge';
export const errorAxis = 'error, as a share of what the gradient says';
export const nudgeAxis = 'nudge';
export const nothingToMeasure =
  'The gradient is 0 here: to first order, a nudge changes nothing. See what the loss really does.';

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
  return `All ${count} agree. The worst, ${where}, is off by ${difference}; the largest gradient is ${largest}.`;
}

/**
 * @param {number} count
 * @param {string} where
 * @param {string} gradient
 * @param {string} measured
 * @returns {string}
 */
export function oneDiffers(count, where, gradient, measured) {
  return `Of ${count}, the worst is ${where}: the gradient is ${gradient}, nudging gives ${measured}. Where a nudge crosses a kink, there is no slope to agree on.`;
}

/** @type {Readonly<Record<string, string>>} */
export const parameterNames = {
  weight: 'a weight into',
  bias: 'the bias of',
  gamma: 'γ of',
  beta: 'β of',
};

/** While the pass is under way. */
export const atTheEnd = 'At the end of the pass, when every gradient is there.';

export const ways = 'The gradient as a sum of ways';

/**
 * @param {number} count
 * @param {string} gradient
 * @returns {string}
 */
export function waysTogether(count, gradient) {
  return count === 1
    ? `One way to the loss; it gives ${gradient}.`
    : `${wayCount(count)} to the loss; together they give ${gradient}.`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function wayCount(count) {
  if (count === 1) return 'one way';
  return `${count < 1e6 ? count.toLocaleString('en-GB') : formatNumber(count)} ways`;
}

export const chooseWay = 'The largest';

/**
 * @param {number} share of the gradient
 * @returns {string}
 */
export function wayShare(share) {
  return `${formatNumber(100 * share, 2)} %`;
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
export const product = 'this way';
export const putBack = 'Put back';

/**
 * @param {string} written
 * @param {string} before
 * @returns {string}
 */
export function wouldBe(written, before) {
  return `With your numbers this way gives ${written} in place of ${before}.`;
}

export const allClosed = 'No way is open: each has a factor that is 0.';
export const costs = 'What it costs';
export const slowWay = 'Do it the slow way';

/**
 * @param {string} count of ways
 * @param {number} parameters
 * @returns {string}
 */
export function costLine(count, parameters) {
  return `Backpropagation: one sweep, for all ${parameters} parameters. All ways of this one gradient, one by one: ${count}. Nudging every parameter: ${2 * parameters} passes.`;
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
