/** What the comparison of two networks says. */
import { answered } from './experiment.js';
import { formatNumber } from './format.js';
import { hiddenLayers } from './pass.js';
import { optimizerLabels } from './learning.js';
import { activationLabels, initializerLabels } from './settings.js';

export const title = 'Two networks compared';
export const breaksIt = 'What breaks it';
export const helpsIt = 'What helps';

export const broken = 'Broken';
export const repaired = 'Repaired';
export const change = 'Change it';
export const lossTitle = 'Loss of both';
export const relativeLossTitle = 'Loss of both, as a share of what it was at the start';

/** @typedef {keyof typeof experiments} ExperimentName */

/** Each experiment's name, and what to look for. */
export const experiments = /** @type {const} */ ({
  depth: {
    name: 'Depth',
    look: 'Ten layers of sigmoid beside three: the same points, the same rule. Look at the lowest row of the strips.',
  },
  rate: {
    name: 'A larger rate',
    look: 'A hundred times the rate, for the same ten layers. If the steps are too small, this should help. Look at the loss.',
  },
  neurons: {
    name: 'More neurons',
    look: 'Thirty-two neurons a layer in place of eight. Look at how pale the lower layers are.',
  },
  large: {
    name: 'Large weights',
    look: 'Tanh with weights ten times their usual size: its neurons sit where tanh is flat. Open “what its neurons answer”.',
  },
  exploding: {
    name: 'Exploding',
    look: 'ReLU with weights five times their usual size: the signal grows from layer to layer. Look at the first step.',
  },
  dead: {
    name: 'Dead ReLUs',
    look: 'ReLU with three neurons a layer: if all three of a layer are off, nothing passes. Count the seeds: some are born dead.',
  },
  saturated: {
    name: 'Saturation',
    look: 'One layer with weights ten times their usual size, and the squared error: neurons that are wrong and sure have hardly a gradient. No gradient is not a good weight. Cross-entropy has one.',
  },
  relu: {
    name: 'ReLU',
    look: 'ReLU with Kaiming’s weights, and a rate that suits it: active neurons pass the signal as it is.',
  },
  tanh: {
    name: 'Tanh',
    look: 'Tanh with Xavier’s weights: its slope is 1 in the middle, four times the sigmoid’s.',
  },
  wider: {
    name: 'Wider sigmoid',
    look: 'Still a sigmoid: with weights four times as large, and biases that put its neurons in the middle, it is a tanh in disguise.',
  },
  shortcuts: {
    name: 'Shortcuts',
    look: 'Still a sigmoid: each layer adds what it was given to what it makes of it, so the signal has a way around.',
  },
  normalization: {
    name: 'Normalisation',
    look: 'Tanh with weights ten times too large, and the same with its sums brought back to size in each layer. It does not help everywhere: try it on ten layers of sigmoid.',
  },
});

export const pace = 'Speed';

export const paceLabels = /** @type {const} */ ({
  1: '1 step a frame',
  15: '15 steps a frame',
  1000: 'As fast as it can',
});

/**
 * @typedef {object} Described
 * @property {number} depth
 * @property {number} width
 * @property {keyof typeof activationLabels} activation
 * @property {keyof typeof initializerLabels} initializer
 * @property {number} gain
 * @property {boolean} centered
 * @property {boolean} shortcuts
 * @property {boolean} normalized
 * @property {string} loss
 * @property {keyof typeof optimizerLabels} optimizer
 * @property {number} rate
 * @property {number} clip
 *
 * @param {Described} learning
 * @returns {string}
 */
export function describe(learning) {
  const { depth, width, activation, initializer, gain, optimizer, rate, clip } = learning;
  return [
    `${hiddenLayers(depth)} of ${width}`,
    activationLabels[activation],
    ...(initializer === 'matched' ? [] : [initializerLabels[initializer]]),
    ...(gain === 1 ? [] : [`weights × ${gain}`]),
    ...(learning.centered ? ['centred biases'] : []),
    ...(learning.shortcuts ? ['shortcuts'] : []),
    ...(learning.normalized ? ['normalised'] : []),
    ...(learning.loss === 'squared_error' ? ['squared error'] : []),
    `${optimizerLabels[optimizer]}, rate ${rate}`,
    ...(clip > 0 ? [`clipped at ${clip}`] : []),
  ].join(' · ');
}

/**
 * @typedef {object} Found
 * @property {number} right share of the points
 * @property {number} loss
 * @property {number} moved by the first layer
 * @property {number} peak the largest loss on the way
 * @property {string | null} divergence
 *
 * @param {number} steps
 * @param {Found} one
 * @param {Found} other
 * @returns {string}
 */
export function verdict(steps, one, other) {
  if (steps === 0) return 'Press Learn: both begin with their first weights.';
  const start = `After ${steps.toLocaleString('en-GB')} steps`;
  return `${start}, the broken network ${result(one)}; the repaired one ${result(other)}.`;
}

/** A loss above this is that of a network whose numbers have exploded. */
const exploded = 100;

/** @param {Found} found */
function result({ right, loss, moved, peak, divergence }) {
  if (divergence !== null) return `blew up (${divergence})`;
  if (peak > exploded) {
    return `blew up: its loss reached ${formatNumber(peak)}, and it ${answered(loss, right)}`;
  }
  return `${answered(loss, right)}, its first layer has moved by ${formatNumber(moved, 2)}`;
}

/**
 * @param {number} seeds
 * @returns {string}
 */
export function countBoth(seeds) {
  return `Just luck? Try both with ${seeds} seeds`;
}

/**
 * @param {{seeds: number, broken: number[], repaired: number[]}} count how many learned, of how many tried
 * @param {string} meaning of having learned
 * @returns {string}
 */
export function countedBoth({ seeds, broken: [a, of], repaired: [b, also] }, meaning) {
  if (of + also < 2 * seeds) return `Broken: ${a} of ${of} learned; repaired: ${b} of ${also}.`;
  return `Of ${seeds} seeds, the broken one learned with ${a}, the repaired one with ${b}: ${meaning}.`;
}
