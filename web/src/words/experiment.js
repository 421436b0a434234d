/** What "Now Break It" says. */
import { formatCount, formatNumber } from './format.js';
import { hiddenLayers } from './pass.js';
import { activationLabels } from './settings.js';

export const title = 'Now Break It';

export const plotTitle = 'How much reaches the first layer, by depth';
export const plotCaption = 'first hidden layer’s mean error signal |δ| ÷ the output’s';
export const depthAxis = 'depth';
export const covered = 'Covered, until you have drawn your guess.';

export const lossTitle = 'Loss';
export const lossAxis = 'mean loss of the points';
export const stepAxis = 'step';
export const lossNow = 'loss ';
export const networkLearning = 'The network';

export const learn = 'Learn';
export const pause = 'Pause';
export const oneStep = 'One step';
export const again = 'Again';
export const stopCount = 'Stop counting';
export const seeds = 'seeds';

export const mapKey = 'What it answers: plain 0, orange 1. Its points: hollow 0, filled 1.';
export const classesKey =
  'Orange: how sure it is of the class that wins; lines: where another does. A shape for each class.';
export const stripKey =
  'Gradient of each layer, step by step: full blue is 1, none 10⁻¹⁰ or less. Bars: how far it moved.';
export const layerColumns = ['layer', 'mean |δ| at first', 'now', 'moved by', 'slope f′'];

export const predictionTitle = 'First, a guess: it frees the depth slider';
export const predictionTask =
  'Ten hidden layers, sigmoid. The output’s error signal counts as 1. How much of it reaches each hidden layer? Draw the bars.';
export const checkGuess = 'Check';
export const showMe = 'Show me';

/**
 * @param {string} layer its name
 * @returns {string}
 */
export function numberOf(layer) {
  return `${layer}, as a number`;
}

/**
 * @param {string} typed
 * @returns {string}
 */
export function wrongShare(typed) {
  return `Expected a number from 0 to 1, found ${JSON.stringify(typed)}.`;
}

/**
 * @param {number} share
 * @returns {string}
 */
export function youSaid(share) {
  return `, you said ${formatNumber(share)}`;
}

/**
 * @param {number} seeds
 * @returns {string}
 */
export function bandKey(seeds) {
  return `Before the first step. Line: the median of ${seeds} seeds; band: ${0.8 * seeds} of them. Press a depth to try it above.`;
}

/**
 * @param {number} share of the output's error signal that reaches the first layer: a median
 * @param {{guess: number | null, isRight: boolean, seeds: number}} answered
 * @returns {string}
 */
export function predictionVerdict(share, { guess, isRight, seeds }) {
  const truth = `the first hidden layer gets 1 part in ${formatCount(1 / share)} (median of ${seeds} seeds)`;
  const wrong = guess === null ? 'Here it is' : `You said ${formatNumber(guess)}`;
  return `${isRight ? 'Yes, next to nothing' : wrong}: ${truth}. The depth slider is free now.`;
}

/**
 * @param {{depth: number, width: number, activation: keyof typeof activationLabels, seed: number, rate: number}} learning
 * @returns {string}
 */
export function settingOf({ depth, width, activation, seed, rate }) {
  const layers = `${hiddenLayers(depth)} of ${width}`;
  return `${layers} · ${activationLabels[activation]} · gradient descent, rate ${rate} · seed ${seed}`;
}

/**
 * @param {number} steps
 * @returns {string}
 */
export function stepsMade(steps) {
  return `Step ${steps.toLocaleString('en-GB')}`;
}

/** @param {number} share */
function percent(share) {
  return `${Math.floor(100 * share)} %`;
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
  if (Math.abs(loss - guessing) < near) return 'answers 50 : 50 everywhere';
  return `has ${percent(right)} of the points right`;
}

/**
 * @param {{activation: string, depth: number, steps: number, loss: number, right: number, moved: number,
 *   divergence: string | null}} found
 * @returns {string}
 */
export function verdict({ activation, depth, steps, loss, right, moved, divergence }) {
  const start = `${activation}, ${hiddenLayers(depth)}, after ${steps.toLocaleString('en-GB')} steps`;
  if (divergence !== null) return `${start}: it blew up. ${divergence}.`;
  return `${start}: it ${answered(loss, right)}. Its first layer has moved by ${formatNumber(moved, 2)}.`;
}

/**
 * @param {number} seeds
 * @returns {string}
 */
export function countSeeds(seeds) {
  return `Not luck? Try ${seeds} seeds`;
}

/**
 * @param {{tried: number, seeds: number, learned: number}} count
 * @param {string} meaning of having learned
 * @returns {string}
 */
export function countedSeeds({ tried, seeds, learned }, meaning) {
  if (tried < seeds) return `${tried} of ${seeds} tried, ${learned} learned`;
  return `Learned with ${learned} of ${seeds} seeds: ${meaning}.`;
}

/**
 * @param {number} right the share of points that are answered right
 * @returns {string} what the map shows, for those who do not see it
 */
export function mapSpoken(right) {
  return `What the network answers over the plane; ${percent(right)} of the points are right.`;
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

/**
 * @param {number} right share of the points
 * @param {number | null} fresh share of points that it has not seen; null where there are none
 * @returns {string}
 */
export function rightOf(right, fresh) {
  const known = `right: ${percent(right)} of its points`;
  return fresh === null ? known : `${known}, ${percent(fresh)} of others`;
}
