/** The numbers to work out by hand, and how an answer is marked. */
import { unitName } from '../inspector/explain.js';
import * as words from '../words/hand.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../engine/session.js').Answered} Answered
 * @typedef {'deltas' | 'gradients' | 'both' | 'pass'} Kind
 *
 * @typedef {object} Blank
 * @property {string} name
 * @property {Omit<Answered, 'number' | 'digits' | 'decimals'>} place
 * @property {number} right
 *
 * @typedef {'right' | 'rounded' | 'wrong'} Verdict rounded: right, but to fewer digits than asked
 */

/** The most blanks per layer, and of each kind in all: more would be tedious. */
const [mostOfLayer, mostOfKind] = [3, 9];
/** The most of a whole pass, forward and back. */
const [mostForward, mostBackward] = [8, 14];
/** The digits that an answer should have. */
const digitsAsked = 3;
/** How far off an answer may be, as a share: whoever works by hand goes on with rounded numbers. */
export const slack = 0.006;

/**
 * @param {Frame} frame at the end of its pass
 * @param {Kind} kind
 * @returns {Blank[]} in the order of the computation: of the backward pass, from the output on
 */
export function blanksOf(frame, kind) {
  const layers = Array.from({ length: frame.outputLayer }, (_, k) => frame.outputLayer - k);
  const deltas = layers.flatMap((l) => deltaBlanks(frame, l));
  const gradients = layers.flatMap((l) => gradientBlanks(frame, l));
  if (kind === 'deltas') return deltas.slice(0, mostOfKind);
  if (kind === 'gradients') return gradients.slice(0, mostOfKind);
  if (kind === 'both') return [...deltas.slice(0, mostOfKind), ...gradients.slice(0, mostOfKind)];
  const forward = layers.map((l) => forwardBlanks(frame, l)).reverse();
  const backward = layers.flatMap((l) => [
    ...deltaBlanks(frame, l),
    ...gradientBlanks(frame, l),
    ...biasGradientBlanks(frame, l),
  ]);
  return [...forward.flat().slice(-mostForward), ...backward.slice(0, mostBackward)];
}

/**
 * @param {readonly Blank[]} blanks
 * @returns {number} the first layer whose numbers the blanks need: the one before the last that is asked for
 */
export function deepestAsked(blanks) {
  return Math.min(...blanks.map(({ place }) => place.layer)) - 1;
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {Blank[]}
 */
function forwardBlanks(frame, layer) {
  const { preactivations, activations, rule } = frame.layers[layer];
  return (preactivations ?? []).slice(0, mostOfLayer).flatMap((z, unit) => {
    const neuron = unitName(frame, layer, unit);
    const sum = blank(words.preactivationOf(neuron), { name: 'preactivation', layer, unit }, z);
    // What a normalised layer makes of z takes more than a line.
    if (rule.normalized) return [sum];
    const place = /** @type {const} */ ({ name: 'activation', layer, unit });
    return [sum, blank(words.activationOf(neuron), place, activations?.[unit] ?? NaN)];
  });
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {Blank[]}
 */
function deltaBlanks(frame, layer) {
  return (frame.layers[layer].deltas ?? [])
    .slice(0, mostOfLayer)
    .map((right, unit) =>
      blank(words.deltaOf(unitName(frame, layer, unit)), { name: 'delta', layer, unit }, right),
    );
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {Blank[]} of the weights that lead to its first neuron
 */
function gradientBlanks(frame, layer) {
  const to = unitName(frame, layer, 0);
  return (frame.layers[layer].gradients?.[0] ?? []).slice(0, mostOfLayer - 1).map((right, from) => {
    const place = /** @type {const} */ ({ name: 'weight_gradient', layer, unit: 0, from });
    return blank(words.gradientOf(unitName(frame, layer - 1, from), to), place, right);
  });
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @returns {Blank[]}
 */
function biasGradientBlanks(frame, layer) {
  const { biases, deltas } = frame.layers[layer];
  return biases.slice(0, mostOfLayer - 1).map((_, unit) => {
    const place = /** @type {const} */ ({ name: 'bias_gradient', layer, unit });
    return blank(words.biasGradientOf(unitName(frame, layer, unit)), place, deltas?.[unit] ?? NaN);
  });
}

/**
 * @param {string} name
 * @param {Blank['place']} place
 * @param {number} right
 * @returns {Blank}
 */
function blank(name, place, right) {
  return { name, place, right };
}

/**
 * @param {Pick<Blank, 'right'>} blank
 * @param {import('./written-number.js').WrittenNumber} answer
 * @returns {Verdict}
 */
export function marked({ right }, { number, digits }) {
  if (Math.abs(number - right) <= slack * Math.abs(right)) return 'right';
  const isShort = digits > 0 && digits < digitsAsked;
  return isShort && Number(right.toPrecision(digits)) === number ? 'rounded' : 'wrong';
}
