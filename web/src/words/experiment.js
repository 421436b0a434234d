/** What is said of each network of the comparison. */
import { percent } from './arms.js';
import { formatNumber } from './format.js';

export const lossAxis = 'mean loss of the points';
export const relativeLossAxis = 'loss ÷ loss at the start';
export const stepAxis = 'step';
export const lossNow = 'loss ';

export const learn = 'Learn';
export const pause = 'Pause';
export const oneStep = 'One step';
export const again = 'Restart';

export const stripKey =
  'Gradient of each layer as a share of the output’s, step by step: dark: as much; white: below 10⁻⁸. Bars: how far the layer has moved.';
export const layerColumns = ['layer', 'mean |δ| at first', 'now', 'moved by', 'slope f′'];

/**
 * @param {number} steps
 * @returns {string}
 */
export function stepsMade(steps) {
  return `Step ${steps.toLocaleString('en-GB')}`;
}

/** A loss near this is that of one who answers 50 : 50. */
const guessing = Math.LN2;
const near = 0.01;

/**
 * @param {number} loss
 * @param {number} right share of the points
 * @returns {string}
 */
export function answered(loss, right) {
  if (Math.abs(loss - guessing) < near) return 'is stuck at the loss of answering 50 : 50';
  return `has ${percent(right)} of the points right`;
}

/**
 * @param {{step: number, magnitudes: Float64Array}} now
 * @param {Float64Array} movement
 * @returns {string}
 */
export function stripSpoken({ step, magnitudes }, movement) {
  const last = magnitudes.length - 1;
  return `Gradient by layer at step ${step}: output ${formatNumber(magnitudes[last])}, first hidden layer ${formatNumber(magnitudes[0])}, which moved by ${formatNumber(movement[0])}.`;
}

/**
 * @param {string} name of a network
 * @returns {string}
 */
export function layersAsTable(name) {
  return `${name}: its layers as a table`;
}

/**
 * @param {string} name of a network
 * @returns {string}
 */
export function activationsOf(name) {
  return `${name}: what its neurons answer`;
}

export const activationsKey =
  'How often the activations of each layer take which value, over all points. At the ends a sigmoid or tanh is saturated; a ReLU at 0 is off.';
export const activationsSpoken = 'Histogram of the activations of each layer';

/** @param {number} number */
function signed(number) {
  return String(number).replace('-', '−');
}

/**
 * @param {number} end
 * @param {boolean} isOpen whether what is below counts there too
 * @returns {string}
 */
export function lowerEnd(end, isOpen) {
  return isOpen ? `${signed(end)} or less` : signed(end);
}

/**
 * @param {number} end
 * @param {boolean} isOpen whether what is above counts there too
 * @returns {string}
 */
export function upperEnd(end, isOpen) {
  return isOpen ? `${signed(end)} or more` : signed(end);
}
