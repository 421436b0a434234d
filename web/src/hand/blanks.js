/** The blanks to work out by hand: their right numbers, and the results of likely slips. */
import { deltaIsDifference, unitName } from '../inspector/explain.js';
import * as words from '../words/hand.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../words/hand.js').SlipName} SlipName
 * @typedef {'deltas' | 'gradients' | 'both'} Kind
 * @typedef {{name: SlipName, value: number}} Slip
 *
 * @typedef {object} Blank
 * @property {string} name
 * @property {number} right
 * @property {Slip[]} slips the wrong numbers that likely slips lead to
 */

/** The most blanks per layer, and of each kind in all: more would be tedious. */
const [mostOfLayer, mostOfKind] = [3, 9];
/** The relative tolerance of an answer, for three digits. */
const tolerance = 0.006;

/**
 * @param {Frame} frame at the end of its pass
 * @param {Kind} kind
 * @param {number} learningRate of the update, which a reader may wrongly apply before the backward pass
 * @returns {Blank[]} in the order of backpropagation: from the output on
 */
export function blanksOf(frame, kind, learningRate) {
  const layers = Array.from({ length: frame.outputLayer }, (_, k) => frame.outputLayer - k);
  const deltas = layers.flatMap((l) =>
    (frame.layers[l].deltas ?? [])
      .slice(0, mostOfLayer)
      .map((_, unit) => deltaBlank(frame, l, unit, learningRate)),
  );
  const gradients = layers.flatMap((l) =>
    (frame.layers[l].gradients?.[0] ?? [])
      .slice(0, mostOfLayer - 1)
      .map((_, from) => gradientBlank(frame, l, 0, from, learningRate)),
  );
  return [
    ...(kind === 'gradients' ? [] : deltas.slice(0, mostOfKind)),
    ...(kind === 'deltas' ? [] : gradients.slice(0, mostOfKind)),
  ];
}

/**
 * @param {Frame} frame
 * @param {Kind} kind
 * @returns {number} the first layer whose numbers the blanks need: the one before the last that is asked for
 */
export function deepestAsked(frame, kind) {
  const countsOf = (/** @type {number} */ most, /** @type {(l: number) => number} */ width) => {
    let [asked, l] = [0, frame.outputLayer + 1];
    while (asked < mostOfKind && l > 1) asked += Math.min(width(--l), most);
    return l;
  };
  const ends = [
    ...(kind === 'gradients' ? [] : [countsOf(mostOfLayer, (l) => frame.layers[l].weights.length)]),
    ...(kind === 'deltas'
      ? []
      : [countsOf(mostOfLayer - 1, (l) => frame.layers[l].weights[0].length)]),
  ];
  return Math.min(...ends) - 1;
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @param {number} learningRate
 * @returns {Blank}
 */
function deltaBlank(frame, layer, unit, learningRate) {
  const right = frame.layers[layer].deltas?.[unit] ?? NaN;
  return {
    name: words.deltaOf(unitName(frame, layer, unit)),
    right,
    slips: likely(right, deltaSlips(frame, layer, unit, learningRate)),
  };
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @param {number} from
 * @param {number} learningRate
 * @returns {Blank}
 */
function gradientBlank(frame, layer, unit, from, learningRate) {
  const { gradients } = frame.layers[layer];
  const right = gradients?.[unit][from] ?? NaN;
  const activation = frame.layers[layer - 1].activations?.[from] ?? NaN;
  const slips = deltaSlips(frame, layer, unit, learningRate).map(({ name, value }) => ({
    name,
    value: value * activation,
  }));
  const swapped = gradients?.[from]?.[unit];
  if (swapped !== undefined) slips.push({ name: 'transposed', value: swapped });
  const names = [unitName(frame, layer - 1, from), unitName(frame, layer, unit)];
  return { name: words.gradientOf(names[0], names[1]), right, slips: likely(right, slips) };
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @param {number} learningRate
 * @returns {Slip[]} the slips for δ
 */
function deltaSlips(frame, layer, unit, learningRate) {
  const { deltas, slopes, activationGradients } = frame.layers[layer];
  const right = deltas?.[unit] ?? NaN;
  const slope = slopes?.[unit] ?? NaN;
  /** @type {Slip[]} */
  const slips = [{ name: 'sign', value: -right }];
  if (layer === frame.outputLayer) {
    // If the slope has cancelled in δ, no reader can forget it: the likely slip is to answer ∂L/∂a.
    const name = deltaIsDifference(frame, layer) ? 'toActivation' : 'slope';
    return [...slips, { name, value: right / slope }];
  }
  slips.push({ name: 'slope', value: activationGradients?.[unit] ?? NaN });
  const after = frame.layers[layer + 1];
  if (after.rule.residual || frame.layers[layer].rule.normalized) return slips;
  const sum = (/** @type {(k: number) => number} */ weight) =>
    (after.deltas ?? []).reduce((all, delta, k) => all + weight(k) * delta, 0);
  const row = after.weights[unit];
  if (row && row.length >= after.weights.length) {
    slips.push({ name: 'transposed', value: slope * sum((k) => row[k]) });
  }
  const updated = (/** @type {number} */ k) =>
    after.weights[k][unit] - learningRate * (after.gradients?.[k][unit] ?? NaN);
  slips.push({ name: 'updated', value: slope * sum(updated) });
  return slips;
}

/**
 * @param {number} right
 * @param {readonly Slip[]} slips
 * @returns {Slip[]} those that differ visibly from the right number
 */
function likely(right, slips) {
  return slips.filter(
    ({ value }) => Number.isFinite(value) && value !== 0 && !isNear(value, right, 3 * tolerance),
  );
}

/**
 * @param {number} number
 * @param {number} wanted
 * @param {number} share of it
 * @returns {boolean}
 */
function isNear(number, wanted, share) {
  return Math.abs(number - wanted) <= share * Math.abs(wanted);
}

/**
 * @param {Blank} blank
 * @param {number} answer
 * @returns {{correct: boolean, slip: SlipName | null}} slip: the one that
 *   leads to this answer, if any
 */
export function marked({ right, slips }, answer) {
  if (isNear(answer, right, tolerance)) return { correct: true, slip: null };
  const made = slips.filter(({ value }) => isNear(answer, value, tolerance));
  const nearest = made.sort(
    (one, other) => Math.abs(one.value - answer) - Math.abs(other.value - answer),
  )[0];
  return { correct: false, slip: nearest?.name ?? null };
}
