/** The numbers to work out by hand, and how an answer is marked. */
import { unitName } from '../inspector/explain.js';
import * as words from '../words/hand.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../engine/session.js').Answered} Answered
 * @typedef {'deltas' | 'gradients' | 'both'} Kind
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
/** The digits that an answer should have. */
const digitsAsked = 3;
/** How far off an answer may be, as a share: whoever works by hand goes on with rounded numbers. */
export const slack = 0.006;

/**
 * @param {Frame} frame at the end of its pass
 * @param {Kind} kind
 * @returns {Blank[]} in the order of backpropagation: from the output on
 */
export function blanksOf(frame, kind) {
  const layers = Array.from({ length: frame.outputLayer }, (_, k) => frame.outputLayer - k);
  const deltas = layers.flatMap((l) =>
    (frame.layers[l].deltas ?? [])
      .slice(0, mostOfLayer)
      .map((right, unit) => deltaBlank(frame, l, unit, right)),
  );
  const gradients = layers.flatMap((l) =>
    (frame.layers[l].gradients?.[0] ?? [])
      .slice(0, mostOfLayer - 1)
      .map((right, from) => gradientBlank(frame, l, from, right)),
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
  return Math.min(...blanksOf(frame, kind).map(({ place }) => place.layer)) - 1;
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @param {number} right
 * @returns {Blank}
 */
function deltaBlank(frame, layer, unit, right) {
  const name = words.deltaOf(unitName(frame, layer, unit));
  return { name, place: { name: 'delta', layer, unit }, right };
}

/**
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} from the weight leads from there to the layer's first neuron
 * @param {number} right
 * @returns {Blank}
 */
function gradientBlank(frame, layer, from, right) {
  const names = [unitName(frame, layer - 1, from), unitName(frame, layer, 0)];
  const place = /** @type {const} */ ({ name: 'weight_gradient', layer, unit: 0, from });
  return { name: words.gradientOf(names[0], names[1]), place, right };
}

/**
 * @param {Blank} blank
 * @param {import('./written-number.js').WrittenNumber} answer
 * @returns {Verdict}
 */
export function marked({ right }, { number, digits }) {
  if (Math.abs(number - right) <= slack * Math.abs(right)) return 'right';
  const isShort = digits > 0 && digits < digitsAsked;
  return isShort && Number(right.toPrecision(digits)) === number ? 'rounded' : 'wrong';
}
