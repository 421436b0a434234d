/** The sums that a number is made of, term by term, and the way to the loss along the strongest ones. */
import { formatNumber } from '../words/format.js';
import * as words from '../words/why.js';
import { backward, deltaIsDifference, forward, unitName } from './explain.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('./explain.js').Part} Part
 *
 * @typedef {object} Term
 * @property {string} name
 * @property {Part[]} parts its factors
 * @property {number} value
 * @property {NetworkPart | null} place where it comes from; null if nothing can be looked at
 *
 * @typedef {object} Sum
 * @property {Part[]} title
 * @property {'forward' | 'backward'} role of its terms
 * @property {Term[]} terms
 * @property {number} factor what their sum is multiplied with
 */

/**
 * @param {Frame} frame
 * @param {NetworkPart} selection
 * @returns {Sum[]} none where there is nothing to be added up; what the pass has not reached is NaN, and
 *   written as a question mark, so that its place is kept
 */
export function sumsOf(frame, { layer, unit, from }) {
  if (layer === 0 || layer > frame.outputLayer) return [];
  const back = backwardSums(frame, layer, unit);
  return from === null ? [...forwardSums(frame, layer, unit), ...back] : back;
}

/**
 * z = Σ w·a + b.
 *
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Sum[]}
 */
function forwardSums(frame, layer, unit) {
  const { weights, biases, preactivations } = frame.layers[layer];
  const inputs = frame.layers[layer - 1].activations;
  const write = writer(frame);
  const terms = weights[unit].map((w, i) => ({
    name: unitName(frame, layer - 1, i),
    parts: [{ text: `w ${write(w)} × a ` }, forward(write(inputs?.[i]))],
    value: w * (inputs?.[i] ?? NaN),
    place: { layer, unit, from: i },
  }));
  const bias = { name: words.bias, parts: [], value: biases[unit], place: null };
  const title = [
    forward(`z = ${write(preactivations?.[unit])}`),
    { text: `: ${words.sumOfInputs}` },
  ];
  return [{ title, role: 'forward', terms: [...terms, bias], factor: 1 }];
}

/**
 * δ of a neuron: at the output, from the loss; below it, from the layer after.
 *
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Sum[]}
 */
function backwardSums(frame, layer, unit) {
  const { deltas, slopes, activationGradients, normalizationFactors, rule } = frame.layers[layer];
  const write = writer(frame);
  const delta = backward(`δ = ${write(deltas?.[unit])}`);
  if (layer === frame.outputLayer) return [outputSum(frame, unit, delta)];
  const waysOn = waysOnOf(frame, layer, unit);
  if (!rule.normalized) {
    const slope = slopes?.[unit] ?? NaN;
    const title = [delta, { text: `: ${words.slopeTimes(write(slope))}` }];
    return [{ title, role: 'backward', terms: waysOn, factor: slope }];
  }
  const terms = frame.layers[layer].biases.map((_, k) => {
    const gradient = (activationGradients?.[k] ?? NaN) * (slopes?.[k] ?? NaN);
    const factor = normalizationFactors?.[k][unit] ?? NaN;
    return {
      name: unitName(frame, layer, k),
      parts: [{ text: `∂u/∂z ${write(factor)} × ∂L/∂u ` }, backward(write(gradient))],
      value: factor * gradient,
      place: k === unit ? null : { layer, unit: k, from: null },
    };
  });
  const ofActivation = backward(write(activationGradients?.[unit]));
  return [
    {
      title: [delta, { text: `: ${words.normalizedSum}` }],
      role: 'backward',
      terms,
      factor: 1,
    },
    {
      title: [{ text: `${words.gradientOfActivation} ` }, ofActivation],
      role: 'backward',
      terms: waysOn,
      factor: 1,
    },
  ];
}

/**
 * ∂L/∂a: w·δ over the weights that the neuron feeds, and around a residual layer, what is there.
 *
 * @param {Frame} frame
 * @param {number} layer
 * @param {number} unit
 * @returns {Term[]}
 */
function waysOnOf(frame, layer, unit) {
  const after = frame.layers[layer + 1];
  const write = writer(frame);
  const terms = after.weights.map((row, k) => {
    const delta = after.deltas?.[k] ?? NaN;
    return {
      name: unitName(frame, layer + 1, k),
      parts: [{ text: `w ${write(row[unit])} × δ ` }, backward(write(delta))],
      value: row[unit] * delta,
      place: { layer: layer + 1, unit: k, from: null },
    };
  });
  if (!after.rule.residual) return terms;
  const beyond = after.activationGradients?.[unit] ?? NaN;
  const shortcut = {
    name: words.shortcut,
    parts: [{ text: '1 × ∂L/∂a ' }, backward(write(beyond))],
    value: beyond,
    place: { layer: layer + 1, unit, from: null },
  };
  return [...terms, shortcut];
}

/**
 * @param {Frame} frame
 * @param {number} unit
 * @param {Part} delta
 * @returns {Sum}
 */
function outputSum(frame, unit, delta) {
  const { activations, slopes } = frame.layers[frame.outputLayer];
  const write = writer(frame);
  const [answer, target] = [activations?.[unit] ?? NaN, frame.targets[unit]];
  const isDifference = deltaIsDifference(frame, frame.outputLayer);
  const slope = slopes?.[unit] ?? NaN;
  const said = isDifference
    ? words.differenceOf
    : `${words.slopeTimesDifference} (${words.slopeHere} ${write(slope)})`;
  return {
    title: [delta, { text: `: ${said}` }],
    role: 'backward',
    terms: [
      {
        name: words.answer,
        parts: [forward(`a ${write(answer)}`)],
        value: answer,
        place: null,
      },
      {
        name: words.target,
        parts: [{ text: `−y ${write(-target)}` }],
        value: -target,
        place: { layer: frame.outputLayer + 1, unit, from: null },
      },
    ],
    factor: isDifference ? 1 : slope,
  };
}

/**
 * From what is looked at to the loss, each time on to where the largest part of δ comes from.
 *
 * @param {Frame} frame
 * @param {NetworkPart} selection
 * @returns {NetworkPart[]} with it, and with the loss; a unit of −1 where the pass has not been
 */
export function strongestWay(frame, selection) {
  const way = [selection];
  let { layer, unit } = selection;
  if (layer === 0 || layer > frame.outputLayer) return way;
  if (selection.from !== null) way.push({ layer, unit, from: null });
  while (layer < frame.outputLayer) {
    const isKnown = unit >= 0 && frame.layers[layer].deltas !== null;
    if (isKnown) {
      const terms = waysOnOf(frame, layer, unit);
      unit = /** @type {NetworkPart} */ (terms[largestOf(terms)].place).unit;
    } else unit = frame.layers[layer + 1].biases.length === 1 ? 0 : -1;
    layer += 1;
    way.push({ layer, unit, from: null });
  }
  return [...way, { layer: frame.outputLayer + 2, unit: 0, from: null }];
}

/**
 * @param {readonly Term[]} terms
 * @returns {number} the index of the largest, sign left aside
 */
export function largestOf(terms) {
  const sizes = terms.map(({ value }) => Math.abs(value));
  return Math.max(sizes.indexOf(Math.max(...sizes)), 0);
}

/**
 * @param {Pick<Frame, 'digits'>} frame
 * @returns {(number: number | undefined) => string} a question mark, where the pass has not been
 */
export function writer({ digits }) {
  return (number) =>
    number === undefined || Number.isNaN(number) ? '?' : formatNumber(number, digits);
}
